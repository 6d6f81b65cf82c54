import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { visitTrakt } from './visit.mjs';

/** @type {Awaited<ReturnType<typeof visitTrakt>>} */
let visit;
beforeEach(async () => {
	visit = await visitTrakt();
});
afterEach(() => visit.trakt.stop());

/** @param {unknown} body */
const add = (body) => visit.ask('POST /sync/history', { body });
const film = { ids: { tmdb: 99000104 }, watched_at: '2026-02-01T20:15:00.000Z' };

describe('writing the simulated Trakt’s history', () => {
	it('keeps the given date, and does not look whether the play is there already', async () => {
		const answer = await add({ movies: [film] });
		expect(answer.status).toBe(201);
		expect(answer.json).toMatchObject({ added: { movies: 1, episodes: 0 } });
		await add({ movies: [film] });
		expect(visit.alice.history).toMatchObject([
			{ watched_at: '2026-02-01T20:15:00.000Z', action: 'watch' },
			{ watched_at: '2026-02-01T20:15:00.000Z', action: 'watch' },
		]);
		expect(visit.alice.history[0]?.id).not.toBe(visit.alice.history[1]?.id);
	});

	it('keeps a date to its minute, however the play came', async () => {
		await add({ movies: [{ ...film, watched_at: '2026-02-01T20:15:59.999Z' }] });
		await add({ movies: [{ ids: film.ids }] });
		await visit.ask('POST /scrobble/stop', { body: { movie: { ids: film.ids }, progress: 100 } });
		expect(visit.alice.history).toHaveLength(3);
		for (const { watched_at } of visit.alice.history) expect(watched_at).toMatch(/:00\.000Z$/);
		expect(visit.alice.history[0]?.watched_at).toBe('2026-02-01T20:15:00.000Z');
	});

	it.each(
		/** @type {const} */ ([
			['zero', 0],
			['updated', 1],
		]),
	)('may join plays of one minute, and counts them as %s', async (sameMinute, updated) => {
		visit.trakt.rules.sameMinute = sameMinute;
		await add({ movies: [film] });
		const again = await add({ movies: [{ ...film, watched_at: '2026-02-01T20:15:41.000Z' }] });
		expect(again.json).toMatchObject({ added: { movies: 0 }, updated: { movies: updated } });
		await add({ movies: [{ ...film, watched_at: '2026-02-01T20:16:00.000Z' }] });
		expect(visit.alice.history).toHaveLength(2);
	});

	it('moves the play of a title for somebody who wants one of each', async () => {
		visit.alice.watchOnlyOnce = true;
		await add({ movies: [film] });
		const again = await add({ movies: [{ ...film, watched_at: '2025-01-01T20:00:00.000Z' }] });
		expect(again.json).toMatchObject({ added: { movies: 0 }, updated: { movies: 1 } });
		expect(visit.alice.history).toMatchObject([{ watched_at: '2025-01-01T20:00:00.000Z' }]);
		expect((await visit.ask('GET /users/settings')).read('browsing')).toBeUndefined();
		const settings = await visit.ask('GET /users/settings?extended=browsing');
		expect(settings.read('browsing.watch_only_once')).toBe(true);
	});

	it('counts what is hidden, and does not show it', async () => {
		for (const minute of [10, 11, 12]) {
			await add({ movies: [{ ...film, watched_at: `2026-02-01T20:${minute}:00.000Z` }] });
		}
		const newest = visit.alice.history.at(-1)?.id ?? 0;
		visit.alice.hidden.add(newest);
		const page = await visit.ask('GET /sync/history?limit=1');
		expect(page.json).toEqual([]);
		expect(page.headers['x-pagination-page-count']).toBe('3');
	});

	it('cuts a page to its own biggest size without a word', async () => {
		visit.trakt.rules.biggestPage = 2;
		for (const minute of [10, 11, 12]) {
			await add({ movies: [{ ...film, watched_at: `2026-02-01T20:${minute}:00.000Z` }] });
		}
		const page = await visit.ask('GET /sync/history?limit=250');
		expect(page.json).toHaveLength(2);
		expect(page.headers).toMatchObject({
			'x-pagination-limit': '2',
			'x-pagination-page-count': '2',
		});
	});

	it('answers 201 for what it does not know and echoes it under not_found', async () => {
		const unknown = { ids: { imdb: 'tt1' }, watched_at: '2026-02-01T20:15:00.000Z' };
		const episode = { ids: { tvdb: 1 } };
		const answer = await add({ movies: [film, unknown], episodes: [episode] });
		expect(answer.status).toBe(201);
		expect(answer.json).toMatchObject({
			added: { movies: 1, episodes: 0 },
			not_found: { movies: [unknown], shows: [], seasons: [], episodes: [episode] },
		});
	});

	it('adds every episode of a show that comes without seasons', async () => {
		const answer = await add({ shows: [{ ids: { tvdb: 99000201 } }] });
		expect(answer.read('added.episodes')).toBe(7);
	});

	it('adds one season, or one episode with its own date', async () => {
		const seasons = [
			{ number: 2 },
			{ number: 1, episodes: [{ number: 2, watched_at: '2026-02-03T20:00:00Z' }, { number: 9 }] },
		];
		const answer = await add({ shows: [{ ids: { tvdb: 99000201 }, seasons }] });
		expect(answer.read('added.episodes')).toBe(3);
		expect(answer.read('not_found.shows')).toEqual([
			{ ids: { tvdb: 99000201 }, seasons: [{ number: 1, episodes: [{ number: 9 }] }] },
		]);
		const brine = visit.alice.history.find((play) => play.episode?.title === 'Brine');
		expect(brine?.watched_at).toBe('2026-02-03T20:00:00.000Z');
	});

	it('takes the words released, for episodes, and unknown for a date', async () => {
		const word = { ids: { tvdb: 99000232 }, watched_at: 'released' };
		expect((await add({ episodes: [word] })).status).toBe(201);
		expect(visit.alice.history[0]?.watched_at).toBe('2018-03-01T20:00:00.000Z');
		expect((await add({ movies: [{ ...film, watched_at: 'unknown' }] })).status).toBe(201);
		expect((await add({ movies: [{ ...film, watched_at: 'released' }] })).status).toBe(400);
	});

	it.each([
		['a date that is none', { movies: [{ ...film, watched_at: 'last night' }] }],
		['a date in words', { movies: [{ ...film, watched_at: '1 February 2026' }] }],
		['a date as a number', { movies: [{ ...film, watched_at: 1_772_000_000 }] }],
		['a tmdb id as text', { movies: [{ ids: { tmdb: '99000104' } }] }],
		['a single object for a list', { movies: film }],
		['a list that does not exist', { films: [film] }],
		['a text', '"all of them"'],
	])('refuses %s with 400, and adds nothing', async (_, body) => {
		expect((await add(body)).status).toBe(400);
		expect(visit.alice.history).toEqual([]);
	});

	it('removes single plays by id, and every play of a title without', async () => {
		await add({ movies: [film, film], episodes: [{ ids: { tvdb: 99000232 } }] });
		const ids = [visit.alice.history[0]?.id, 1];
		const single = await visit.ask('POST /sync/history/remove', { body: { ids } });
		expect(single.status).toBe(200);
		expect(single.json).toMatchObject({
			deleted: { movies: 1, episodes: 0 },
			not_found: { ids: [1] },
		});
		await add({ movies: [film] });
		const all = await visit.ask('POST /sync/history/remove', {
			body: { movies: [{ ids: film.ids }] },
		});
		expect(all.read('deleted.movies')).toBe(2);
		expect(visit.alice.history).toHaveLength(1);
	});
});

describe('reading the simulated Trakt’s history', () => {
	/** @param {number} plays */
	async function watch(plays) {
		await add({
			movies: Array.from({ length: plays }, (_, index) => ({
				ids: film.ids,
				watched_at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
			})),
		});
	}

	it('comes in pages of ten, newest first, and says how many there are', async () => {
		await watch(25);
		const { json, headers } = await visit.ask('GET /sync/history?page=3');
		expect(json).toHaveLength(5);
		expect(headers).toMatchObject({
			'x-pagination-page': '3',
			'x-pagination-limit': '10',
			'x-pagination-page-count': '3',
			'x-pagination-item-count': '25',
		});
		const first = await visit.ask('GET /users/me/history/movies?limit=1');
		expect(first.read('0.watched_at')).toBe('2026-01-01T00:24:00.000Z');
	});

	it('stands in the order of watching, not of adding', async () => {
		await watch(3);
		await add({ movies: [{ ids: film.ids, watched_at: '2020-01-01T00:00:00Z' }] });
		expect((await visit.ask('GET /sync/history')).read('3.watched_at')).toBe(
			'2020-01-01T00:00:00.000Z',
		);
	});

	it('never gives more than 250 at once, whatever is asked', async () => {
		await watch(260);
		const { json, headers } = await visit.ask('GET /sync/history/movies?limit=1000');
		expect(json).toHaveLength(250);
		expect(headers).toMatchObject({ 'x-pagination-limit': '250', 'x-pagination-page-count': '2' });
	});

	it('is narrowed by date, by type and by Trakt id of that type', async () => {
		await watch(3);
		await add({ episodes: [{ ids: { tvdb: 99000232 } }] });
		const between = 'start_at=2026-01-01T00:01:00Z&end_at=2026-01-01T00:01:00Z';
		expect((await visit.ask(`GET /sync/history?${between}`)).json).toHaveLength(1);
		const id = visit.alice.history.find((play) => play.episode)?.episode?.ids.trakt;
		expect((await visit.ask(`GET /sync/history/episodes/${id}`)).json).toHaveLength(1);
		expect((await visit.ask(`GET /sync/history/movies/${id}`)).json).toHaveLength(0);
		expect((await visit.ask('GET /sync/history/movies/tt99000104')).status).toBe(400);
		expect((await visit.ask('GET /sync/history/films')).status).toBe(400);
		expect((await visit.ask('GET /sync/history?limit=ten')).status).toBe(400);
	});

	it('is nobody else’s', async () => {
		await watch(1);
		expect((await visit.ask('GET /sync/history', { as: 'Bob' })).json).toEqual([]);
		expect((await visit.ask('GET /users/alice/history', { as: 'Bob' })).status).toBe(404);
	});

	it('is summed up by title', async () => {
		await watch(2);
		await add({ shows: [{ ids: { tvdb: 99000201 }, seasons: [{ number: 2 }] }] });
		const movies = await visit.ask('GET /sync/watched/movies?limit=5');
		expect(movies.json).toMatchObject([{ plays: 2, movie: { title: 'Tin Harbour' } }]);
		expect(movies.headers['x-pagination-item-count']).toBe('1');
		const shows = await visit.ask('GET /sync/watched/shows');
		expect(shows.json).toMatchObject([
			{ plays: 2, show: { title: 'Salt & Circuit' }, seasons: [{ number: 2 }] },
		]);
	});
});
