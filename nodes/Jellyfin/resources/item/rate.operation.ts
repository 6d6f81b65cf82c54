import { rateItem } from '../../../../services/jellyfin';
import { asResults } from '../../../shared/action/operation';
import { UnusableInput } from '../../../shared/action/unusableInput';
import type { JellyfinOperation } from '../../client';
import { ITEM_FIELD, itemIdFrom, USER_FIELD, userIdFrom } from '../../fields/locators';

export const rate: JellyfinOperation = {
	value: 'rate',
	name: 'Rate',
	action: 'Rate item',
	description: 'Set the user’s own rating of an item, in place of an earlier one',
	fields: [
		USER_FIELD,
		ITEM_FIELD,
		{
			displayName: 'Rating',
			name: 'rating',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 10, numberPrecision: 1 },
			required: true,
			default: 7,
			description: 'A number from 0 to 10; 0 takes the rating away',
		},
	],

	async execute(context) {
		const { client, parameters } = context;
		const itemId = itemIdFrom(parameters);
		const rating = parameters.number('rating');
		if (rating === undefined || rating < 0 || rating > 10) {
			throw new UnusableInput('The rating is not between 0 and 10', 'Give a number from 0 to 10.');
		}
		return asResults([
			await rateItem(client, { itemId, userId: await userIdFrom(context), rating }),
		]);
	},
};
