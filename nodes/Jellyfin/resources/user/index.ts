import type { JellyfinResource } from '../../operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

export const user: JellyfinResource = {
	value: 'user',
	name: 'User',
	operations: [getAll, get],
};
