import { form } from '../shape.mjs';

/**
 * The shape of a watch event, once. Its types ask for every field of media/watchEvent.ts: a new one there fails the build
 * until it is here too.
 * @typedef {import('../../../media/watchEvent').PlayEvent | import('../../../media/watchEvent').RatingEvent} Event
 */
/**
 * The names of all fields that one of several may have.
 * @template One
 * @typedef {Record<One extends unknown ? keyof One & string : never, import('../shape.mjs').Form>} Of
 */

/** @type {Of<import('../../../media/watchEvent').Ids>} */
const ids = {
	imdb: 'string',
	tmdb: 'integer',
	tvdb: 'integer',
	trakt: 'integer',
	simkl: 'integer',
	anidb: 'integer',
	mal: 'integer',
	plex: 'string',
	jellyfin: 'string',
	emby: 'string',
};
const named = { id: 'string', name: 'string' };

/** @type {Of<import('../../../media/watchEvent').Show>} */
const show = { title: 'string', year: 'integer', ids };

/** @type {Of<import('../../../media/watchEvent').Rateable>} */
const media = {
	type: 'string',
	title: 'string',
	otherTitle: 'string',
	year: 'integer',
	season: 'integer',
	number: 'integer',
	absoluteNumber: 'integer',
	lastNumber: 'integer',
	runtimeSeconds: 'integer',
	ids,
	show,
};

/** @type {Of<Event>} */
const event = {
	event: 'string',
	source: 'string',
	key: 'string',
	at: 'string',
	dateOnly: 'boolean',
	dateApproximate: 'boolean',
	progress: 'number',
	rating: 'integer',
	counted: 'boolean',
	notCounted: { code: 'string', reason: 'string' },
	user: named,
	server: named,
	player: named,
	library: named,
	media,
};

/** What a destination says of it. */
const sync = {
	destination: 'string',
	account: 'string',
	status: 'string',
	code: 'string',
	reason: 'string',
	attempts: 'integer',
};

export const watchEvent = form(event);
export const syncedEvent = form({ ...event, sync });
/** Of a service that names what it wrote, so that it can be taken back. */
export const syncedWithId = form({ ...event, sync: { ...sync, remoteId: 'integer' } });
