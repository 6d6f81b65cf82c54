import type { Resource } from '../../../shared/action/operation';
import { byId } from './byId.operation';
import { byText } from './byText.operation';

export const search: Resource = {
	value: 'search',
	name: 'Search',
	operations: [byId, byText],
};
