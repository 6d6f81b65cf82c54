import { describe, expect, it } from '@jest/globals';
import { simplifyEntry, simplifyPlayback, simplifySearch } from '../../../../nodes/Simkl/simplify';
import { EPISODE_OF_700, MOVIE_601, runSimkl } from '../../../support/runSimkl';

const at = '2026-03-08T20:15:00Z';

describe('the history of the Simkl node', () => {
	it.each(['add', 'remove'])('%s never takes a show for all of its episodes', async (operation) => {
		const whole = { ...EPISODE_OF_700, mediaType: 'show' };
		const running = runSimkl({ resource: 'history', operation, ...whole });
		await expect(running).rejects.toThrow('A show without an episode stands for all');
	});

	it('add marks a whole show where it was said so', async () => {
		const { requests } = await runSimkl(
			{
				...{ resource: 'history', operation: 'add', ...EPISODE_OF_700, mediaType: 'show' },
				wholeShow: true,
				watchedAt: at,
			},
			{ 'POST /sync/history': [201, { added: { shows: 1, episodes: 8 } }] },
		);
		expect(requests.map(({ body }) => body)).toEqual([
			{ shows: [{ ids: { tvdb: 700 }, watched_at: at }] },
		]);
	});

	it('add looks first, and tells what is there', async () => {
		const { json, requests } = await runSimkl(
			{ resource: 'history', operation: 'add', ...MOVIE_601, watchedAt: at, options: {} },
			{ 'POST /sync/watched': [200, [{ result: true, list: 'completed', last_watched_at: at }]] },
		);
		expect(json).toEqual([
			{
				watched_at: '2026-03-08T20:15:00.000Z',
				status: 'duplicate',
				code: 'alreadyThere',
				reason: `Simkl already has this play (${at})`,
			},
		]);
		expect(requests).toHaveLength(1);
	});

	it('a title is looked up exactly, never left to Simkl to guess', async () => {
		const byTitle = { mediaType: 'movie', movieBy: 'title', movieTitle: 'Lull', movieYear: 2019 };
		const hit = (year: number, simkl_id: number) => ({ title: 'Lull', year, ids: { simkl_id } });
		const { requests } = await runSimkl(
			{ resource: 'scrobble', operation: 'start', ...byTitle, progress: 5 },
			{
				'GET /search/movie': [200, [hit(1999, 1), hit(2019, 2)]],
				'POST /scrobble/start': [201, { id: 0, action: 'start' }],
			},
		);
		expect(requests.at(-1)?.body).toEqual({ movie: { ids: { simkl: 2 } }, progress: 5 });
	});
});

describe('what the Simkl node simplifies', () => {
	it('a title of the library is one flat item', () => {
		expect(
			simplifyEntry({
				status: 'watching',
				user_rating: null,
				watched_episodes_count: 3,
				show: { title: 'Quay', year: 2001, poster: 'x', ids: { simkl: 1 } },
				seasons: [],
			}),
		).toEqual({
			title: 'Quay',
			year: 2001,
			ids: { simkl: 1 },
			status: 'watching',
			watched_episodes: 3,
		});
	});

	it('a search names Simkl’s id as everything else does', () => {
		const ids = { simkl_id: 1, slug: 'quay' };
		expect(simplifySearch({ title: 'Quay', endpoint_type: 'tv', ids })).toEqual({
			type: 'tv',
			title: 'Quay',
			ids: { simkl: 1, slug: 'quay' },
		});
	});

	it('a resume point keeps its long id as text', () => {
		const episode = { season: 1, episode: 2, title: 'Low Water' };
		expect(simplifyPlayback({ id: 312312312123, progress: 40, episode, show: {} })).toEqual({
			id: '312312312123',
			progress: 40,
			season: 1,
			number: 2,
			episode_title: 'Low Water',
		});
	});
});
