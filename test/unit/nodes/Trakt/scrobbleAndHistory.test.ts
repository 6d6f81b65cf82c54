import { beforeEach, describe, expect, it } from '@jest/globals';
import { forgetLookups } from '../../../../services/trakt';
import { EPISODE_OF_700, MOVIE_601, PAGE, runTrakt } from '../../../support/runTrakt';

describe('Scrobble, History and Check-In of the Trakt node', () => {
	beforeEach(forgetLookups);

	it.each(['start', 'pause'])(
		'Scrobble: %s sends the progress and returns the answer',
		async (action) => {
			const { json, requests } = await runTrakt(
				{ resource: 'scrobble', operation: action, ...EPISODE_OF_700, progress: 12.5 },
				{ [`POST /scrobble/${action}`]: [201, { id: 0, action, progress: 12.5 }] },
			);
			expect(requests).toMatchObject([
				{
					body: {
						show: { ids: { trakt: 700 } },
						episode: { season: 1, number: 2 },
						progress: 12.5,
					},
				},
			]);
			expect(json).toEqual([{ id: 0, action, progress: 12.5 }]);
		},
	);

	it('Scrobble: Stop takes "already counted" for a success', async () => {
		const held = { watched_at: '2026-03-01T20:15:00.000Z', expires_at: '2026-03-01T21:15:00.000Z' };
		const { json } = await runTrakt(
			{ resource: 'scrobble', operation: 'stop', ...MOVIE_601, progress: 95 },
			{ 'POST /scrobble/stop': [409, held] },
		);
		expect(json).toEqual([{ ...held, status: 'duplicate', code: 'justCounted' }]);
	});

	it('Scrobble refuses a progress that is none', async () => {
		const parameters = { resource: 'scrobble', operation: 'start', ...MOVIE_601, progress: 101 };
		await expect(runTrakt(parameters)).rejects.toThrow('The progress is not between 0 and 100');
	});

	it('History: Add looks for the play first, and adds it with its date', async () => {
		const { json, requests } = await runTrakt(
			{ resource: 'history', operation: 'add', ...MOVIE_601, watchedAt: '2026-03-01T20:15:00Z' },
			{
				'GET /sync/history/movies/601': [200, []],
				'POST /sync/history': [201, { added: { movies: 1, episodes: 0 }, not_found: {} }],
			},
		);
		expect(requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
		expect(requests[1]?.body).toEqual({
			movies: [{ ids: { trakt: 601 }, watched_at: '2026-03-01T20:15:00.000Z' }],
		});
		expect(json).toMatchObject([{ status: 'added', watched_at: '2026-03-01T20:15:00.000Z' }]);
	});

	it('History: Remove takes single plays by their ids', async () => {
		const { json, requests } = await runTrakt(
			{ resource: 'history', operation: 'remove', removeBy: 'historyIds', historyIds: '11, 12' },
			{ 'POST /sync/history/remove': [200, { deleted: { movies: 2 }, not_found: {} }] },
		);
		expect(requests[0]?.body).toEqual({ ids: [11, 12] });
		expect(json).toEqual([{ deleted: true, removed: { movies: 2 }, not_found: {} }]);
	});

	it.each(['', '11, x'])(
		'History: Remove refuses %p instead of removing anything',
		async (historyIds) => {
			const parameters = {
				resource: 'history',
				operation: 'remove',
				removeBy: 'historyIds',
				historyIds,
			};
			await expect(runTrakt(parameters)).rejects.toThrow(/history ID/);
		},
	);

	it('History: Get Many keeps to type, dates and limit', async () => {
		const { json, requests } = await runTrakt(
			{
				resource: 'history',
				operation: 'getAll',
				...PAGE,
				simplify: true,
				filters: { type: 'movies', startAt: '2026-03-01T00:00:00+01:00' },
			},
			{ 'GET /sync/history/movies': [200, [{ id: 5, type: 'movie', movie: { title: 'A' } }]] },
		);
		expect(requests[0]?.qs).toMatchObject({ start_at: '2026-02-28T23:00:00.000Z', limit: 2 });
		expect(json).toEqual([{ id: 5, type: 'movie', title: 'A' }]);
	});

	it('Check-In: Create and Delete', async () => {
		const created = await runTrakt(
			{ resource: 'checkIn', operation: 'create', ...MOVIE_601, options: { message: 'hi' } },
			{ 'POST /checkin': [201, { id: 3 }] },
		);
		expect(created.requests[0]?.body).toMatchObject({ message: 'hi' });
		expect(created.json).toEqual([{ id: 3 }]);
		const deleted = await runTrakt(
			{ resource: 'checkIn', operation: 'delete' },
			{ 'DELETE /checkin': [204, ''] },
		);
		expect(deleted.json).toEqual([{ deleted: true }]);
	});
});
