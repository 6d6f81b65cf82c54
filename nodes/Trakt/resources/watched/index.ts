import type { Resource } from '../../../shared/action/operation';
import { getAll } from './getAll.operation';

export const watched: Resource = {
	value: 'watched',
	name: 'Watched',
	operations: [getAll],
};
