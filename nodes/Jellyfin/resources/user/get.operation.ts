import { getUser } from '../../../../services/jellyfin';
import { SIMPLIFY_FIELD } from '../../../shared/action/fields/commonFields';
import { inForm } from '../../../shared/action/operation';
import { USER_FIELD, userIdFrom } from '../../fields/locators';
import type { JellyfinOperation } from '../../operation';
import { simplifyUser } from '../../simplify';

export const get: JellyfinOperation = {
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
