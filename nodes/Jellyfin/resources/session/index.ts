import type { JellyfinResource } from '../../operation';
import { getAll } from './getAll.operation';
import { logOut } from './logOut.operation';

export const session: JellyfinResource = {
	value: 'session',
	name: 'Session',
	operations: [getAll, logOut],
};
