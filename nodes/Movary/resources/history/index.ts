import type { MovaryResource } from '../../client';
import { add } from './add.operation';
import { getAll } from './getAll.operation';
import { remove } from './remove.operation';
import { replace } from './replace.operation';

export const history: MovaryResource = {
	value: 'history',
	name: 'History',
	operations: [add, getAll, remove, replace],
};
