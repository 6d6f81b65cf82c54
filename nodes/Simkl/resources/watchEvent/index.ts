import type { Resource } from '../../../shared/action/operation';
import { sync } from './sync.operation';

export const watchEvent: Resource = {
	value: 'watchEvent',
	name: 'Watch Event',
	operations: [sync],
};
