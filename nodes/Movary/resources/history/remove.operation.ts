import { removeHistory } from '../../../../services/movary';
import { asResults } from '../../../shared/action/operation';
import { UnusableInput } from '../../../shared/action/unusableInput';
import type { MovaryOperation } from '../../client';
import { dayFrom } from '../../days';
import { DAY_FIELD, idFrom, MOVARY_ID_FIELD } from '../../fields';

export const remove: MovaryOperation = {
	value: 'remove',
	name: 'Remove',
	action: 'Remove day from history',
	description: 'Remove the plays of a film on one day; its other days stay',
	fields: [
		MOVARY_ID_FIELD,
		{
			...DAY_FIELD,
			required: true,
			description: "The day to remove, in the workflow's time zone",
		},
	],

	async execute(context) {
		const { client, parameters, userName } = context;
		if (parameters.moment('watchedOn') === undefined) {
			throw new UnusableInput('The day is empty', 'Give the day whose plays are to be removed.');
		}
		const movaryId = idFrom(parameters, 'movaryId');
		await removeHistory(client, { userName, movaryId, watchedAt: dayFrom(context) });
		return asResults([{ deleted: true }]);
	},
};
