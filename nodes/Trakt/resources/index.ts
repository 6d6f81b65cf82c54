import type { Resource } from '../../shared/action/operation';
import { checkIn } from './checkIn';
import { history } from './history';
import { playback } from './playback';
import { rating } from './rating';
import { scrobble } from './scrobble';
import { search } from './search';
import { user } from './user';
import { watchEvent } from './watchEvent';
import { watched } from './watched';

/** The first is the default. A new resource is a file and a line here. */
export const TRAKT_RESOURCES: [Resource, ...Resource[]] = [
	watchEvent,
	scrobble,
	history,
	playback,
	checkIn,
	rating,
	search,
	watched,
	user,
];
