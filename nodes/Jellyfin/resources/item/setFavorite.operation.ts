import { setFavorite as setTo } from '../../../../services/jellyfin';
import { asResults } from '../../../shared/action/operation';
import type { JellyfinOperation } from '../../client';
import { ITEM_FIELD, itemIdFrom, USER_FIELD, userIdFrom } from '../../fields/locators';

export const setFavorite: JellyfinOperation = {
	value: 'setFavorite',
	name: 'Set Favorite',
	action: 'Set item as favorite',
	description: 'Put an item among the favorites of the user, or take it from there',
	fields: [
		USER_FIELD,
		ITEM_FIELD,
		{
			displayName: 'Favorite',
			name: 'favorite',
			type: 'boolean',
			default: true,
			description: 'Whether the item is a favorite of the user',
		},
	],

	async execute(context) {
		const { client, parameters } = context;
		const itemId = itemIdFrom(parameters);
		const userId = await userIdFrom(context);
		const favorite = parameters.flag('favorite', true);
		return asResults([await setTo(client, { itemId, userId, favorite })]);
	},
};
