import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { NoAnswer } from '../../../../services/http/exchange';
import {
	createTraktClient,
	forgetLookups,
	listHistory,
	syncWatchEvent,
} from '../../../../services/trakt';
import { doubleFile, films, moveIn, shows, special } from '../../../simulators/household.mjs';
import { startTrakt } from '../../../simulators/trakt/index.mjs';
import { contractViolations } from '../../../support/traktContract.mjs';

/** The whole service against the strict stand-in, over loopback, with a clock that both share and nobody waits for. */

/**
 * @typedef {import('../../../../media').WatchEvent} WatchEvent
 * @typedef {import('../../../../services/http/exchange').SendOnce} SendOnce
 */

const MINUTE = 60_000;
let ms = Date.parse('2026-03-08T20:00:00.000Z');
const clock = {
	now: () => ms,
	/** @param {number} by */
	sleep: async (by) => {
		ms += by;
	},
};

/** @type {import('../../../simulators/trakt/server.mjs').TraktSimulator} */
let trakt;
/** @type {ReturnType<typeof moveIn>} */
let household;
/** @type {SendOnce} */
let send;
let accounts = 0;

beforeAll(async () => {
	trakt = await startTrakt({ clock, accessTokenMs: 365 * 24 * 60 * MINUTE });
	household = moveIn(trakt);
	const app = trakt.addApp({ name: 'Test', redirectUris: ['http://127.0.0.1/back'] });
	const { accessToken } = trakt.signIn('Alice', app.clientId);
	send = async ({ method, path, query = {}, body }) => {
		const url = new URL(trakt.address + path);
		for (const [key, value] of Object.entries(query)) {
			if (value !== undefined) url.searchParams.set(key, String(value));
		}
		const response = await fetch(url, {
			method,
			body: body && JSON.stringify(body),
			headers: {
				'User-Agent': 'n8n-nodes-scrobble/test',
				'Content-Type': 'application/json',
				'trakt-api-version': '2',
				'trakt-api-key': app.clientId,
				Authorization: `Bearer ${accessToken}`,
			},
		}).catch(() => {
			throw new NoAnswer('connectionLost', true, 'The line broke');
		});
		const text = await response.text();
		const isJson = response.headers.get('content-type')?.includes('json') && text;
		const headers = Object.fromEntries(response.headers);
		return { status: response.status, headers, body: isJson ? JSON.parse(text) : text };
	};
});

afterAll(async () => {
	await trakt.stop();
	expect(contractViolations(trakt.requests)).toEqual([]);
});

beforeEach(() => {
	ms += 24 * 60 * MINUTE;
	household.alice.history = [];
	household.alice.playback = [];
	forgetLookups();
	accounts += 1;
});

/** @param {WatchEvent} event */
async function sync(event) {
	const client = createTraktClient({ account: `simulated-${accounts}`, send, clock });
	return await syncWatchEvent(client, event, {
		unwatched: 'removeLatest',
		rated: true,
	});
}

/**
 * @param {WatchEvent['event']} event
 * @param {WatchEvent['media']} media
 * @param {Partial<WatchEvent>} [more]
 * @returns {WatchEvent}
 */
function eventOf(event, media, more = {}) {
	const at = new Date(ms).toISOString();
	return { event, source: 'plex', key: 'k', at, user: { id: '1', name: 'Alice' }, media, ...more };
}

/**
 * @param {import('../../../simulators/library.mjs').Film} film
 * @returns {WatchEvent['media']}
 */
function movieOf({ title, year, ids, runtimeMinutes }) {
	return { type: 'movie', title, year, ids, runtimeSeconds: runtimeMinutes * 60 };
}

/**
 * @param {import('../../../simulators/library.mjs').SeriesEpisode} file
 * @param {import('../../../../media').Ids} [showIds]
 * @returns {WatchEvent['media']}
 */
function episodeOf({ title, season, number, lastNumber, ids, series }, showIds = series.ids) {
	const show = { title: series.title, year: series.year, ids: showIds };
	return { type: 'episode', title, season, number, lastNumber, ids, show };
}

/** @param {number} minutes */
function ago(minutes) {
	return new Date(ms - minutes * MINUTE).toISOString();
}

const watchedAt = () => household.alice.history.map(({ watched_at }) => watched_at);

describe('against a strict Trakt', () => {
	it('an evening with one film is one play', async () => {
		const film = movieOf(films.cartographer);
		const done = [];
		done.push(...(await sync(eventOf('play', film, { progress: 0 }))));
		done.push(...(await sync(eventOf('pause', film, { progress: 30 }))));
		done.push(...(await sync(eventOf('resume', film, { progress: 30 }))));
		ms += 100 * MINUTE;
		const watched = eventOf('watched', film);
		done.push(...(await sync(watched)), ...(await sync(watched)));
		done.push(...(await sync(eventOf('stop', film, { progress: 96 }))));
		expect(done).toMatchObject(
			['watching', 'paused', 'watching', 'added', 'duplicate', 'ignored'].map((status) => ({
				sync: { status },
			})),
		);
		expect(household.alice.history).toHaveLength(1);
		expect(household.alice.playback).toEqual([]);
	});

	it('an old play has its own date, and is one play however often it comes', async () => {
		const watched = eventOf('watched', movieOf(films.ferry), { at: ago(600) });
		const first = await sync(watched);
		ms += 60 * MINUTE;
		expect([...first, ...(await sync(watched))]).toMatchObject([
			{ sync: { status: 'added' } },
			{ sync: { status: 'duplicate', remoteId: household.alice.history[0]?.id } },
		]);
		expect(watchedAt()).toEqual([watched.at]);
	});

	it('of which only the day is known goes to the history, and is the play of that day that is there', async () => {
		const film = movieOf(films.ferry);
		// The day's noon is still to come at four in the morning.
		ms = Date.parse(`${new Date(ms).toISOString().slice(0, 10)}T04:00:00.000Z`);
		const at = `${new Date(ms).toISOString().slice(0, 10)}T12:00:00.000Z`;
		/** @type {WatchEvent} */
		const dated = eventOf('watched', film, { source: 'movary', at, dateOnly: true });
		expect(await sync(dated)).toMatchObject([{ sync: { status: 'added' } }]);
		expect(household.alice.history).toMatchObject([{ action: 'watch' }]);
		expect(Date.parse(watchedAt()[0] ?? '')).toBeLessThanOrEqual(ms);
		ms += 20 * 60 * MINUTE;
		expect(await sync(dated)).toMatchObject([{ sync: { status: 'duplicate' } }]);
		household.alice.history = [];
		await sync(eventOf('watched', film, { at: ago(300) }));
		expect(await sync(dated)).toMatchObject([{ sync: { status: 'duplicate' } }]);
		expect(household.alice.history).toHaveLength(1);
	});

	it('ten executions at once with one old play add it once', async () => {
		const watched = eventOf('watched', movieOf(films.ferry), { at: ago(600) });
		const done = await Promise.all(Array.from({ length: 10 }, async () => await sync(watched)));
		const statuses = done.flat().map((outcome) => 'sync' in outcome && outcome.sync.status);
		expect(statuses.filter((status) => status === 'added')).toHaveLength(1);
		expect(statuses.filter((status) => status === 'duplicate')).toHaveLength(9);
		expect(household.alice.history).toHaveLength(1);
	});

	it('a second viewing within the hour that Trakt blocks is a second play', async () => {
		const media = movieOf({ ...films.uebermut, runtimeMinutes: 40 });
		await sync(eventOf('watched', media));
		ms += 45 * MINUTE;
		expect(await sync(eventOf('watched', media))).toMatchObject([{ sync: { status: 'added' } }]);
		expect(household.alice.history).toHaveLength(2);
	});

	it.each([
		['by scrobble', 0],
		['by history', 600],
	])('a play whose answer was dropped after the write is one play, %s', async (_way, minutes) => {
		const path = minutes === 0 ? '/scrobble/stop' : '/sync/history';
		trakt.faults.push({ match: { method: 'POST', path }, action: { dropAfterWrite: true } });
		const watched = eventOf('watched', movieOf(films.tinHarbour), { at: ago(minutes) });
		expect(await sync(watched)).toMatchObject([{ sync: { status: 'added' } }]);
		expect(household.alice.history).toHaveLength(1);
	});

	it('a play during an outage and a 429 lands once', async () => {
		trakt.faults.push(
			{ match: { path: '/scrobble/stop' }, action: { status: 503 } },
			{ match: { path: '/scrobble/stop' }, action: { reset: true } },
			{
				match: { path: '/scrobble/stop' },
				action: { status: 429, headers: { 'Retry-After': '3' } },
			},
		);
		expect(await sync(eventOf('watched', movieOf(films.tinHarbour)))).toMatchObject([
			{ sync: { status: 'added', attempts: 4 } },
		]);
		expect(household.alice.history).toHaveLength(1);
	});

	it.each([
		['its own ids', episodeOf(special)],
		['its show and number', { ...episodeOf(special), ids: {} }],
		['a search', { ...episodeOf(special, {}), ids: {} }],
		['its IMDb id', { ...episodeOf(special, {}), ids: { imdb: special.ids.imdb } }],
	])('a special is found by %s', async (_how, media) => {
		expect(await sync(eventOf('watched', media))).toMatchObject([{ sync: { status: 'added' } }]);
		expect(household.alice.history).toMatchObject([{ episode: { season: 0, number: 1 } }]);
	});

	it.each([
		['known', undefined],
		['unknown', {}],
	])('a file with two episodes is two plays, its show’s ids %s', async (_known, showIds) => {
		for (const at of [ago(0), ago(600)]) {
			const outcomes = await sync(eventOf('watched', episodeOf(doubleFile, showIds), { at }));
			expect(outcomes).toMatchObject([
				{ sync: { status: 'added' } },
				{ sync: { status: 'added' } },
			]);
		}
		const numbers = household.alice.history.map((play) => play.episode?.number);
		expect(numbers).toEqual([1, 2, 1, 2]);
	});

	it('an unwatched event removes the newest play, and only that', async () => {
		const media = episodeOf({ ...special, season: 1, number: 2, title: 'Brine', ids: {} });
		const older = ago(6000);
		await sync(eventOf('watched', media, { at: older }));
		await sync(eventOf('watched', media, { at: ago(600) }));
		const statuses = [];
		for (const expected of [[older], [], []]) {
			statuses.push(...(await sync(eventOf('unwatched', media))));
			expect(watchedAt()).toEqual(expected);
		}
		expect(statuses).toMatchObject(
			['removed', 'removed', 'ignored'].map((status) => ({ sync: { status } })),
		);
	});

	it('a rating of an episode rates the episode alone', async () => {
		const media = { ...episodeOf(special), ids: {} };
		expect(await sync(eventOf('rated', media, { rating: 7.5 }))).toMatchObject([
			{ sync: { status: 'rated' } },
		]);
		expect(household.alice.ratings).toMatchObject([{ rating: 8, type: 'episode' }]);
	});

	it('what Trakt does not have is not found', async () => {
		const film = { ...movieOf(films.ferry), title: 'Nowhere at All', ids: { tmdb: 4242 } };
		expect(await sync(eventOf('watched', film))).toMatchObject([{ error: { kind: 'notFound' } }]);
		const gone = episodeOf({ ...special, season: 9, ids: {} });
		expect(await sync(eventOf('watched', gone))).toMatchObject([{ error: { kind: 'notFound' } }]);
		expect(shows.saltAndCircuit.episodes.some(({ season }) => season === 9)).toBe(false);
	});

	it('the whole history is read page by page', async () => {
		const client = createTraktClient({ account: `simulated-${accounts}`, send, clock });
		await sync(eventOf('watched', movieOf(films.ferry)));
		const [play] = household.alice.history;
		if (!play) throw new TypeError('No play');
		household.alice.history = Array.from({ length: 612 }, (_, id) => ({ ...play, id: id + 1 }));
		expect(await listHistory(client, { type: 'movies' })).toHaveLength(612);
		expect(await listHistory(client, { limit: 300 })).toHaveLength(300);
	});
});
