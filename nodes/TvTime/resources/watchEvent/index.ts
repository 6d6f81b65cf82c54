import type { TvTimeResource } from '../../client';
import { sync } from './sync.operation';

export const watchEvent: TvTimeResource = {
	value: 'watchEvent',
	name: 'Watch Event',
	operations: [sync],
};
