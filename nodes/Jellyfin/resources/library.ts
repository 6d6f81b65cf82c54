import { listLibraries } from '../../../services/jellyfin';
import { PAGING_FIELDS, SIMPLIFY_FIELD } from '../../shared/action/fields/commonFields';
import { inForm } from '../../shared/action/operation';
import type { JellyfinOperation, JellyfinResource } from '../client';
import { USER_FIELD, userIdFrom } from '../fields/locators';
import { simplifyLibrary } from '../simplify';

const getAll: JellyfinOperation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many libraries',
	description: 'Get the libraries that the user can see',
	fields: [USER_FIELD, ...PAGING_FIELDS, SIMPLIFY_FIELD],

	async execute(context) {
		const { client, parameters } = context;
		const libraries = await listLibraries(client, { userId: await userIdFrom(context) });
		return inForm(libraries.slice(0, parameters.limit()), parameters, simplifyLibrary);
	},
};

export const library: JellyfinResource = {
	value: 'library',
	name: 'Library',
	operations: [getAll],
};
