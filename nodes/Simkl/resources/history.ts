import { OUTCOMES } from '../../../services/shared/sync/outcomes';
import {
	addToHistory,
	addWholeShow,
	removedCount,
	removeFromHistory,
} from '../../../services/simkl';
import { optionsField } from '../../shared/action/fields/commonFields';
import { asResults } from '../../shared/action/operation';
import type { Operation, Resource } from '../../shared/action/operation';
import { HISTORY_FIELDS, historySubjectFrom, REWATCH_FIELD } from '../subjectFields';

const add: Operation = {
	value: 'add',
	name: 'Add',
	action: 'Add play to history',
	description: 'Add a play with its date, unless Simkl has one of that title already',
	fields: [
		...HISTORY_FIELDS,
		{
			displayName: 'Mark Every Aired Episode',
			name: 'wholeShow',
			type: 'boolean',
			default: false,
			description: 'Whether everything of the show that has aired shall be marked as watched',
			displayOptions: { show: { mediaType: ['show'] } },
		},
		{
			displayName: 'Watched At',
			name: 'watchedAt',
			type: 'dateTime',
			default: '',
			description: 'When it was watched; now if left empty',
		},
		optionsField(REWATCH_FIELD),
	],

	async execute({ client, parameters }) {
		const subject = historySubjectFrom(parameters, 'wholeShow');
		const now = new Date(client.clock.now()).toISOString();
		const watchedAt = parameters.moment('watchedAt') ?? now;
		if ('whole' in subject) {
			const answer = await addWholeShow(client, subject, watchedAt);
			return asResults([
				{ watched_at: watchedAt, ...answer, status: 'added', code: 'addedToHistory' },
			]);
		}
		const rewatch = parameters.group('options').flag('addRewatches');
		const { answer, code, reason } = await addToHistory(client, subject, watchedAt, { rewatch });
		const why = reason === undefined ? {} : { reason };
		return asResults([{ watched_at: watchedAt, ...answer, status: OUTCOMES[code], code, ...why }]);
	},
};

const remove: Operation = {
	value: 'remove',
	name: 'Remove',
	action: 'Remove play from history',
	description:
		'Remove the play of a movie or an episode. Simkl takes a movie or a whole show out of the library with it, and its rating.',
	fields: [
		...HISTORY_FIELDS,
		{
			displayName: 'Remove the Whole Show',
			name: 'wholeShow',
			type: 'boolean',
			default: false,
			description: 'Whether the show shall leave the library with all its plays and its rating',
			displayOptions: { show: { mediaType: ['show'] } },
		},
	],

	async execute({ client, parameters }) {
		const subject = historySubjectFrom(parameters, 'wholeShow');
		const answer = await removeFromHistory(client, subject);
		return asResults([{ deleted: true, removed: removedCount(answer) }]);
	},
};

export const history: Resource = {
	value: 'history',
	name: 'History',
	operations: [add, remove],
};
