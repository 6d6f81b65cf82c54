import type { Resource } from '../../../shared/action/operation';
import { getSettings } from './getSettings.operation';

export const user: Resource = {
	value: 'user',
	name: 'User',
	operations: [getSettings],
};
