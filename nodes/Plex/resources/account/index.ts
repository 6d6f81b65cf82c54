import type { PlexResource } from '../../operation';
import { getAll } from './getAll.operation';
import { getOwner } from './getOwner.operation';

export const account: PlexResource = {
	value: 'account',
	name: 'Account',
	operations: [getAll, getOwner],
};
