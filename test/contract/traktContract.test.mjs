import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
	checkAgainstContract,
	checkAnswersAgainstContract,
	loadTraktContract,
} from '../../simulators/contract.mjs';
import { KNOWN_GAPS } from '../../simulators/contract/gaps.mjs';
import { visitTrakt } from '../integration/simulators/visit.mjs';

const contract = loadTraktContract();

/**
 * @param {string} asked method and path
 * @param {unknown} [body]
 */
function reasonsAgainst(asked, body) {
	const [method = '', address = ''] = asked.split(' ');
	const url = new URL(address, 'http://trakt.invalid');
	const query = Object.fromEntries(url.searchParams);
	return checkAgainstContract(contract, [{ method, path: url.pathname, query, body }]).map(
		({ reason }) => reason,
	);
}

const movie = { title: 'Tin Harbour', year: 2023, ids: { imdb: 'tt99000104', tmdb: 99000104 } };
const episode = { ids: { tvdb: 99000232 } };
const token = {
	client_id: 'id',
	client_secret: '[secret]',
	refresh_token: '[secret]',
	grant_type: 'refresh_token',
};

/** @type {[string, unknown?][]} */
const GOOD = [
	['POST /scrobble/stop', { movie, progress: 100 }],
	['POST /scrobble/start', { episode, progress: 0 }],
	[
		'POST /scrobble/pause',
		{ show: { ids: { tmdb: 1 } }, episode: { season: 0, number: 1 }, progress: 12.5 },
	],
	['POST /checkin', { movie, message: 'On the sofa' }],
	[
		'POST /checkin',
		{ show: { title: 'A', year: 2018, ids: { tvdb: 2 } }, episode: { season: 1, number: 2 } },
	],
	['DELETE /checkin'],
	[
		'POST /sync/history',
		{ movies: [{ ids: { trakt: 1 }, watched_at: '2026-02-01T20:15:00.000Z' }] },
	],
	['POST /sync/history', { episodes: [{ ids: { trakt: 1 }, watched_at: 'released' }] }],
	[
		'POST /sync/history',
		{
			shows: [
				{
					ids: { tvdb: 1 },
					seasons: [{ number: 1, episodes: [{ number: 2, watched_at: 'unknown' }] }],
				},
			],
		},
	],
	['POST /sync/history/remove', { ids: [10_000_000_001] }],
	[
		'POST /sync/ratings',
		{ episodes: [{ ids: { trakt: 1 }, rating: 8, rated_at: '2026-02-01T20:15:00.000Z' }] },
	],
	['POST /sync/ratings/remove', { shows: [{ ids: { trakt: 1 } }] }],
	['GET /sync/history?page=2&limit=250'],
	[
		'GET /sync/history/episodes/1001?start_at=2026-02-01T20:15:00.000Z&end_at=2026-02-01T21:15:00.000Z',
	],
	['GET /users/me/history/movies?limit=250'],
	['GET /sync/playback/episodes?limit=250'],
	['DELETE /sync/playback/13'],
	['GET /sync/watched/shows?extended=noseasons&page=1&limit=250'],
	['GET /sync/ratings/all/9?limit=10'],
	['GET /search/imdb/tt99000104?type=movie'],
	['GET /search/show?query=salt&years=2018'],
	['GET /shows/salt-circuit/seasons/0/episodes/1'],
	['GET /users/settings'],
	[
		'GET /oauth/authorize?response_type=code&client_id=id&redirect_uri=http%3A%2F%2Fa&state=b&scope=public',
	],
	['POST /oauth/token?redirect_uri=http%3A%2F%2Fa', token],
];

/** @type {[string, string, unknown?][]} */
const BAD = [
	['an unknown path', 'GET /sync/everything'],
	['an unknown method', 'PUT /sync/history'],
	['an unknown query', 'GET /sync/history/movies/1?since=2026'],
	['a page that is no number', 'GET /sync/history/movies/1?page=two'],
	['a date without a time', 'GET /sync/history?start_at=2026-02-01'],
	['an id that is no number', 'DELETE /sync/playback/last'],
	['a type that does not exist', 'GET /search/film?query=tin'],
	['a scrobble without an item', 'POST /scrobble/stop', { progress: 5 }],
	['a scrobble of null', 'POST /scrobble/stop', { movie: null, progress: 5 }],
	['a scrobble without progress', 'POST /scrobble/stop', { movie }],
	[
		'a field that does not exist',
		'POST /scrobble/stop',
		{ movie, progress: 5, watched_at: '2026' },
	],
	['both a movie and an episode', 'POST /scrobble/stop', { movie, episode, progress: 5 }],
	[
		'a movie’s tvdb id',
		'POST /scrobble/stop',
		{ movie: { ...movie, ids: { tvdb: 5 } }, progress: 5 },
	],
	[
		'an episode’s imdb id',
		'POST /scrobble/stop',
		{ episode: { ids: { imdb: 'tt1' } }, progress: 5 },
	],
	['an id as text', 'POST /scrobble/stop', { episode: { ids: { tvdb: '5' } }, progress: 5 }],
	['no ids at all', 'POST /sync/history', { movies: [{ ids: {} }] }],
	['an empty body', 'POST /sync/history', {}],
	['a missing body', 'POST /sync/history'],
	[
		'a date that is none',
		'POST /sync/history',
		{ movies: [{ ids: { trakt: 1 }, watched_at: 'today' }] },
	],
	['a rating of 11', 'POST /sync/ratings', { movies: [{ ids: { trakt: 1 }, rating: 11 }] }],
	['half a rating', 'POST /sync/ratings', { movies: [{ ids: { trakt: 1 }, rating: 7.5 }] }],
	['a body where there is none', 'DELETE /checkin', { movie }],
	['a refresh without the redirect address', 'POST /oauth/token', token],
];

describe('the check of requests against Trakt’s contract', () => {
	it.each(GOOD.map(([asked, body]) => ({ asked, body })))(
		'lets $asked through',
		({ asked, body }) => {
			expect(reasonsAgainst(asked, body)).toEqual([]);
		},
	);

	it.each(BAD.map(([what, asked, body]) => ({ what, asked, body })))(
		'objects to $what',
		({ asked, body }) => {
			expect(reasonsAgainst(asked, body)).not.toEqual([]);
		},
	);

	it('says which request and why', () => {
		expect(
			checkAgainstContract(contract, [
				{
					method: 'POST',
					path: '/scrobble/stop',
					query: {},
					body: { movie, progress: 5, at: 1 },
				},
			]),
		).toEqual([
			{ request: 'POST /scrobble/stop', reason: 'body must NOT have additional properties: at' },
		]);
	});

	it('names a reason for every gap that it allows', () => {
		for (const gap of KNOWN_GAPS) expect(gap.reason.length).toBeGreaterThan(10);
	});
});

describe('the simulated Trakt', () => {
	/** @type {Awaited<ReturnType<typeof visitTrakt>>} */
	let visit;
	beforeAll(async () => {
		visit = await visitTrakt();
	});
	afterAll(() => visit.trakt.stop());

	it('answers as the contract says', async () => {
		const ids = { tmdb: 99000104 };
		const show = { ids: { tvdb: 99000201 } };
		/** @type {[string, unknown?][]} */
		const calls = [
			['POST /scrobble/start', { movie, progress: 1 }],
			['GET /users/me/watching'],
			['POST /scrobble/pause', { movie, progress: 40 }],
			['GET /sync/playback/movies'],
			['POST /scrobble/stop', { movie, progress: 100 }],
			['POST /scrobble/stop', { show, episode: { season: 1, number: 2 }, progress: 100 }],
			['POST /checkin', { movie }],
			['POST /sync/history', { movies: [{ ids }], episodes: [{ ids: { tvdb: 1 } }] }],
			['POST /sync/history/remove', { movies: [{ ids: { tmdb: 1 } }] }],
			['POST /sync/ratings', { movies: [{ ids, rating: 7 }] }],
			['POST /sync/ratings/remove', { movies: [{ ids }] }],
			['GET /users/me/history'],
			['GET /users/me/history/movies'],
			['GET /users/me/history/episodes'],
			['GET /sync/last_activities'],
			['GET /users/settings'],
			['GET /search/tvdb/99000232'],
			['GET /search/movie?query=tin+harbour'],
			['GET /movies/tin-harbour-2023?extended=full'],
			['GET /shows/salt-circuit?extended=full'],
			['GET /shows/salt-circuit/seasons/1/episodes/2?extended=full'],
			['POST /oauth/device/code', { client_id: visit.app.clientId }],
		];
		for (const [asked, body] of calls) {
			expect([asked, (await visit.ask(asked, { body })).status]).toEqual([
				asked,
				expect.any(Number),
			]);
		}
		const { requests } = visit.trakt;
		expect(requests.filter(({ status }) => status > 299)).toEqual([]);
		expect(checkAnswersAgainstContract(contract, requests)).toEqual([]);
		expect(checkAgainstContract(contract, requests)).toEqual([]);
	});
});
