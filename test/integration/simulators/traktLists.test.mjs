import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { visitTrakt } from './visit.mjs';

/** @type {Awaited<ReturnType<typeof visitTrakt>>} */
let visit;
beforeEach(async () => {
	visit = await visitTrakt();
});
afterEach(() => visit.trakt.stop());

describe('resume points at the simulated Trakt', () => {
	it('are listed by type and deleted by id', async () => {
		const body = { movie: { ids: { tmdb: 99000104 } }, progress: 42 };
		await visit.ask('POST /scrobble/pause', { body });
		expect((await visit.ask('GET /sync/playback')).json).toMatchObject([
			{ progress: 42, type: 'movie' },
		]);
		expect((await visit.ask('GET /sync/playback/episodes')).json).toEqual([]);
		const { id } = visit.alice.playback[0] ?? {};
		expect((await visit.ask(`DELETE /sync/playback/${id}`, { as: 'Bob' })).status).toBe(404);
		expect((await visit.ask(`DELETE /sync/playback/${id}`)).status).toBe(204);
		expect((await visit.ask(`DELETE /sync/playback/${id}`)).status).toBe(404);
	});
});

describe('ratings at the simulated Trakt', () => {
	/** @param {unknown} body */
	const rate = (body) => visit.ask('POST /sync/ratings', { body });

	it('replace the earlier one of the same title', async () => {
		const answer = await rate({ movies: [{ ids: { tmdb: 99000104 }, rating: 7 }] });
		expect(answer.status).toBe(201);
		expect(answer.json).toMatchObject({ added: { movies: 1, shows: 0, seasons: 0, episodes: 0 } });
		await rate({ movies: [{ ids: { imdb: 'tt99000104' }, rating: 9 }] });
		await rate({ episodes: [{ ids: { tvdb: 99000232 }, rating: 5 }] });
		await rate({ shows: [{ ids: { tvdb: 99000201 }, rating: 8 }] });
		expect((await visit.ask('GET /sync/ratings/movies')).json).toMatchObject([{ rating: 9 }]);
		expect((await visit.ask('GET /sync/ratings/all/5,8')).json).toHaveLength(2);
		expect((await visit.ask('GET /sync/ratings')).headers['x-pagination-item-count']).toBe('3');
		const removed = await visit.ask('POST /sync/ratings/remove', {
			body: { movies: [{ ids: { tmdb: 99000104 } }, { ids: { tmdb: 1 } }] },
		});
		expect(removed.json).toMatchObject({
			deleted: { movies: 1 },
			not_found: { movies: [{ ids: { tmdb: 1 } }] },
		});
	});

	it.each([0, 11, 7.5, '7', undefined])('refuse %p with 400', async (rating) => {
		expect((await rate({ movies: [{ ids: { tmdb: 99000104 }, rating }] })).status).toBe(400);
	});
});

describe('searching at the simulated Trakt', () => {
	it('finds a title by its id, and nothing for an id that nobody has', async () => {
		const hit = await visit.ask('GET /search/tvdb/99000232?type=episode');
		expect(hit.json).toMatchObject([
			{ type: 'episode', episode: { title: 'Brine' }, show: { title: 'Salt & Circuit' } },
		]);
		expect(await visit.ask('GET /search/imdb/tt1')).toMatchObject({ status: 200, json: [] });
	});

	it('finds another type under the same number where no type is given', async () => {
		visit.trakt.addMovie({ title: 'Same Number', year: 2001, ids: { tmdb: 99000200 } });
		expect((await visit.ask('GET /search/tmdb/99000200')).json).toHaveLength(2);
		expect((await visit.ask('GET /search/tmdb/99000200?type=show')).json).toHaveLength(1);
	});

	it('finds titles by their words, the same text first, and by year', async () => {
		visit.trakt.addMovie({ title: 'Tin Harbour Nights', year: 2025 });
		const hits = await visit.ask('GET /search/movie?query=tin+harbour');
		expect(hits.read('0.movie.title')).toBe('Tin Harbour');
		expect(hits.json).toHaveLength(2);
		expect(
			(await visit.ask('GET /search/movie?query=tin+harbour&years=2024-2026')).json,
		).toHaveLength(1);
		expect((await visit.ask('GET /search/movie?query=ubermut+in+blau')).json).toHaveLength(1);
		expect((await visit.ask('GET /search/film?query=tin')).status).toBe(400);
	});

	it('shows a title and an episode at their own addresses', async () => {
		const asked = 'GET /shows/salt-circuit/seasons/0/episodes/1?extended=full';
		expect((await visit.ask(asked, { as: '' })).json).toMatchObject({
			title: 'The Winter Shift',
			runtime: 48,
		});
		expect((await visit.ask('GET /movies/tt99000104')).read('title')).toBe('Tin Harbour');
		expect((await visit.ask('GET /shows/nothing')).status).toBe(404);
	});
});

describe('the account at the simulated Trakt', () => {
	it('says whose it is and what happened last', async () => {
		expect((await visit.ask('GET /users/settings', { as: 'Bob' })).json).toMatchObject({
			user: { username: 'Bob', vip: false, ids: { slug: 'bob' } },
		});
		await visit.ask('POST /scrobble/stop', {
			body: { movie: { ids: { tmdb: 99000104 } }, progress: 100 },
		});
		expect((await visit.ask('GET /sync/last_activities')).read('movies.watched_at')).toBe(
			'2026-03-08T20:00:00.000Z',
		);
	});
});
