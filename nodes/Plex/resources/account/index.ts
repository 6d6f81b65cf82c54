import type { PlexResource } from '../../operation';
import { getAll } from './getAll.operation';

export const account: PlexResource = {
	value: 'account',
	name: 'Account',
	operations: [getAll],
};
