import type { Resource } from '../../../shared/action/operation';
import { add } from './add.operation';
import { remove } from './remove.operation';

export const history: Resource = {
	value: 'history',
	name: 'History',
	operations: [add, remove],
};
