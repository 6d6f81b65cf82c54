import { getItem } from '../../../../services/jellyfin';
import { SIMPLIFY_FIELD } from '../../../shared/action/fields/commonFields';
import { inForm } from '../../../shared/action/operation';
import type { JellyfinOperation } from '../../client';
import { ITEM_FIELD, itemIdFrom, USER_FIELD, userIdFrom } from '../../fields/locators';
import { simplifyItem } from '../../simplify';

export const get: JellyfinOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get item',
	description: 'Get a movie, series or episode with what the user has watched of it',
	fields: [USER_FIELD, ITEM_FIELD, SIMPLIFY_FIELD],

	async execute(context) {
		const { client, parameters } = context;
		const itemId = itemIdFrom(parameters);
		const found = await getItem(client, { itemId, userId: await userIdFrom(context) });
		return inForm([found], parameters, simplifyItem);
	},
};
