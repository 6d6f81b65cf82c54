import { getIndexStatus } from '../../../../services/jellyfin';
import { asResults } from '../../../shared/action/operation';
import { USER_FIELD, userIdFrom } from '../../fields/locators';
import type { JellyfinOperation } from '../../operation';

export const getStatus: JellyfinOperation = {
	value: 'getStatus',
	name: 'Get Status',
	action: 'Get status of library index',
	description: 'Get whether there is an index for the user, how old it is and what it holds',
	fields: [USER_FIELD],

	async execute(context) {
		const userId = await userIdFrom(context);
		return asResults([await getIndexStatus(context.client, { userId })]);
	},
};
