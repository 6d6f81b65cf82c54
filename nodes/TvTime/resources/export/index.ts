import type { TvTimeResource } from '../../client';
import { read } from './read.operation';

export const exportArchive: TvTimeResource = {
	value: 'export',
	name: 'Export',
	operations: [read],
};
