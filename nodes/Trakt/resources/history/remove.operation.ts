import type { INodeProperties } from 'n8n-workflow';
import { removeFromHistory } from '../../../../services/trakt';
import { asResults } from '../../../shared/action/operation';
import type { Operation } from '../../../shared/action/operation';
import type { Parameters } from '../../../shared/action/parameters';
import { UnusableInput } from '../../../shared/action/unusableInput';
import { subjectFrom } from '../../subject';
import { SUBJECT_FIELDS } from '../../subjectFields';

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

export const remove: Operation = {
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
