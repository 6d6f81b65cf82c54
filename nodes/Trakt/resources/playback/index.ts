import type { Resource } from '../../../shared/action/operation';
import { deleteProgress } from './deleteProgress.operation';
import { getAll } from './getAll.operation';

export const playback: Resource = {
	value: 'playback',
	name: 'Playback Progress',
	operations: [getAll, deleteProgress],
};
