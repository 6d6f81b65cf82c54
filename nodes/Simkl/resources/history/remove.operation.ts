import { removedCount, removeFromHistory } from '../../../../services/simkl';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import { historySubjectFrom } from '../../subject';
import { HISTORY_FIELDS } from '../../subjectFields';

export const remove: Operation = {
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
