import type { MovaryResource } from '../../client';
import { add } from './add.operation';
import { search } from './search.operation';

export const movie: MovaryResource = {
	value: 'movie',
	name: 'Movie',
	operations: [add, search],
};
