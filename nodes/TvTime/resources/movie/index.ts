import type { TvTimeResource } from '../../client';
import { markRewatched } from './markRewatched.operation';
import { markWatched } from './markWatched.operation';
import { search } from './search.operation';

export const movie: TvTimeResource = {
	value: 'movie',
	name: 'Movie',
	operations: [search, markWatched, markRewatched],
};
