import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { films, shows } from '../../simulators/household.mjs';
import { visitSimkl } from './visitSimkl.mjs';

/** @type {Awaited<ReturnType<typeof visitSimkl>>} */
let visit;
beforeAll(async () => {
	visit = await visitSimkl();
});
afterAll(() => visit.simkl.stop());
beforeEach(() => {
	visit.clock.pass(2 * 86_400_000);
	for (const account of [visit.alice, visit.bob]) {
		account.library.clear();
		account.playback = [];
		account.wouldBeSuspended.length = 0;
	}
});

const film = { ids: { imdb: films.ferry.ids.imdb } };
const show = { ids: { tvdb: shows.saltAndCircuit.ids.tvdb } };
const at = '2026-01-05T20:00:00Z';
const plays = (name = 'Alice') => visit.simkl.plays(name);
/** @param {unknown} body @param {string} [as] @param {string} [more] */
const add = async (body, as = 'Alice', more = '') =>
	await visit.ask(`POST /sync/history${more}`, { body, as });

describe('the history of the simulated Simkl', () => {
	it('keeps one play of each title, with its first date', async () => {
		expect((await add({ movies: [{ ...film, watched_at: at }] })).status).toBe(201);
		await add({ movies: [{ ...film, watched_at: '2026-02-05T20:00:00Z' }] });
		expect(plays()).toMatchObject([{ at }]);
	});

	it('answers 201 for what it does not know, and an anime is among the shows', async () => {
		const answer = await add({
			movies: [{ ids: { tmdb: 4242 } }],
			anime: [{ ids: { mal: 4242 }, episodes: [{ number: 1 }] }],
			episodes: [{ ids: { tvdb: 4242 } }],
		});
		expect(answer).toMatchObject({
			status: 201,
			json: {
				added: { movies: 0, episodes: 0 },
				not_found: {
					movies: [{ ids: { tmdb: 4242 } }],
					shows: [{ ids: { mal: 4242 } }],
					episodes: [{ ids: { tvdb: 4242 } }],
				},
			},
		});
	});

	it('marks everything that has aired of a show that comes without episodes', async () => {
		await add({ shows: [show] });
		expect(plays()).toHaveLength(6);
		expect(plays().some(({ season }) => season === 0)).toBe(false);
	});

	it('takes an episode by its number, and by its own id before that', async () => {
		const episodes = [{ number: 1 }, { number: 3, ids: { tvdb: 99000232 } }];
		await add({ shows: [{ ...show, seasons: [{ number: 1, episodes }] }] });
		expect(plays().map(({ number }) => number)).toEqual([1, 2]);
	});

	it('falls back from ids to title and year, and then to the title alone', async () => {
		await add({ movies: [{ title: 'Tin Harbour', year: 1950, ids: { tmdb: 4242 } }] });
		expect(plays()).toMatchObject([{ title: 'Tin Harbour' }]);
	});

	it('removes episodes, or a title with all that belongs to it, and says success for a number that is not there', async () => {
		const seasons = [{ number: 1, episodes: [{ number: 1 }, { number: 2 }] }];
		await add({ shows: [{ ...show, seasons }], movies: [film] });
		await visit.ask('POST /sync/ratings', { body: { movies: [{ ...film, rating: 7 }] } });
		const remove = async (/** @type {unknown} */ body) =>
			(await visit.ask('POST /sync/history/remove', { body })).read('deleted');
		const part = (/** @type {number} */ number) => ({
			shows: [{ ...show, seasons: [{ number: 1, episodes: [{ number }] }] }],
		});
		expect(await remove(part(1))).toMatchObject({ episodes: 1 });
		expect(await remove(part(9))).toMatchObject({ episodes: 0 });
		expect(await remove({ movies: [film] })).toMatchObject({ movies: 1 });
		expect(plays()).toMatchObject([{ number: 2 }]);
		expect((await visit.ask('GET /sync/ratings')).json).toBeNull();
	});

	it('opens rewatches for PRO and VIP alone, two days apart, and says nothing to others', async () => {
		const body = (/** @type {string} */ date) => ({ movies: [{ ...film, watched_at: date }] });
		for (const name of ['Alice', 'Bob']) {
			await add(body(at), name);
			const near = await add(body('2026-01-06T20:00:00Z'), name, '?allow_rewatch=yes');
			expect(near.read('added.statuses.0.response.rewatch_id')).toBeUndefined();
			expect((await add(body('2026-02-05T20:00:00Z'), name, '?allow_rewatch=yes')).status).toBe(
				201,
			);
		}
		expect([plays('Alice').length, plays('Bob').length]).toEqual([2, 1]);
		await visit.ask('GET /sync/activities');
		const read = await visit.ask('GET /sync/all-items/movies?allow_rewatch=yes');
		expect(read.read('movies')).toMatchObject([{ status: 'completed' }, { is_rewatch: true }]);
	});
});

describe('scrobbles at the simulated Simkl', () => {
	const stop = async (/** @type {number} */ progress) =>
		await visit.ask('POST /scrobble/stop', { body: { movie: film, progress } });

	it('count from 80 % on, once within an hour', async () => {
		expect((await stop(79.99)).read('action')).toBe('pause');
		expect((await stop(80)).read('action')).toBe('scrobble');
		const again = await stop(100);
		expect(again.status).toBe(409);
		const hour =
			Date.parse(String(again.read('expires_at'))) - Date.parse(String(again.read('watched_at')));
		expect(hour).toBe(3_600_000);
		expect((await stop(50)).status).toBe(201);
		visit.clock.pass(3_600_000);
		expect((await stop(100)).status).toBe(201);
		expect(plays()).toHaveLength(1);
	});

	it('answer 404 id_err for what is not known, and take no third decimal', async () => {
		const body = { movie: { ids: { tmdb: 4242 } }, progress: 5 };
		expect(await visit.ask('POST /scrobble/start', { body })).toMatchObject({
			status: 404,
			json: { error: 'id_err' },
		});
		expect((await stop(5.123)).status).toBe(400);
	});

	it('a check-in is a play when its running time is over', async () => {
		const body = { movie: film };
		expect((await visit.ask('POST /scrobble/checkin', { body })).status).toBe(201);
		expect(plays()).toEqual([]);
		visit.clock.pass(97 * 60_000);
		await visit.ask('POST /users/settings');
		expect(plays()).toHaveLength(1);
	});

	it('resume points go after 7 days without PRO, and are hidden once the title was seen', async () => {
		await stop(30);
		await visit.ask('POST /scrobble/pause', { body: { movie: film, progress: 30 }, as: 'Bob' });
		visit.clock.pass(8 * 86_400_000);
		const points = async (/** @type {string} */ as) =>
			(await visit.ask('GET /sync/playback', { as })).json;
		expect(await points('Bob')).toEqual([]);
		expect(await points('Alice')).toMatchObject([{ progress: 30, type: 'movie' }]);
		await add({ movies: [film] });
		expect(await points('Alice')).toEqual([]);
		const [{ id } = { id: 0 }] = visit.alice.playback;
		expect((await visit.ask(`DELETE /sync/playback/${id}`)).status).toBe(204);
		expect((await visit.ask(`DELETE /sync/playback/${id}`)).status).toBe(404);
	});
});

describe('lists of the simulated Simkl', () => {
	it('passes a rating out of range over, and files what it rates', async () => {
		const rate = async (/** @type {number} */ rating) =>
			(await visit.ask('POST /sync/ratings', { body: { movies: [{ ...film, rating }] } })).read(
				'added.movies',
			);
		expect([await rate(11), await rate(0)]).toEqual([0, 0]);
		expect(plays()).toEqual([]);
		expect(await rate(8)).toBe(1);
		expect(plays()).toHaveLength(1);
	});

	it('notices who reads all items without looking at the activities, or again and again', async () => {
		const read = async (more = '') => await visit.ask(`GET /sync/all-items/movies${more}`);
		await add({ movies: [{ ...film, watched_at: at }] });
		await visit.ask('GET /sync/activities');
		await read();
		expect(visit.alice.wouldBeSuspended).toEqual([]);
		await read();
		expect(visit.alice.wouldBeSuspended).toHaveLength(2);
		await visit.ask('GET /sync/activities');
		await read('?date_from=2026-01-01T00:00:00Z');
		await read('?extended=simkl_ids_only');
		expect(visit.alice.wouldBeSuspended).toHaveLength(2);
	});

	it('gives what has changed after a date, and null for nothing', async () => {
		await add({ movies: [{ ...film, watched_at: at }] });
		const from = async (/** @type {number} */ ms) =>
			(await visit.ask(`GET /sync/all-items/movies?date_from=${new Date(ms).toISOString()}`)).json;
		const [entry] = visit.alice.library.values();
		const changed = entry?.changedAt ?? 0;
		expect(await from(changed - 1000)).toMatchObject({
			movies: [{ status: 'completed', last_watched_at: at }],
		});
		expect(await from(changed)).toBeNull();
	});

	it('tells of single titles whether they are in the library', async () => {
		await add({
			shows: [{ ...show, seasons: [{ number: 1, episodes: [{ number: 1, watched_at: at }] }] }],
		});
		const body = [
			{ ...show, type: 'show', season: 1, episode: 1 },
			{ ...show, type: 'show', season: 1, episode: 2 },
			{ ...film, type: 'movie' },
			{ ids: { tmdb: 4242 }, type: 'movie' },
		];
		expect((await visit.ask('POST /sync/watched', { body })).json).toMatchObject([
			{ result: true, list: 'watching', last_watched_at: at },
			{ result: true, last_watched_at: null },
			{ result: false },
			{ result: 'not_found' },
		]);
	});

	it('searches by text page by page, and by id without mixing films and shows', async () => {
		const found = await visit.ask('GET /search/tv?q=orchard%20line', { as: '' });
		expect(found.json).toMatchObject([
			{ endpoint_type: 'tv', ids: { simkl_id: expect.any(Number) } },
		]);
		const tmdb = shows.orchardLine.ids.tmdb;
		expect((await visit.ask(`GET /search/id?tmdb=${tmdb}`)).json).toEqual([]);
		expect((await visit.ask(`GET /search/id?tmdb=${tmdb}&type=show`)).json).toMatchObject([
			{ type: 'tv', title: 'The Orchard Line' },
		]);
	});
});
