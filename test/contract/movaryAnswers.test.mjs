import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { films } from '../../simulators/household.mjs';
import { startMovary } from '../../simulators/movary.mjs';

/**
 * The simulated Movary's successes beside the fields that Movary's own code writes (`RULES.bodies`: HttpController/Api/Dto and
 * ResponseMapper, leepeuker/movary, read 2026-11-29): all of them, and no other.
 */
const MOVIE = {
	title: '',
	releaseDate: '',
	tagline: '',
	overview: '',
	originalLanguage: '',
	runtime: '',
	posterPath: '',
	ids: { movary: '', tmdb: '', trakt: '', imdb: '', letterboxd: '' },
	userRating: '',
	externalRatings: { tmdb: { average: '', count: '' }, imdb: { average: '', count: '' } },
	updatedAt: '',
	createdAt: '',
};
const PAGE = { currentPage: '', maxPage: '' };
const FOUND = {
	title: '',
	releaseDate: '',
	overview: '',
	originalLanguage: '',
	tmdbPosterPath: '',
	ids: { movary: '', tmdb: '' },
};

const { ferry } = films;
const tmdb = Number(ferry.ids.tmdb);
/** @type {Awaited<ReturnType<typeof startMovary>>} */
let movary;
/** @type {string} */
let token;
/** @type {number} */
let movaryId;

beforeAll(async () => {
	movary = await startMovary();
	movary.addMovie({ title: ferry.title, year: ferry.year, tmdb, imdb: ferry.ids.imdb });
	({ token } = movary.addAccount({ name: 'alice' }));
	({ movaryId } = await ask('POST', '/movies/add', { tmdbId: tmdb }));
	const watchedAt = '2026-03-08';
	await ask('POST', '/users/alice/watchlist/movies', [{ movaryId }]);
	await ask('POST', '/users/alice/history/movies', [{ movaryId, watchedAt }]);
	await ask('POST', '/users/alice/watchlist/movies', [{ movaryId }]);
});
afterAll(() => movary.stop());

/** @param {string} method @param {string} path @param {unknown} [body] */
async function ask(method, path, body) {
	const answer = await fetch(`${movary.address}/api${path}`, {
		method,
		headers: { 'x-movary-token': token, 'content-type': 'application/json' },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	expect(answer.status).toBeLessThan(300);
	return answer.status === 204 ? undefined : await answer.json();
}

/** The same with every value taken out. @param {unknown} value @returns {unknown} */
function shapeOf(value) {
	if (Array.isArray(value)) return value.map(shapeOf);
	if (typeof value !== 'object' || value === null) return '';
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shapeOf(one)]));
}

it.each([
	[
		'GET /movies/search',
		`/movies/search?search=${ferry.title}`,
		{ results: { [tmdb]: FOUND }, ...PAGE },
	],
	[
		'GET history',
		'/users/alice/history/movies',
		{ history: [{ movie: MOVIE, watchedAt: '' }], ...PAGE },
	],
	[
		'GET played',
		'/users/alice/played/movies',
		{ played: [{ movie: MOVIE, watchDates: [{ date: '', plays: '', comment: '' }] }], ...PAGE },
	],
	[
		'GET watchlist',
		'/users/alice/watchlist/movies',
		{ watchlist: [{ movie: MOVIE, addedAt: '' }], ...PAGE },
	],
	[
		'GET /authentication/token',
		'/authentication/token',
		{ user: { id: '', name: '', isAdmin: '' } },
	],
])(
	'the simulated Movary answers %s with the fields of the real one',
	async (_what, path, shape) => {
		expect(shapeOf(await ask('GET', path))).toEqual(shape);
	},
);

it('the simulated Movary answers a film that is added with its id, and writes with nothing', async () => {
	expect(shapeOf(await ask('POST', '/movies/add', { tmdbId: tmdb }))).toEqual({ movaryId: '' });
	const rows = [{ movaryId, watchedAt: '2026-03-09', plays: 1, comment: null, position: null }];
	expect(await ask('PUT', '/users/alice/history/movies', rows)).toBeUndefined();
});
