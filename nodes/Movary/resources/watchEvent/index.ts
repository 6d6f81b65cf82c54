import type { MovaryResource } from '../../client';
import { importAll } from './import.operation';
import { sync } from './sync.operation';
import { takeBack } from './takeBack.operation';

export const watchEvent: MovaryResource = {
	value: 'watchEvent',
	name: 'Watch Event',
	operations: [sync, importAll, takeBack],
};
