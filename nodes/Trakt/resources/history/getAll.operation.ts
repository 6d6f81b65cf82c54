import { listHistory } from '../../../../services/trakt';
import {
	filtersField,
	PAGING_FIELDS,
	SIMPLIFY_FIELD,
} from '../../../shared/action/fields/commonFields';
import { inForm } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { simplifyHistory } from '../../simplify';

export const getAll: Operation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many plays',
	description: 'Get the plays in the history, newest first',
	fields: [
		...PAGING_FIELDS,
		SIMPLIFY_FIELD,
		filtersField(
			{
				displayName: 'Media Type',
				name: 'type',
				type: 'options',
				options: [
					{ name: 'Episodes', value: 'episodes' },
					{ name: 'Movies', value: 'movies' },
					{ name: 'Shows', value: 'shows' },
				],
				default: 'movies',
			},
			{
				displayName: 'Watched After',
				name: 'startAt',
				type: 'dateTime',
				default: '',
				description: 'Only plays at or after this moment',
			},
			{
				displayName: 'Watched Before',
				name: 'endAt',
				type: 'dateTime',
				default: '',
				description: 'Only plays at or before this moment',
			},
		),
	],

	async execute({ client, parameters }) {
		const filters = parameters.filters();
		const plays = await listHistory(client, {
			type: filters.choice('type', ['movies', 'shows', 'episodes']),
			startAt: filters.moment('startAt'),
			endAt: filters.moment('endAt'),
			limit: parameters.limit(),
		});
		return inForm(plays, parameters, simplifyHistory);
	},
};
