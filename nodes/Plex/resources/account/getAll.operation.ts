import { listAccounts } from '../../../../services/plex';
import { PAGING_FIELDS, SIMPLIFY_FIELD } from '../../../shared/action/fields/commonFields';
import { inForm } from '../../../shared/action/operation';
import type { PlexOperation } from '../../operation';
import { simplifyAccount } from '../../simplify';

export const getAll: PlexOperation = {
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many accounts',
	description: 'Get everybody who has played on the server; only its owner may ask',
	fields: [...PAGING_FIELDS, SIMPLIFY_FIELD],

	async execute({ client, parameters }) {
		const accounts = await listAccounts(client);
		return inForm(accounts.slice(0, parameters.limit()), parameters, simplifyAccount);
	},
};
