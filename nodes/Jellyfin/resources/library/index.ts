import type { JellyfinResource } from '../../operation';
import { getAll } from './getAll.operation';

export const library: JellyfinResource = {
	value: 'library',
	name: 'Library',
	operations: [getAll],
};
