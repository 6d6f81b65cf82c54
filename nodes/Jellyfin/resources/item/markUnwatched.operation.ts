import { markUnwatched as unmark } from '../../../../services/jellyfin';
import { asResults } from '../../../shared/action/operation';
import type { JellyfinOperation } from '../../client';
import {
	ITEM_FIELD,
	itemIdFrom,
	TELL_OTHER_PROGRAMS,
	USER_FIELD,
	userIdFrom,
} from '../../fields/locators';

export const markUnwatched: JellyfinOperation = {
	value: 'markUnwatched',
	name: 'Mark Unwatched',
	action: 'Mark item as unwatched',
	description: 'Take the watched mark, the count of plays and the point to resume at away',
	fields: [USER_FIELD, ITEM_FIELD, TELL_OTHER_PROGRAMS],

	async execute(context) {
		const { client, parameters } = context;
		const itemId = itemIdFrom(parameters);
		const userId = await userIdFrom(context);
		const tellOtherPrograms = parameters.flag('tellOtherPrograms');
		return asResults([await unmark(client, { itemId, userId, tellOtherPrograms })]);
	},
};
