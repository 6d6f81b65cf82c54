import { listLibrary } from '../../../services/simkl';
import {
	filtersField,
	PAGING_FIELDS,
	SIMPLIFY_FIELD,
} from '../../shared/action/fields/commonFields';
import { inForm } from '../../shared/action/operation';
import type { Operation, Resource } from '../../shared/action/operation';
import { simplifyEntry } from '../simplify';
import { LISTS, TYPE_FIELD } from '../subjectFields';

const STATUSES = ['completed', 'dropped', 'hold', 'plantowatch', 'watching'] as const;

const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many titles of library',
	description: 'Get the titles of the library, or only those that have changed since a date',
	fields: [
		{
			displayName:
				'Simkl suspends apps that read whole libraries on a timer. This operation asks first whether anything has changed, and reads a list whole only once until n8n restarts. On a schedule, set Changed Since, or use the Simkl Trigger.',
			name: 'libraryNotice',
			type: 'notice',
			default: '',
		},
		...PAGING_FIELDS,
		SIMPLIFY_FIELD,
		filtersField(
			{
				displayName: 'Changed Since',
				name: 'changedSince',
				type: 'dateTime',
				default: '',
				description: 'Only what was added, marked, moved or rated after this moment',
			},
			TYPE_FIELD,
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Completed', value: 'completed' },
					{ name: 'Dropped', value: 'dropped' },
					{ name: 'On Hold', value: 'hold' },
					{ name: 'Plan to Watch', value: 'plantowatch' },
					{ name: 'Watching', value: 'watching' },
				],
				default: 'completed',
			},
		),
	],

	async execute({ client, parameters }) {
		const filters = parameters.filters();
		const entries = await listLibrary(client, {
			type: filters.choice('type', LISTS),
			status: filters.choice('status', STATUSES),
			changedSince: filters.moment('changedSince'),
			limit: parameters.limit(),
		});
		return inForm(entries, parameters, simplifyEntry);
	},
};

export const library: Resource = {
	value: 'library',
	name: 'Library',
	operations: [getAll],
};
