import type { MovaryResource } from '../client';
import { history } from './history';
import { movie } from './movie';
import { user } from './user';
import { watchEvent } from './watchEvent';
import { watchlist } from './watchlist';

/** The first is the default. A new resource is a file and a line here. */
export const MOVARY_RESOURCES: [MovaryResource, ...MovaryResource[]] = [
	watchEvent,
	history,
	movie,
	watchlist,
	user,
];
