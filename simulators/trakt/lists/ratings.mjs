import { json } from '../../http/reply.mjs';
import { page } from '../paging.mjs';
import { malformed } from '../titles/subject.mjs';
import { episodeSummary, movieSummary, showSummary } from '../titles/summaries.mjs';
import { notFound, readBulk } from './bulk.mjs';

/**
 * @typedef {import('../routes.mjs').PersonalCall} PersonalCall
 * @typedef {import('../account.mjs').Rating} Rating
 * @typedef {Omit<Rating, 'rating' | 'rated_at'>} Rated
 */

const TYPES = ['movies', 'shows', 'seasons', 'episodes'];

/** @param {import('../routes.mjs').Routes} routes */
export function addRatingRoutes(routes) {
	routes.personal('POST', '/sync/ratings', add);
	routes.personal('POST', '/sync/ratings/remove', remove);
	routes.personal('GET', '/sync/ratings', list);
	routes.personal('GET', '/sync/ratings/:type', list);
	routes.personal('GET', '/sync/ratings/:type/:rating', list);
}

/** @param {PersonalCall} call */
function add({ account, now, body, world }) {
	const entries = readBulk(body, world.catalogue, { fields: ['rating', 'rated_at'] });
	/** @type {Rated[]} */
	const added = [];
	for (const { target, own } of entries) {
		const { rating, rated_at: at } = own;
		if (typeof rating !== 'number' || !Number.isInteger(rating) || rating < 1 || rating > 10) {
			malformed('rating must be a whole number from 1 to 10');
			continue;
		}
		if (at !== undefined && (typeof at !== 'string' || Number.isNaN(Date.parse(at)))) {
			malformed('rated_at must be an ISO 8601 date');
		}
		if (!target) continue;
		const rated = ratedOf(target);
		const ratedAt = new Date(typeof at === 'string' ? at : now).toISOString();
		account.ratings = account.ratings.filter((entry) => keyOf(entry) !== keyOf(rated));
		account.ratings.push({ rated_at: ratedAt, rating, ...rated });
		added.push(rated);
	}
	return json(201, { added: count(added), not_found: notFound(entries) });
}

/** @param {PersonalCall} call */
function remove({ account, body, world }) {
	const entries = readBulk(body, world.catalogue, { fields: [] });
	const keys = entries.flatMap(({ target }) => (target ? [keyOf(ratedOf(target))] : []));
	const gone = account.ratings.filter((rating) => keys.includes(keyOf(rating)));
	account.ratings = account.ratings.filter((rating) => !gone.includes(rating));
	return json(200, { deleted: count(gone), not_found: notFound(entries) });
}

/** @param {PersonalCall} call */
function list({ account, params, query }) {
	const { type = 'all', rating } = params;
	if (type !== 'all' && !TYPES.includes(type)) malformed(`${type} is not a type of ratings`);
	const wanted = rating?.split(',').map(Number);
	if (wanted?.some((value) => !(value >= 1 && value <= 10)))
		malformed('the rating must be 1 to 10');
	const ratings = account.ratings
		.filter((entry) => type === 'all' || `${entry.type}s` === type)
		.filter((entry) => wanted === undefined || wanted.includes(entry.rating));
	return page(
		query,
		ratings.sort((a, b) => Date.parse(b.rated_at) - Date.parse(a.rated_at)),
	);
}

/**
 * @param {NonNullable<import('./bulk.mjs').BulkEntry['target']>} target
 * @returns {Rated}
 */
function ratedOf(target) {
	switch (target.kind) {
		case 'movie':
			return { type: 'movie', movie: movieSummary(target) };
		case 'show':
			return { type: 'show', show: showSummary(target) };
		case 'season':
			return { type: 'season', show: showSummary(target.show), season: { number: target.season } };
		case 'episode':
			return { type: 'episode', show: showSummary(target.show), episode: episodeSummary(target) };
	}
}

/** @param {Rated} rated */
function keyOf({ type, movie, show, season, episode }) {
	return [type, movie?.ids.trakt ?? show?.ids.trakt, season?.number, episode?.ids.trakt].join(':');
}

/** @param {readonly Rated[]} rated */
function count(rated) {
	return Object.fromEntries(
		TYPES.map((type) => [type, rated.filter((entry) => `${entry.type}s` === type).length]),
	);
}
