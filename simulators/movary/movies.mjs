import { json } from '../http/reply.mjs';
import { isRecord } from '../http/request.mjs';
import { broken, pageNumber } from './bodies.mjs';

/**
 * @typedef {import('./account.mjs').Movie} Movie
 * @typedef {import('./world.mjs').World} World
 * @typedef {import('./server.mjs').Call} Call
 */

const TMDB_PAGE = 20;

/** @param {Call} call */
export function addMovie({ call, world }) {
	const tmdb = isRecord(call.body) ? (call.body.tmdbId ?? undefined) : undefined;
	if (tmdb === undefined) {
		return json(400, {
			error: 'MissingProviderId',
			message: 'No external provider id submitted',
		});
	}
	if (typeof tmdb !== 'number') return broken();
	const movie = world.know(tmdb);
	if (!movie) {
		return json(400, {
			error: 'ProviderIdNotFound',
			message: 'External provider found no movie with submitted provider id',
		});
	}
	return json(200, { movaryId: movie.id });
}

/**
 * A search at TMDB. The results are an object keyed by TMDB id, and an empty list when there are none; `movary` is null for
 * films that Movary has not taken up yet.
 * @param {Call} call
 */
export function searchMovies({ call: { query }, world }) {
	const term = (query.get('search') ?? '').toLowerCase();
	const year = query.get('releaseYear');
	const found = [...world.tmdb.values()].filter(
		(movie) =>
			movie.title.toLowerCase().includes(term) && (year === null || String(movie.year) === year),
	);
	const page = pageNumber(query, 'page', 1);
	const shown = found.slice((page - 1) * TMDB_PAGE, page * TMDB_PAGE);
	const results = Object.fromEntries(
		shown.map((movie) => [
			movie.tmdb,
			{
				title: movie.title,
				releaseDate: released(movie),
				overview: 'Made up for a test.',
				originalLanguage: 'en',
				tmdbPosterPath: null,
				ids: { movary: world.movies.get(movie.tmdb)?.id ?? null, tmdb: movie.tmdb },
			},
		]),
	);
	return json(200, {
		results: shown.length === 0 ? [] : results,
		currentPage: page,
		maxPage: Math.max(1, Math.ceil(found.length / TMDB_PAGE)),
	});
}

/**
 * @param {World} world
 * @param {number} movaryId
 */
export function movieDto(world, movaryId) {
	const movie = world.byId(movaryId) ?? broken();
	return {
		title: movie.title,
		releaseDate: released(movie),
		tagline: null,
		overview: 'Made up for a test.',
		originalLanguage: 'en',
		runtime: movie.runtimeMinutes ?? null,
		posterPath: null,
		ids: {
			movary: movie.id,
			tmdb: movie.tmdb,
			trakt: null,
			imdb: movie.imdb ?? null,
			letterboxd: null,
		},
		userRating: null,
		externalRatings: { tmdb: { average: null, count: null }, imdb: { average: null, count: null } },
		updatedAt: null,
		createdAt: '2026-01-01 12:00:00',
	};
}

/** @param {{ year?: number }} movie */
function released({ year }) {
	return year === undefined ? null : `${year}-05-04`;
}
