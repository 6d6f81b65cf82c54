import { getUser, listUsers } from '../../../services/jellyfin';
import { PAGING_FIELDS, SIMPLIFY_FIELD } from '../../shared/action/fields/commonFields';
import { inForm } from '../../shared/action/operation';
import type { JellyfinOperation, JellyfinResource } from '../client';
import { USER_FIELD, userIdFrom } from '../fields/locators';
import { simplifyUser } from '../simplify';

const getAll: JellyfinOperation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many users',
	description: 'Get the users of the server',
	fields: [...PAGING_FIELDS, SIMPLIFY_FIELD],

	async execute({ client, parameters }) {
		const users = await listUsers(client);
		return inForm(users.slice(0, parameters.limit()), parameters, simplifyUser);
	},
};

const get: JellyfinOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get user',
	description: 'Get who is signed in, or with an API key the chosen user',
	fields: [USER_FIELD, SIMPLIFY_FIELD],

	async execute(context) {
		const user = await getUser(context.client, await userIdFrom(context));
		return inForm([user], context.parameters, simplifyUser);
	},
};

export const user: JellyfinResource = {
	value: 'user',
	name: 'User',
	operations: [getAll, get],
};
