import type { MovaryResource } from '../../client';
import { sync } from './sync.operation';

export const watchEvent: MovaryResource = {
	value: 'watchEvent',
	name: 'Watch Event',
	operations: [sync],
};
