import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { visitTrakt } from './visit.mjs';

/** @type {Awaited<ReturnType<typeof visitTrakt>>} */
let visit;
beforeEach(async () => {
	visit = await visitTrakt();
});
afterEach(() => visit.trakt.stop());

const film = { movie: { title: 'Tin Harbour', year: 2023, ids: { imdb: 'tt99000104' } } };

/**
 * @param {'start' | 'pause' | 'stop'} action
 * @param {unknown} body
 * @param {string} [as]
 */
const scrobble = (action, body, as) => visit.ask(`POST /scrobble/${action}`, { body, as });

describe('scrobbling at the simulated Trakt', () => {
	it('shows what is being watched, and counts nothing yet', async () => {
		const answer = await scrobble('start', { ...film, progress: 50 });
		expect(answer.status).toBe(201);
		expect(answer.json).toMatchObject({ id: 0, action: 'start', progress: 50 });
		expect(visit.alice.watching).toMatchObject({
			action: 'scrobble',
			movie: { title: 'Tin Harbour' },
		});
		expect(visit.alice.watching?.expires_at).toBe('2026-03-08T21:02:00.000Z');
		expect(visit.alice.history).toEqual([]);
		visit.clock.pass(62 * 60_000);
		expect((await visit.ask('GET /users/me/watching')).status).toBe(204);
	});

	it('counts a stop from 80 % as a play dated now, and keeps a resume point below', async () => {
		const paused = await scrobble('stop', { ...film, progress: 79.9 });
		expect(paused.json).toMatchObject({ action: 'pause', progress: 79.9 });
		expect(visit.alice.playback).toMatchObject([{ progress: 79.9, type: 'movie' }]);
		expect(visit.alice.history).toEqual([]);

		const watched = await scrobble('stop', { ...film, progress: 80 });
		expect(watched.json).toMatchObject({ action: 'scrobble' });
		expect(visit.alice.history).toEqual([
			{
				id: watched.read('id'),
				watched_at: '2026-03-08T20:00:00.000Z',
				action: 'scrobble',
				type: 'movie',
				movie: expect.objectContaining({ title: 'Tin Harbour', year: 2023 }),
			},
		]);
		expect(visit.alice.playback).toEqual([]);
	});

	it('forgets the resume point when the item is started again', async () => {
		await scrobble('pause', { ...film, progress: 30 });
		expect(visit.alice.playback).toHaveLength(1);
		await scrobble('start', { ...film, progress: 30 });
		expect(visit.alice.playback).toEqual([]);
	});

	it('counts even a pause from 80 %, so that nobody sends one unaware', async () => {
		expect((await scrobble('pause', { ...film, progress: 85 })).read('action')).toBe('scrobble');
		expect(visit.alice.history).toHaveLength(1);
	});

	it('refuses what is below 1 % with 422', async () => {
		for (const action of /** @type {const} */ (['pause', 'stop'])) {
			expect((await scrobble(action, { ...film, progress: 0.9 })).status).toBe(422);
		}
		expect((await scrobble('start', { ...film, progress: 0 })).status).toBe(201);
	});

	it('answers a repeated scrobble with 409 and both moments, until the window is over', async () => {
		await scrobble('stop', { ...film, progress: 100 });
		visit.clock.pass(600_000);
		const again = await scrobble('stop', { ...film, progress: 100 });
		expect(again.status).toBe(409);
		expect(again.json).toEqual({
			watched_at: '2026-03-08T20:00:00.000Z',
			expires_at: '2026-03-08T21:00:00.000Z',
		});
		expect(visit.alice.history).toHaveLength(1);
		expect((await scrobble('stop', { ...film, progress: 100 }, 'Bob')).status).toBe(201);
		visit.clock.pass(3_000_000);
		expect((await scrobble('stop', { ...film, progress: 100 })).status).toBe(201);
		expect(visit.alice.history).toHaveLength(2);
		expect(visit.bob.history).toHaveLength(1);
	});

	it.each([
		['its own tvdb id', { episode: { ids: { tvdb: 99000232 } } }],
		[
			'its show’s ids, season and number',
			{ show: { ids: { tmdb: 99000200 } }, episode: { season: 1, number: 2 } },
		],
		[
			'its show’s title and year, season and number',
			{ show: { title: 'Salt & Circuit', year: 2018 }, episode: { season: 1, number: 2 } },
		],
	])('knows an episode by %s', async (_, subject) => {
		const answer = await scrobble('stop', { ...subject, progress: 95 });
		expect(answer.json).toMatchObject({
			episode: { season: 1, number: 2, title: 'Brine' },
			show: { title: 'Salt & Circuit' },
		});
	});

	it('knows a special, and a movie by title and year', async () => {
		const special = { show: { ids: { tvdb: 99000201 } }, episode: { season: 0, number: 1 } };
		expect((await scrobble('stop', { ...special, progress: 95 })).read('episode.season')).toBe(0);
		const movie = { title: 'Übermut in Blau', year: 2016 };
		expect((await scrobble('stop', { movie, progress: 95 })).status).toBe(201);
	});

	it('answers 404 for what it does not know', async () => {
		for (const subject of [
			{ movie: { title: 'Tin Harbour', year: 1923 } },
			{ movie: { ids: { tmdb: 1 } } },
			{ episode: { ids: { tvdb: 99000201 } } },
			{ show: { ids: { tvdb: 99000201 } }, episode: { season: 9, number: 1 } },
		]) {
			expect((await scrobble('stop', { ...subject, progress: 95 })).status).toBe(404);
		}
	});

	it.each([
		['a tmdb id as text', { movie: { ids: { tmdb: '99000104' } } }],
		['an imdb id as a number', { movie: { ids: { imdb: 99000104 } } }],
		['a tvdb id of a movie', { movie: { ids: { tvdb: 99000111, tmdb: 99000104 } } }],
		['an imdb id of an episode', { episode: { ids: { imdb: 'tt99000222' } } }],
		['an empty list of ids', { movie: { title: 'Tin Harbour', year: 2023, ids: {} } }],
		['a movie by title alone', { movie: { title: 'Tin Harbour' } }],
		['no item', {}],
		['a show without an episode', { show: { ids: { tvdb: 99000201 } } }],
		[
			'a season as text',
			{ show: { ids: { tvdb: 99000201 } }, episode: { season: '1', number: 2 } },
		],
		['a movie and an episode', { ...film, episode: { ids: { tvdb: 99000232 } } }],
		['a field that does not exist', { ...film, watched_at: '2026-03-08T20:00:00Z' }],
	])('refuses %s with 400', async (_, subject) => {
		expect((await scrobble('stop', { ...subject, progress: 95 })).status).toBe(400);
	});

	it.each([undefined, null, '95', -1, 101])('refuses %p as progress with 400', async (progress) => {
		expect((await scrobble('stop', { ...film, progress })).status).toBe(400);
	});
});

describe('checking in at the simulated Trakt', () => {
	/** @param {unknown} body */
	const checkIn = (body) => visit.ask('POST /checkin', { body });

	it('becomes a play when the runtime is over', async () => {
		const answer = await checkIn({ ...film, message: 'On the sofa' });
		expect(answer.status).toBe(200);
		expect(visit.alice.history).toEqual([]);
		visit.clock.pass(124 * 60_000);
		await visit.ask('GET /users/me');
		expect(visit.alice.history).toMatchObject([
			{ id: answer.read('id'), action: 'checkin', watched_at: '2026-03-08T20:00:00.000Z' },
		]);
	});

	it('is refused with 409 while something is being watched, and can be taken back', async () => {
		await scrobble('start', { ...film, progress: 50 });
		const refused = await checkIn(film);
		expect(refused.status).toBe(409);
		expect(refused.json).toEqual({ expires_at: '2026-03-08T21:02:00.000Z' });
		expect((await visit.ask('DELETE /checkin')).status).toBe(204);
		expect((await checkIn(film)).status).toBe(200);
	});

	it('knows an episode by ids that a scrobble does not take', async () => {
		expect((await checkIn({ episode: { ids: { imdb: 'tt99000222' } } })).status).toBe(200);
	});
});
