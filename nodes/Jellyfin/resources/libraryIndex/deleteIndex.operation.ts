import { deleteIndex as remove } from '../../../../services/jellyfin';
import { asResults } from '../../../shared/action/operation';
import { USER_FIELD, userIdFrom } from '../../fields/locators';
import type { JellyfinOperation } from '../../operation';

export const deleteIndex: JellyfinOperation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete library index',
	description: 'Delete the index of the user; it is built again when it is needed',
	fields: [USER_FIELD],

	async execute(context) {
		await remove(context.client, { userId: await userIdFrom(context) });
		return asResults([{ deleted: true }]);
	},
};
