import type { INodeProperties } from 'n8n-workflow';
import { OUTCOMES } from '../../../services/shared/sync/outcomes';
import { addToHistory, listHistory, removeFromHistory } from '../../../services/trakt';
import {
	filtersField,
	PAGING_FIELDS,
	SIMPLIFY_FIELD,
} from '../../shared/action/fields/commonFields';
import { asResults, inForm } from '../../shared/action/operation';
import type { Operation, Resource } from '../../shared/action/operation';
import type { Parameters } from '../../shared/action/parameters';
import { UnusableInput } from '../../shared/action/unusableInput';
import { simplifyHistory } from '../simplify';
import { SUBJECT_FIELDS, subjectFrom } from '../subjectFields';

const add: Operation = {
	value: 'add',
	name: 'Add',
	action: 'Add play to history',
	description: 'Add a play with its date, unless a play of about that time is there already',
	fields: [
		...SUBJECT_FIELDS,
		{
			displayName: 'Watched At',
			name: 'watchedAt',
			type: 'dateTime',
			default: '',
			description: 'When it was watched; now if left empty',
		},
	],

	async execute({ client, parameters }) {
		const subject = subjectFrom(parameters);
		const now = new Date(client.clock.now()).toISOString();
		const watchedAt = parameters.moment('watchedAt') ?? now;
		const { answer, code } = await addToHistory(client, subject, watchedAt);
		return asResults([{ watched_at: watchedAt, ...answer, status: OUTCOMES[code], code }]);
	},
};

const getAll: Operation = {
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

const whenAllPlays = (field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: {
		...field.displayOptions,
		show: { ...field.displayOptions?.show, removeBy: ['subject'] },
	},
});

function historyIdsFrom(parameters: Parameters): number[] {
	const ids = parameters
		.text('historyIds')
		.split(/[\s,]+/)
		.filter(Boolean);
	const wrong = ids.find((id) => !/^\d+$/.test(id) || !Number.isSafeInteger(Number(id)));
	if (wrong === undefined && ids.length > 0) return ids.map(Number);
	throw new UnusableInput(
		wrong === undefined ? 'No history ID is given' : `"${wrong}" is not a history ID`,
		'Give the IDs of single plays as History: Get Many returns them, separated by commas.',
	);
}

const remove: Operation = {
	value: 'remove',
	name: 'Remove',
	action: 'Remove plays from history',
	description: 'Remove single plays, or every play of a movie or an episode',
	fields: [
		{
			displayName: 'Remove',
			name: 'removeBy',
			type: 'options',
			options: [
				{ name: 'All Plays of a Movie or Episode', value: 'subject' },
				{ name: 'Single Plays', value: 'historyIds' },
			],
			default: 'historyIds',
		},
		{
			displayName: 'History IDs',
			name: 'historyIds',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 8412345678, 8412345679',
			description: 'IDs of the plays as History: Get Many returns them, separated by commas',
			displayOptions: { show: { removeBy: ['historyIds'] } },
		},
		...SUBJECT_FIELDS.map(whenAllPlays),
	],

	async execute({ client, parameters }) {
		const target =
			parameters.text('removeBy') === 'subject'
				? { subject: subjectFrom(parameters) }
				: { historyIds: historyIdsFrom(parameters) };
		const answer = await removeFromHistory(client, target);
		return asResults([{ deleted: true, removed: answer.deleted, not_found: answer.not_found }]);
	},
};

export const history: Resource = {
	value: 'history',
	name: 'History',
	operations: [add, getAll, remove],
};
