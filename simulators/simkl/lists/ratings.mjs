import { json } from '../../http/reply.mjs';
import { isRecord } from '../../http/request.mjs';
import { entryOf, isFilm, isoOf, touch } from '../account.mjs';
import { malformed, refusal } from '../gate/refusals.mjs';
import { titleSummary } from '../titles/summaries.mjs';
import { notFound, readBulk } from './bulk.mjs';
import { lastOf } from './marking.mjs';

/** @typedef {import('../routes.mjs').PersonalCall} PersonalCall */

const TYPES = /** @type {const} */ (['shows', 'anime', 'movies']);
const KIND = { shows: 'show', anime: 'anime', movies: 'movie' };

/** @param {import('../routes.mjs').Routes} routes */
export function addRatingRoutes(routes) {
	routes.personal('POST', '/sync/ratings', add);
	routes.personal('POST', '/sync/ratings/remove', remove);
	for (const path of ['/sync/ratings', '/sync/ratings/:type', '/sync/ratings/:type/:rating']) {
		routes.personal('GET', path, list);
	}
}

/** What is not from 1 to 10 is passed over without a word; a title that was in no list gets into one. @param {PersonalCall} call */
function add({ account, now, body, world }) {
	refuseEpisodes(body);
	const items = readBulk(body, world.catalogue, ['movies', 'shows', 'anime']);
	const added = { movies: 0, shows: 0 };
	/** @type {unknown[]} */
	const statuses = [];
	for (const { titles, given, list } of items) {
		const { rating } = given;
		const [title] = titles;
		if (typeof rating !== 'number' || !Number.isInteger(rating) || rating < 1 || rating > 10)
			continue;
		if (!title) continue;
		const isNew = !account.library.has(title.ids.simkl);
		const entry = entryOf(account, title, now);
		if (isNew || entry.status === 'plantowatch')
			entry.status = isFilm(title) ? 'completed' : 'watching';
		if (isFilm(title) && entry.watchedAt === null) entry.watchedAt = isoOf(now);
		entry.rating = rating;
		entry.ratedAt = typeof given.rated_at === 'string' ? given.rated_at : isoOf(now);
		touch(account, title, 'rated_at', now);
		added[list === 'movies' ? 'movies' : 'shows'] += 1;
		statuses.push({ request: given, response: { status: entry.status } });
	}
	const { movies, shows } = notFound(items);
	return json(201, { added: { ...added, statuses }, not_found: { movies, shows } });
}

/** @param {PersonalCall} call */
function remove({ account, now, body, world }) {
	refuseEpisodes(body);
	const items = readBulk(body, world.catalogue, ['movies', 'shows', 'anime']);
	const deleted = { movies: 0, shows: 0 };
	for (const { titles, list } of items) {
		const [title] = titles;
		const entry = title && account.library.get(title.ids.simkl);
		if (!title || !entry || entry.rating === null) continue;
		entry.rating = null;
		entry.ratedAt = null;
		touch(account, title, 'rated_at', now);
		deleted[list === 'movies' ? 'movies' : 'shows'] += 1;
	}
	const { movies, shows } = notFound(items);
	return json(200, { deleted, not_found: { movies, shows } });
}

/** @param {PersonalCall} call */
function list({ account, params, query }) {
	const { type, rating } = params;
	if (type !== undefined && !TYPES.some((each) => each === type)) throw refusal(404, 'url_failed');
	const wanted = rating?.split(',').map(Number);
	if (wanted?.some((each) => !(each >= 1 && each <= 10))) malformed('rating');
	const since = Date.parse(query.get('date_from') ?? '1970-01-01T00:00:00Z');
	const answer = Object.fromEntries(
		TYPES.filter((each) => type === undefined || each === type).map((each) => [
			each,
			[...account.library.values()]
				.filter((entry) => entry.title.kind === KIND[each] && entry.rating !== null)
				.filter((entry) => wanted === undefined || wanted.includes(Number(entry.rating)))
				.filter((entry) => Date.parse(entry.ratedAt ?? '') >= since)
				.map((entry) => ({
					last_watched_at: lastOf(entry),
					user_rated_at: entry.ratedAt,
					user_rating: entry.rating,
					status: entry.status,
					[each === 'movies' ? 'movie' : 'show']: titleSummary(entry.title),
				})),
		]),
	);
	return json(200, Object.values(answer).every((rows) => rows.length === 0) ? null : answer);
}

/** @param {unknown} body */
function refuseEpisodes(body) {
	if (isRecord(body) && 'episodes' in body) malformed('episodes cannot be rated');
}
