import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { createMovaryClient, syncWatchEvent } from '../../../../services/movary';
import { forgetLookups } from '../../../../services/shared/memory';
import { startMovary } from '../../../../simulators/movary.mjs';
import { sendByFetch, SharedClock } from '../../../support/sendByFetch.mjs';

/** The whole service against the strict stand-in, over loopback. */

/** @typedef {import('../../../../media').WatchEvent} WatchEvent */
/** @typedef {import('../../../../media').PlayEvent} PlayEvent */

const clock = new SharedClock('2026-03-08T20:00:00.000Z');
export const userName = 'Marta';
export const timezone = 'Europe/Berlin';
export const TMDB = 910001;
export const OTHER_TMDB = 910003;

/** @type {import('../../../../simulators/movary.mjs').MovarySimulator} */
export let movary;
/** @type {import('../../../../simulators/movary/account.mjs').Account} */
export let account;
/** @type {import('../../../../services/http/serviceClient').ServiceClient} */
export let client;

beforeAll(async () => {
	movary = await startMovary({ clock, timezone });
	movary.addMovie({ title: 'Tidal Glass', year: 2019, tmdb: TMDB, imdb: 'tt9100001' });
	movary.addMovie({ title: 'Tin Harbour', year: 2023, tmdb: 910002 });
	movary.addMovie({ title: 'The Cartographer', year: 2021, tmdb: OTHER_TMDB });
	account = movary.addAccount({ name: userName });
});

afterAll(async () => await movary.stop());

beforeEach(() => {
	account.history = [];
	account.watchlist = [];
	movary.requests.length = 0;
	forgetLookups();
	signInWith(account.token);
});

/** @param {string} token */
export function signInWith(token) {
	const send = sendByFetch(`${movary.address}/api`, { 'X-Movary-Token': token });
	client = createMovaryClient({ account: `movary-${token}`, send, clock });
}

/** @param {Partial<PlayEvent>} [more] @param {Partial<import('../../../../media').Movie>} [film] @returns {PlayEvent} */
export function watched(more = {}, film = {}) {
	return {
		event: 'watched',
		source: 'plex',
		key: 'k',
		at: '2026-03-08T19:00:00.000Z',
		user: { id: '1', name: 'Marta' },
		media: { type: 'movie', title: 'Gezeitenglas', year: 2019, ids: { tmdb: TMDB }, ...film },
		...more,
	};
}

/** @param {WatchEvent} event @param {boolean} [unwatched] */
export const sync = async (event, unwatched = true) =>
	await syncWatchEvent(client, event, { userName, timezone, unwatched });

/** @param {string} watchedAt @param {number} [plays] @param {string} [comment] */
export function held(watchedAt, plays = 1, comment) {
	const movaryId = movary.know(TMDB).id;
	account.history.push({ movaryId, watchedAt, plays, position: 1, comment: comment ?? null });
}

export const writes = () => movary.requests.filter(({ method }) => method !== 'GET');
