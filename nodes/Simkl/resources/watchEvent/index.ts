import type { Resource } from '../../../shared/action/operation';
import { importAll } from './import.operation';
import { sync } from './sync.operation';
import { takeBack } from './takeBack.operation';

export const watchEvent: Resource = {
	value: 'watchEvent',
	name: 'Watch Event',
	operations: [sync, importAll, takeBack],
};
