import type { Resource } from '../../../shared/action/operation';
import { checkIn } from './checkIn.operation';
import { pause } from './pause.operation';
import { start } from './start.operation';
import { stop } from './stop.operation';

export const scrobble: Resource = {
	value: 'scrobble',
	name: 'Scrobble',
	operations: [start, pause, stop, checkIn],
};
