import type { Resource } from '../../../shared/action/operation';
import { getAll } from './getAll.operation';

export const library: Resource = {
	value: 'library',
	name: 'Library',
	operations: [getAll],
};
