import type { Resource } from '../../shared/action/operation';
import { history } from './history';
import { library } from './library';
import { playback } from './playback';
import { rating } from './rating';
import { scrobble } from './scrobble';
import { search } from './search';
import { user } from './user';
import { watchEvent } from './watchEvent';

/** The first is the default. A new resource is a file and a line here. */
export const SIMKL_RESOURCES: [Resource, ...Resource[]] = [
	watchEvent,
	scrobble,
	history,
	playback,
	rating,
	library,
	search,
	user,
];
