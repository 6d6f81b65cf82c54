import type { MovaryResource } from '../../client';
import { get } from './get.operation';

export const user: MovaryResource = {
	value: 'user',
	name: 'User',
	operations: [get],
};
