import type { TvTimeResource } from '../../client';
import { markRewatched } from './markRewatched.operation';
import { markUnwatched } from './markUnwatched.operation';
import { markWatched } from './markWatched.operation';
import { markWatchedUpTo } from './markWatchedUpTo.operation';

export const episode: TvTimeResource = {
	value: 'episode',
	name: 'Episode',
	operations: [markWatched, markUnwatched, markRewatched, markWatchedUpTo],
};
