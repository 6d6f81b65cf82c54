import { getIndexStatus, refreshIndex, deleteIndex as remove } from '../../../services/jellyfin';
import { optionsField } from '../../shared/action/fields/commonFields';
import { asResults } from '../../shared/action/operation';
import type { JellyfinOperation, JellyfinResource } from '../client';
import { USER_FIELD, userIdFrom } from '../fields/locators';

const refresh: JellyfinOperation = {
	value: 'refresh',
	name: 'Refresh',
	action: 'Refresh library index',
	description: 'Add what is new on the server to the index, or build it where there is none',
	fields: [
		USER_FIELD,
		optionsField({
			displayName: 'Rebuild From Scratch',
			name: 'force',
			type: 'boolean',
			default: false,
			description: 'Whether to read every movie and series of the user again',
		}),
	],

	async execute(context) {
		const { client, parameters } = context;
		const force = parameters.group('options').flag('force');
		return asResults([await refreshIndex(client, { userId: await userIdFrom(context), force })]);
	},
};

const getStatus: JellyfinOperation = {
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

const deleteIndex: JellyfinOperation = {
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

export const libraryIndex: JellyfinResource = {
	value: 'libraryIndex',
	name: 'Library Index',
	operations: [refresh, getStatus, deleteIndex],
};
