import type { PlexResource } from '../../operation';
import { getAll } from './getAll.operation';

export const history: PlexResource = {
	value: 'history',
	name: 'History',
	operations: [getAll],
};
