import type { JellyfinResource } from '../../operation';
import { deleteIndex } from './deleteIndex.operation';
import { getStatus } from './getStatus.operation';
import { refresh } from './refresh.operation';

export const libraryIndex: JellyfinResource = {
	value: 'libraryIndex',
	name: 'Library Index',
	operations: [refresh, getStatus, deleteIndex],
};
