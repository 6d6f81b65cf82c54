import type { JellyfinResource } from '../../client';
import { findByIds } from './findByIds.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { markUnwatched } from './markUnwatched.operation';
import { markWatched } from './markWatched.operation';
import { rate } from './rate.operation';
import { setFavorite } from './setFavorite.operation';
import { setProgress } from './setProgress.operation';

export const item: JellyfinResource = {
	value: 'item',
	name: 'Item',
	operations: [getAll, get, findByIds, markWatched, markUnwatched, setProgress, setFavorite, rate],
};
