import { markWatched as mark } from '../../../../services/jellyfin';
import { asResults } from '../../../shared/action/operation';
import type { JellyfinOperation } from '../../client';
import {
	ITEM_FIELD,
	itemIdFrom,
	TELL_OTHER_PROGRAMS,
	USER_FIELD,
	userIdFrom,
} from '../../fields/locators';

export const markWatched: JellyfinOperation = {
	value: 'markWatched',
	name: 'Mark Watched',
	action: 'Mark item as watched',
	description: 'Mark a movie, an episode or a whole series as watched by the user',
	fields: [
		USER_FIELD,
		ITEM_FIELD,
		{
			displayName: 'Watched At',
			name: 'watchedAt',
			type: 'dateTime',
			default: '',
			description:
				'When it was watched; left empty, the date that Jellyfin has already, or now if it has none',
		},
		TELL_OTHER_PROGRAMS,
	],

	async execute(context) {
		const { client, parameters } = context;
		const itemId = itemIdFrom(parameters);
		const at = parameters.moment('watchedAt');
		const userId = await userIdFrom(context);
		const tellOtherPrograms = parameters.flag('tellOtherPrograms');
		return asResults([await mark(client, { itemId, userId, at, tellOtherPrograms })]);
	},
};
