import { beforeEach, describe, expect, it } from '@jest/globals';
import { forgetLookups } from '../../../../services/trakt';
import { MOVIE_601, PAGE, runTrakt } from '../../../support/runTrakt';

describe('Playback Progress, Rating, Search and Watched of the Trakt node', () => {
	beforeEach(forgetLookups);

	it('Playback Progress: Get Many and Delete', async () => {
		const listed = await runTrakt(
			{ resource: 'playback', operation: 'getAll', ...PAGE, filters: { type: 'episodes' } },
			{ 'GET /sync/playback/episodes': [200, [{ id: 13, progress: 40 }]] },
		);
		expect(listed.json).toEqual([{ id: 13, progress: 40 }]);
		const deleted = await runTrakt(
			{ resource: 'playback', operation: 'delete', playbackId: '13' },
			{ 'DELETE /sync/playback/13': [204, ''] },
		);
		expect(deleted.json).toEqual([{ deleted: true }]);
	});

	it('Rating: Set, Remove and Get Many', async () => {
		const show = { mediaType: 'show', showIdType: 'trakt', showId: 700 };
		const set = await runTrakt(
			{ resource: 'rating', operation: 'set', ...show, rating: 8, options: {} },
			{ 'POST /sync/ratings': [201, { added: { shows: 1 }, not_found: {} }] },
		);
		expect(set.requests[0]?.body).toEqual({ shows: [{ ids: { trakt: 700 }, rating: 8 }] });
		const removed = await runTrakt(
			{ resource: 'rating', operation: 'remove', ...show },
			{ 'POST /sync/ratings/remove': [200, { deleted: { shows: 1 }, not_found: {} }] },
		);
		expect(removed.json).toMatchObject([{ deleted: true, removed: { shows: 1 } }]);
		const listed = await runTrakt(
			{ resource: 'rating', operation: 'getAll', ...PAGE, filters: { type: 'shows', rating: 8 } },
			{ 'GET /sync/ratings/shows/8': [200, [{ rating: 8, type: 'show' }]] },
		);
		expect(listed.json).toEqual([{ rating: 8, type: 'show' }]);
	});

	it.each([0, 11, 7.5])('Rating: Set refuses %p', async (rating) => {
		const parameters = { resource: 'rating', operation: 'set', ...MOVIE_601, rating };
		await expect(runTrakt(parameters)).rejects.toThrow();
	});

	it('Search by ID and by text', async () => {
		const found = {
			type: 'movie',
			score: 1000,
			movie: { title: 'A', year: 2019, ids: { trakt: 1 } },
		};
		const byId = await runTrakt(
			{
				resource: 'search',
				operation: 'byId',
				idType: 'imdb',
				id: 'tt9900601',
				type: 'movie',
				simplify: true,
			},
			{ 'GET /search/imdb/tt9900601': [200, [found]] },
		);
		expect(byId.json).toEqual([
			{ type: 'movie', score: 1000, title: 'A', year: 2019, ids: { trakt: 1 } },
		]);
		expect(byId.requests[0]?.qs).toMatchObject({ type: 'movie' });
		const byText = await runTrakt(
			{
				resource: 'search',
				operation: 'byText',
				query: 'A',
				type: 'movie',
				...PAGE,
				simplify: false,
				filters: { year: 2019 },
			},
			{ 'GET /search/movie': [200, [found]] },
		);
		expect(byText.json).toEqual([found]);
	});

	it('Watched: Get Many', async () => {
		const { json } = await runTrakt(
			{ resource: 'watched', operation: 'getAll', type: 'movies', ...PAGE, simplify: true },
			{ 'GET /sync/watched/movies': [200, [{ plays: 2, movie: { title: 'A' } }]] },
		);
		expect(json).toEqual([{ plays: 2, title: 'A' }]);
	});
});
