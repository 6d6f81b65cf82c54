import { describe, expect, it } from '@jest/globals';
import { shows } from '../../../simulators/household.mjs';
import { visit, film, orchard, show, at, plays, add } from './simklAccountVisit.mjs';

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

	it('leaves the episodes of completed and dropped shows out unless they are asked for', async () => {
		const seen = [1, 2, 3].map((number) => ({ number, watched_at: at }));
		await add({ shows: [{ ...orchard, seasons: [{ number: 1, episodes: seen }] }] });
		const [entry] = visit.alice.library.values();
		const read = async (more = '') => {
			const query = `?extended=full&episode_watched_at=yes${more}`;
			const { read: told } = await visit.ask(`GET /sync/all-items/shows${query}`);
			const episodes = told('shows.0.seasons.0.episodes');
			return [told('shows.0.status'), Array.isArray(episodes) ? episodes.length : undefined];
		};
		expect(await read()).toEqual(['completed', undefined]);
		expect(await read('&include_all_episodes=original')).toEqual(['completed', 3]);
		const [one] = entry?.episodes.keys() ?? [];
		entry?.episodes.delete(one ?? 0);
		expect(await read('&include_all_episodes=original')).toEqual(['completed', 2]);
		expect(await read('&include_all_episodes=yes')).toEqual(['completed', 3]);
		if (entry) entry.status = 'dropped';
		expect(await read()).toEqual(['dropped', undefined]);
		expect(await read('&include_all_episodes=yes')).toEqual(['dropped', 2]);
		if (entry) entry.status = 'watching';
		expect(await read()).toEqual(['watching', 2]);
		const wrong = await visit.ask('GET /sync/all-items/shows?include_all_episodes=all');
		expect(wrong.status).toBe(400);
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
