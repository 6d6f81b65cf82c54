import type { JellyfinResource } from '../../operation';
import { getAll } from './getAll.operation';
import { sync } from './sync.operation';

export const watchEvent: JellyfinResource = {
	value: 'watchEvent',
	name: 'Watch Event',
	operations: [sync, getAll],
};
