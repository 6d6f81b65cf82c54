import type { MovaryResource } from '../../client';
import { add } from './add.operation';
import { getAll } from './getAll.operation';
import { remove } from './remove.operation';

export const watchlist: MovaryResource = {
	value: 'watchlist',
	name: 'Watchlist',
	operations: [add, getAll, remove],
};
