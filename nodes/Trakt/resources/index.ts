import type { Resource } from '../../shared/action/operation';
import { checkIn } from './checkIn';
import { history } from './history';
import { playback } from './playback';
import { rating } from './rating';
import { scrobble } from './scrobble';
import { search } from './search';
import { user } from './user';
import { watched } from './watched';
import { watchEvent } from './watchEvent';

/** The first is the default. A new resource is a folder and a line here. */
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
