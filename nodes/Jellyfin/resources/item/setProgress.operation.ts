import { setProgress as setTo } from '../../../../services/jellyfin';
import { asResults } from '../../../shared/action/operation';
import { UnusableInput } from '../../../shared/action/unusableInput';
import type { JellyfinOperation } from '../../client';
import { ITEM_FIELD, itemIdFrom, USER_FIELD, userIdFrom } from '../../fields/locators';

export const setProgress: JellyfinOperation = {
	value: 'setProgress',
	name: 'Set Progress',
	action: 'Set progress of item',
	description: 'Set the point at which the user can resume a movie or an episode',
	fields: [
		USER_FIELD,
		ITEM_FIELD,
		{
			displayName: 'Position (Seconds)',
			name: 'positionSeconds',
			type: 'number',
			typeOptions: { minValue: 0 },
			required: true,
			default: 0,
			description: 'How far into the title, in seconds; 0 takes it off the list to resume',
		},
	],

	async execute(context) {
		const { client, parameters } = context;
		const itemId = itemIdFrom(parameters);
		const positionSeconds = parameters.number('positionSeconds');
		if (positionSeconds === undefined || positionSeconds < 0) {
			throw new UnusableInput(
				'The position is not a number of seconds',
				'Give how far into the title, in seconds from its start.',
			);
		}
		const userId = await userIdFrom(context);
		return asResults([await setTo(client, { itemId, userId, positionSeconds })]);
	},
};
