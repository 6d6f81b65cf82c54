import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import {
	addHistory,
	addMovie,
	addToWatchlist,
	createMovaryClient,
	listHistory,
	listWatchlist,
	removeFromWatchlist,
	removeHistory,
	replaceHistory,
	searchMovies,
	syncWatchEvent,
} from '../../../../services/movary';
import { startMovary } from '../../../simulators/movary.mjs';
import { sendByFetch, SharedClock } from '../../../support/sendByFetch.mjs';
import { rejection } from '../../../support/scripted';

/** The whole service against the strict stand-in, over loopback. */

/** @typedef {import('../../../../media').WatchEvent} WatchEvent */

const clock = new SharedClock('2026-03-08T20:00:00.000Z');
const userName = 'Marta';
const timezone = 'Europe/Berlin';
const TMDB = 910001;

/** @type {import('../../../simulators/movary.mjs').MovarySimulator} */
let movary;
/** @type {import('../../../simulators/movary/account.mjs').Account} */
let account;
/** @type {import('../../../../services/http/serviceClient').ServiceClient} */
let client;

beforeAll(async () => {
	movary = await startMovary({ clock, timezone });
	movary.addMovie({ title: 'Tidal Glass', year: 2019, tmdb: TMDB, imdb: 'tt9100001' });
	movary.addMovie({ title: 'Tin Harbour', year: 2023, tmdb: 910002 });
	account = movary.addAccount({ name: userName });
});

afterAll(async () => await movary.stop());

beforeEach(() => {
	account.history = [];
	account.watchlist = [];
	movary.requests.length = 0;
	client = clientWith(account.token);
});

/** @param {string} token */
function clientWith(token) {
	const send = sendByFetch(`${movary.address}/api`, { 'X-Movary-Token': token });
	return createMovaryClient({ account: `movary-${token}`, send, clock });
}

/** @param {Partial<WatchEvent>} [more] @param {Partial<import('../../../../media').Movie>} [film] @returns {WatchEvent} */
function watched(more = {}, film = {}) {
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
const sync = async (event, unwatched = true) =>
	await syncWatchEvent(client, event, { userName, timezone, unwatched });

/** @param {string} watchedAt @param {number} [plays] @param {string} [comment] */
function held(watchedAt, plays = 1, comment) {
	const movaryId = movary.know(TMDB).id;
	account.history.push({ movaryId, watchedAt, plays, position: 1, comment: comment ?? null });
}

const writes = () => movary.requests.filter(({ method }) => method !== 'GET');

describe('a watched film', () => {
	it('is one play on its day, however often it comes', async () => {
		const done = [...(await sync(watched())), ...(await sync(watched()))];
		expect(done).toMatchObject([
			{ sync: { destination: 'movary', status: 'added', attempts: 1 } },
			{ sync: { status: 'duplicate', attempts: 0 } },
		]);
		expect(account.history).toMatchObject([{ watchedAt: '2026-03-08', plays: 1 }]);
	});

	it('ten executions at once add it once', async () => {
		const done = await Promise.all(Array.from({ length: 10 }, async () => await sync(watched())));
		const statuses = done.flat().map((outcome) => 'sync' in outcome && outcome.sync.status);
		expect(statuses.filter((status) => status === 'added')).toHaveLength(1);
		expect(account.history).toMatchObject([{ plays: 1 }]);
	});

	it.each([
		['2026-03-08T22:59:59.000Z', '2026-03-08'],
		['2026-03-08T23:00:00.000Z', '2026-03-09'],
	])('at %s belongs to %s, the day in the workflow’s time zone', async (at, day) => {
		await sync(watched({ at }));
		expect(account.history).toMatchObject([{ watchedAt: day }]);
	});

	it('of which the day alone is known keeps that day', async () => {
		const event = watched({ at: '2026-03-08T12:00:00.000Z', dateOnly: true });
		const options = { userName, timezone: 'Pacific/Kiritimati', unwatched: false };
		await syncWatchEvent(client, event, options);
		expect(account.history).toMatchObject([{ watchedAt: '2026-03-08' }]);
	});

	it('that is there on that day already is left alone: nothing is sent, no comment is lost', async () => {
		held('2026-03-08', 2, 'at the harbour cinema');
		expect(await sync(watched())).toMatchObject([{ sync: { status: 'duplicate' } }]);
		expect(writes()).toEqual([]);
		expect(account.history).toMatchObject([{ plays: 2, comment: 'at the harbour cinema' }]);
	});

	it('is another play on another day', async () => {
		held('2026-03-07');
		expect(await sync(watched())).toMatchObject([{ sync: { status: 'added' } }]);
		expect(account.history.map(({ watchedAt }) => watchedAt)).toEqual(['2026-03-07', '2026-03-08']);
	});

	it.each([
		['its end comes after its beginning, which a comparison brought', 95, '2026-03-07', []],
		['its beginning comes after its end', undefined, '2026-03-08', []],
		['it was watched two days earlier as well', 95, '2026-03-06', ['2026-03-08']],
	])('over midnight is one play although %s', async (_how, progress, there, added) => {
		held(there);
		// In Berlin 00:40, after 110 minutes; and 22:50 of the evening before.
		const at = progress ? '2026-03-07T23:40:00.000Z' : '2026-03-07T21:50:00.000Z';
		const event = watched({ source: 'jellyfin', progress, at }, { runtimeSeconds: 6600 });
		const [outcome] = await sync(event);
		expect(outcome).toMatchObject({ sync: { status: added.length ? 'added' : 'duplicate' } });
		expect(account.history.map(({ watchedAt }) => watchedAt)).toEqual([there, ...added]);
	});

	it('whose answer was lost is one play', async () => {
		const match = { method: 'PUT' };
		movary.faults.push({ match, action: { dropAfterWrite: true } });
		expect(await sync(watched())).toMatchObject([{ sync: { status: 'added', attempts: 2 } }]);
		expect(account.history).toMatchObject([{ plays: 1 }]);
	});

	it('without a TMDB id is not found, and it says what to do', async () => {
		const event = watched({}, { ids: { imdb: 'tt9100001' } });
		expect(await sync(event)).toMatchObject([
			{ error: { kind: 'notFound', description: expect.stringContaining('TMDB IDs') } },
		]);
		expect(movary.requests).toEqual([]);
	});

	it('that TMDB does not have is not found', async () => {
		expect(await sync(watched({}, { ids: { tmdb: 4242 } }))).toMatchObject([
			{ error: { kind: 'notFound', status: 400 } },
		]);
		expect(account.history).toEqual([]);
	});
});

describe('an unwatched film', () => {
	it('loses its latest day up to the event, and only that', async () => {
		for (const day of ['2026-03-01', '2026-03-07', '2026-03-09']) held(day);
		const event = watched({ event: 'unwatched' });
		expect(await sync(event)).toMatchObject([{ sync: { status: 'removed' } }]);
		expect(account.history.map(({ watchedAt }) => watchedAt)).toEqual(['2026-03-01', '2026-03-09']);
	});

	it('is ignored unless it is asked for, and where there is nothing to remove', async () => {
		const event = watched({ event: 'unwatched' });
		expect(await sync(event)).toMatchObject([{ sync: { status: 'ignored' } }]);
		held('2026-03-07');
		expect(await sync(event, false)).toMatchObject([{ sync: { status: 'ignored' } }]);
		expect(writes()).toEqual([]);
		expect(account.history).toHaveLength(1);
	});

	it('is not taken up by Movary only to be looked for', async () => {
		await sync(watched({ event: 'unwatched' }, { ids: { tmdb: 910002 } }));
		expect(movary.movies.has(910002)).toBe(false);
	});
});

it.each([
	['play', 'Movary knows only'],
	['pause', 'Movary knows only'],
	['stop', 'Movary knows only'],
	['rated', 'takes no ratings'],
])('%s is ignored with a reason', async (kind, reason) => {
	const event = { ...watched(), event: /** @type {WatchEvent['event']} */ (kind) };
	const expected = { status: 'ignored', reason: expect.stringContaining(reason) };
	expect(await sync(event)).toMatchObject([{ sync: expected }]);
	expect(movary.requests).toEqual([]);
});

it('an episode is ignored with a reason', async () => {
	/** @type {import('../../../../media').Episode} */
	const media = { type: 'episode', season: 1, number: 2, ids: {}, show: { title: 'X', ids: {} } };
	expect(await sync(watched({ media }))).toMatchObject([
		{ sync: { status: 'ignored', reason: 'Movary keeps films only' } },
	]);
});

describe('the history', () => {
	/** @type {import('../../../../services/movary').MovaryDay} */
	let day;
	beforeEach(async () => {
		const { movaryId } = await addMovie(client, { tmdbId: TMDB });
		day = { userName, movaryId, watchedAt: '2026-03-08' };
	});

	it('adds plays on top, replaces them, and removes the day', async () => {
		await addHistory(client, { ...day, plays: 2, comment: 'twice' });
		await addHistory(client, day);
		expect(account.history).toMatchObject([{ plays: 3, comment: 'twice' }]);
		await replaceHistory(client, { ...day, plays: 1 });
		expect(account.history).toMatchObject([{ plays: 1, comment: null }]);
		await removeHistory(client, { ...day, watchedAt: '2026-03-07' });
		expect(account.history).toHaveLength(1);
		await removeHistory(client, day);
		expect(account.history).toEqual([]);
	});

	it('does not add twice what arrived although its answer was lost', async () => {
		const match = { method: 'POST', path: '/api/users/Marta/history/movies' };
		movary.faults.push({ match, action: { dropAfterWrite: true } });
		await addHistory(client, day);
		expect(account.history).toMatchObject([{ plays: 1 }]);
	});

	it('does not add again what may still arrive', async () => {
		const match = { method: 'POST', path: '/api/users/Marta/history/movies' };
		movary.faults.push({ match, action: { status: 504 } });
		expect(await rejection(addHistory(client, day))).toMatchObject({ kind: 'retry' });
		expect(account.history).toEqual([]);
	});

	it('says so where nobody can tell whether a further play arrived', async () => {
		await addHistory(client, day);
		const match = { method: 'POST', path: '/api/users/Marta/history/movies' };
		movary.faults.push({ match, action: { dropAfterWrite: true } });
		expect(await rejection(addHistory(client, day))).toMatchObject({
			kind: 'refused',
			message: expect.stringContaining('cannot be told'),
		});
		expect(account.history).toMatchObject([{ plays: 2 }]);
	});

	it('is read page by page, newest first, up to a limit', async () => {
		const { movaryId } = day;
		account.history = Array.from({ length: 612 }, (_, index) => ({
			movaryId,
			watchedAt: new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10),
			plays: 1,
			position: 1,
			comment: null,
		}));
		expect(await listHistory(client, { userName })).toHaveLength(612);
		const [newest, ...more] = await listHistory(client, { userName, limit: 300 });
		expect(newest?.watchedAt).toBe(account.history.at(-1)?.watchedAt);
		expect(more).toHaveLength(299);
		expect(await listHistory(client, { userName, search: 'harbour' })).toEqual([]);
	});

	it.each([['2026-02-30'], ['8 March'], ['']])(
		'takes no day that is none: %s',
		async (watchedAt) => {
			expect(await rejection(removeHistory(client, { ...day, watchedAt }))).toMatchObject({
				kind: 'refused',
				attempts: 0,
			});
		},
	);
});

it('the watchlist takes a film, shows it and lets it go', async () => {
	const { movaryId } = await addMovie(client, { tmdbId: TMDB });
	await addToWatchlist(client, { userName, movaryId });
	expect(await listWatchlist(client, { userName })).toMatchObject([
		{ movie: { title: 'Tidal Glass', ids: { movary: movaryId } } },
	]);
	await removeFromWatchlist(client, { userName, movaryId });
	expect(await listWatchlist(client, { userName })).toEqual([]);
});

it('films are searched, by year as well, and none is none', async () => {
	const { movaryId } = await addMovie(client, { tmdbId: TMDB });
	expect(await searchMovies(client, { search: 'tidal' })).toMatchObject([
		{ title: 'Tidal Glass', ids: { tmdb: TMDB, movary: movaryId } },
	]);
	expect(await searchMovies(client, { search: 'ti', limit: 1 })).toHaveLength(1);
	expect(await searchMovies(client, { search: 'tidal', year: 1950 })).toEqual([]);
});

describe('what Movary refuses', () => {
	it('an unknown token is told as a sign-in to renew', async () => {
		client = clientWith('nobody');
		expect(await sync(watched())).toMatchObject([
			{ error: { kind: 'reconnect', status: 403, description: expect.stringContaining('token') } },
		]);
	});

	it('an unknown user name is told as such', async () => {
		const options = { userName: 'Nobody', timezone, unwatched: false };
		expect(await syncWatchEvent(client, watched(), options)).toMatchObject([
			{ error: { kind: 'refused', status: 404, message: expect.stringContaining('no such user') } },
		]);
	});

	it('an email address as user name is never sent', async () => {
		const options = { userName: 'marta@example.org', timezone, unwatched: false };
		expect(await syncWatchEvent(client, watched(), options)).toMatchObject([
			{ error: { kind: 'refused', attempts: 0 } },
		]);
		expect(movary.requests).toEqual([]);
	});

	it('an outage is bridged', async () => {
		movary.faults.push(
			{ match: {}, action: { status: 503 } },
			{ match: {}, action: { reset: true } },
		);
		expect(await sync(watched())).toMatchObject([{ sync: { status: 'added' } }]);
	});
});
