import type { PlexResource } from '../../operation';
import { get } from './get.operation';
import { markUnwatched } from './markUnwatched.operation';
import { markWatched } from './markWatched.operation';

export const item: PlexResource = {
	value: 'item',
	name: 'Item',
	operations: [get, markWatched, markUnwatched],
};
