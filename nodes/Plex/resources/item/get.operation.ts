import { getItem } from '../../../../services/plex';
import { SIMPLIFY_FIELD } from '../../../shared/action/fields/commonFields';
import { inForm } from '../../../shared/action/operation';
import { ITEM_FIELD, itemKeyFrom } from '../../locators';
import type { PlexOperation } from '../../operation';
import { simplifyItem } from '../../simplify';

export const get: PlexOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get item',
	description: 'Get a movie, show or episode with its IDs and what the account has watched of it',
	fields: [ITEM_FIELD, SIMPLIFY_FIELD],

	async execute({ client, parameters }) {
		return inForm([await getItem(client, itemKeyFrom(parameters))], parameters, simplifyItem);
	},
};
