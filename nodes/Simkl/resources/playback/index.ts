import type { Resource } from '../../../shared/action/operation';
import { deletePlayback } from './deletePlayback.operation';
import { getAll } from './getAll.operation';

export const playback: Resource = {
	value: 'playback',
	name: 'Playback',
	operations: [getAll, deletePlayback],
};
