import type { Resource } from '../../../shared/action/operation';
import { getAll } from './getAll.operation';
import { remove } from './remove.operation';
import { setRating } from './setRating.operation';

export const rating: Resource = {
	value: 'rating',
	name: 'Rating',
	operations: [setRating, remove, getAll],
};
