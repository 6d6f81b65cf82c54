import { listUsers } from '../../../../services/jellyfin';
import { PAGING_FIELDS, SIMPLIFY_FIELD } from '../../../shared/action/fields/commonFields';
import { inForm } from '../../../shared/action/operation';
import type { JellyfinOperation } from '../../operation';
import { simplifyUser } from '../../simplify';

export const getAll: JellyfinOperation = {
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
