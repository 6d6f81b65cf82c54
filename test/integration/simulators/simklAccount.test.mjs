import { describe, expect, it } from '@jest/globals';
import { visit, film, show, at, plays, add } from './simklAccountVisit.mjs';

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
