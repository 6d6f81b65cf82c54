import { listAccounts, tokenOwner } from '../../../services/plex';
import { PAGING_FIELDS, SIMPLIFY_FIELD } from '../../shared/action/fields/commonFields';
import { asResults, inForm } from '../../shared/action/operation';
import { UnusableInput } from '../../shared/action/unusableInput';
import type { PlexOperation, PlexResource } from '../client';
import { simplifyAccount } from '../simplify';

const getAll: PlexOperation = {
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

const getOwner: PlexOperation = {
	value: 'getOwner',
	name: 'Get Owner',
	action: 'Get owner of the token',
	description: 'Get whose account at plex.tv the token in the credential belongs to',
	fields: [],

	async execute({ plexTv }) {
		const owner = await tokenOwner(await plexTv());
		if (owner) return asResults([{ ...owner }]);
		throw new UnusableInput(
			'plex.tv does not know this token',
			'A token that only the server knows works, but says nobody’s name. Get Many lists the accounts of the server.',
		);
	},
};

export const account: PlexResource = {
	value: 'account',
	name: 'Account',
	operations: [getAll, getOwner],
};
