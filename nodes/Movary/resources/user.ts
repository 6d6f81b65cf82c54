import { getTokenOwner } from '../../../services/movary';
import { asResults } from '../../shared/action/operation';
import type { MovaryOperation, MovaryResource } from '../client';

const get: MovaryOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get user',
	description: 'Get whose token the credential has, and whether that is the user it names',
	fields: [],

	async execute({ client, userName }) {
		const { id, name, isAdmin } = await getTokenOwner(client);
		const isNamed = typeof name === 'string' && name.toLowerCase() === userName.toLowerCase();
		return asResults([{ id, name, isAdmin, isUserOfCredential: isNamed }]);
	},
};

export const user: MovaryResource = {
	value: 'user',
	name: 'User',
	operations: [get],
};
