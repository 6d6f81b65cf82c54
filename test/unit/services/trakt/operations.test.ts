import { describe, expect, it } from '@jest/globals';

import { NoAnswer } from '../../../../services/http/exchange';
import {
	createCheckin,
	deleteCheckin,
	deletePlayback,
	getSettings,
	listPlayback,
	listRatings,
	listWatched,
	removeRating,
	searchById,
	searchByText,
	setRating,
} from '../../../../services/trakt';
import { ago, answer, none, rejection, traktSaying } from './trakt';

const film = { movie: { ids: { trakt: 12 } } };
const lost = new NoAnswer('timeout', true, '');

describe('ratings', () => {
	it('rates a film, an episode by its own id and a whole show', async () => {
		const { client, bodies } = traktSaying(
			['POST /sync/ratings', answer(201, { added: { movies: 1 } })],
			['GET /shows/battle-harbour/seasons/2/episodes/5', answer(200, { ids: { trakt: 55 } })],
			['POST /sync/ratings', answer(201, { added: { movies: 1 } })],
			['POST /sync/ratings', answer(201, { added: { movies: 1 } })],
		);
		const show = { ids: { slug: 'battle-harbour' } };
		expect(await setRating(client, film, 8, ago(5))).toEqual({ added: { movies: 1 } });
		await setRating(client, { show, episode: { season: 2, number: 5 } }, 9);
		await setRating(client, { show }, 10);
		expect(bodies()).toEqual([
			{ movies: [{ ids: { trakt: 12 }, rating: 8, rated_at: ago(5) }] },
			{ episodes: [{ ids: { trakt: 55 }, rating: 9 }] },
			{ shows: [{ ids: { slug: 'battle-harbour' }, rating: 10 }] },
		]);
	});

	it.each([0, 11, 7.5, NaN])('refuses %d', async (rating) => {
		const { client, sent } = traktSaying();
		expect(await rejection(setRating(client, film, rating))).toMatchObject({ kind: 'refused' });
		expect(sent).toEqual([]);
	});

	it('reports a title named under not_found as not found', async () => {
		const unknown = answer(201, { not_found: { movies: [{ ids: { trakt: 12 } }] } });
		const { client } = traktSaying(['POST /sync/ratings', unknown]);
		expect(await rejection(setRating(client, film, 8))).toMatchObject({ kind: 'notFound' });
	});

	it('removes a rating', async () => {
		const { client, bodies } = traktSaying([
			'POST /sync/ratings/remove',
			answer(200, { deleted: { movies: 1 } }),
		]);
		await removeRating(client, film);
		expect(bodies()).toEqual([{ movies: [{ ids: { trakt: 12 } }] }]);
	});

	it.each([
		[{}, '/sync/ratings'],
		[{ type: 'movies' as const }, '/sync/ratings/movies'],
		[{ type: 'shows' as const, rating: 9 }, '/sync/ratings/shows/9'],
		[{ rating: 9 }, '/sync/ratings/all/9'],
	])('lists %j', async (query, path) => {
		const { client, lines } = traktSaying([`GET ${path}?page=1&limit=250`, none]);
		expect(await listRatings(client, query)).toEqual([]);
		expect(lines()).toEqual([`GET ${path}?page=1&limit=250`]);
	});
});

describe('check-ins', () => {
	it('checks in with a message', async () => {
		const { client, bodies } = traktSaying(['POST /checkin', answer(201, { id: 4 })]);
		expect(await createCheckin(client, film, { message: 'Popcorn' })).toEqual({ id: 4 });
		expect(bodies()).toEqual([{ movie: { ids: { trakt: 12 } }, message: 'Popcorn' }]);
	});

	it('says until when another one is running', async () => {
		const running = answer(409, { expires_at: '2026-03-08T21:30:00Z' });
		const { client } = traktSaying(['POST /checkin', running]);
		expect(await rejection(createCheckin(client, film, {}))).toMatchObject({
			kind: 'refused',
			status: 409,
			message: expect.stringContaining('2026-03-08T21:30:00Z'),
		});
	});

	it('is content with its own check-in after a lost answer', async () => {
		const { client } = traktSaying(
			['POST /checkin', lost],
			['POST /checkin', answer(409, { expires_at: 'later' })],
		);
		expect(await createCheckin(client, film, {})).toEqual({ expires_at: 'later' });
	});

	it('ends one', async () => {
		const { client, lines } = traktSaying(['DELETE /checkin', answer(204, '')]);
		await deleteCheckin(client);
		expect(lines()).toEqual(['DELETE /checkin']);
	});
});

describe('playback progress', () => {
	it('lists one type or all', async () => {
		const { client, lines } = traktSaying(
			['GET /sync/playback/episodes?page=1&limit=20', none],
			['GET /sync/playback?page=1&limit=250', none],
		);
		await listPlayback(client, { type: 'episodes', limit: 20 });
		await listPlayback(client, {});
		expect(lines()).toHaveLength(2);
	});

	it('deletes one, and is content when it is gone after a lost answer', async () => {
		const { client, lines } = traktSaying(
			['DELETE /sync/playback/31', lost],
			['DELETE /sync/playback/31', answer(404)],
		);
		await deletePlayback(client, 31);
		expect(lines()).toHaveLength(2);
	});

	it('says so when there was none', async () => {
		const { client } = traktSaying(['DELETE /sync/playback/31', answer(404)]);
		expect(await rejection(deletePlayback(client, 31))).toMatchObject({
			kind: 'notFound',
			message: expect.stringContaining('31'),
		});
	});
});

describe('reading', () => {
	it('searches by id and type, and by text and year', async () => {
		const results = [{ type: 'movie', score: 1000, movie: { title: 'Tidal Glass' } }];
		const { client } = traktSaying(
			['GET /search/tmdb/910001?type=movie', answer(200, results)],
			['GET /search/movie?query=Tidal Glass&years=2019&page=1&limit=10', answer(200, results)],
		);
		const byId = await searchById(client, { idType: 'tmdb', id: '910001', type: 'movie' });
		expect(byId).toEqual(results);
		const search = { query: 'Tidal Glass', type: 'movie', year: 2019, limit: 10 } as const;
		expect(await searchByText(client, search)).toEqual(results);
	});

	it('keeps an id inside its place in the path', async () => {
		const { client, lines } = traktSaying(['GET /search/imdb/..%2Fusers', none]);
		await searchById(client, { idType: 'imdb', id: '../users' });
		expect(lines()).toEqual(['GET /search/imdb/..%2Fusers']);
	});

	it('lists what was watched and reads the settings', async () => {
		const { client } = traktSaying(
			['GET /sync/watched/shows?page=1&limit=250', answer(200, [{ plays: 3 }])],
			['GET /users/settings', answer(200, { user: { username: 'alice' } })],
		);
		expect(await listWatched(client, { type: 'shows' })).toEqual([{ plays: 3 }]);
		expect(await getSettings(client)).toEqual({ user: { username: 'alice' } });
	});
});
