import { json } from '../../http/reply.mjs';
import { isFilm } from '../account.mjs';
import { malformed, refusal } from '../gate/refusals.mjs';
import { suspicionOf } from '../gate/suspicion.mjs';
import { idsOf, titleSummary } from '../titles/summaries.mjs';
import { lastOf } from './marking.mjs';

/**
 * @typedef {import('../routes.mjs').PersonalCall} PersonalCall
 * @typedef {import('../account.mjs').Account} Account
 * @typedef {import('../account.mjs').Entry} Entry
 * @typedef {'shows' | 'movies' | 'anime'} ListType
 */

const TYPES = /** @type {const} */ (['shows', 'anime', 'movies']);
const KIND = { shows: 'show', anime: 'anime', movies: 'movie' };
const CATEGORIES = /** @type {const} */ (['tv_shows', 'anime', 'movies']);

/** @param {import('../routes.mjs').Routes} routes */
export function addLibraryRoutes(routes) {
	for (const method of ['GET', 'POST']) routes.personal(method, '/sync/activities', activities);
	for (const path of [
		'/sync/all-items',
		'/sync/all-items/:type',
		'/sync/all-items/:type/:status',
	]) {
		routes.personal('GET', path, allItems);
	}
}

/** @param {PersonalCall} call */
function activities({ account }) {
	suspicionOf(account).askedForActivities();
	const parts = CATEGORIES.map((category) => {
		const stamps = account.activities[category];
		const lists = category === 'movies' ? [] : ['watching', 'hold'];
		const names = [
			'rated_at',
			'playback',
			'plantowatch',
			...lists,
			'completed',
			'dropped',
			'removed_from_list',
		];
		const all = Object.values(stamps).sort().at(-1) ?? null;
		return [
			category,
			{ all, ...Object.fromEntries(names.map((name) => [name, stamps[name] ?? null])) },
		];
	});
	const all = CATEGORIES.flatMap((category) => Object.values(account.activities[category]))
		.sort()
		.at(-1);
	return json(200, {
		all: all ?? null,
		settings: { all: '2020-01-01T00:00:00Z' },
		...Object.fromEntries(parts),
	});
}

/** Answers null where there is nothing, as Simkl does. @param {PersonalCall} call */
function allItems({ account, params, query }) {
	const { type, status } = params;
	if (type !== undefined && !TYPES.some((each) => each === type)) throw refusal(404, 'url_failed');
	const from = query.get('date_from');
	if (from !== null && Number.isNaN(Date.parse(from))) malformed('date_from must be a date');
	const extended = query.get('extended') ?? '';
	const episodes = query.get('include_all_episodes');
	if (episodes !== null && !['yes', 'original'].includes(episodes))
		malformed('include_all_episodes must be yes or original');
	suspicionOf(account).askedForItems({ type, status, from, extended });
	const since = from === null ? -Infinity : Date.parse(from);
	const answer = Object.fromEntries(
		TYPES.filter((each) => type === undefined || each === type).map((each) => [
			each,
			[...account.library.values()]
				.filter(
					({ title, changedAt }) =>
						title.kind === KIND[each] && Math.floor(changedAt / 1000) * 1000 > since,
				)
				.filter((entry) => status === undefined || entry.status === status)
				.flatMap((entry) => rowsOf(entry, each, { extended, query })),
		]),
	);
	const isEmpty = Object.values(answer).every((rows) => rows.length === 0);
	return json(200, isEmpty ? null : answer);
}

/**
 * @param {Entry} entry
 * @param {ListType} type
 * @param {{ extended: string, query: URLSearchParams }} asked
 * @returns {Record<string, unknown>[]}
 */
function rowsOf(entry, type, { extended, query }) {
	const { title, status, rating, ratedAt, addedAt, episodes, rewatches } = entry;
	const key = type === 'movies' ? 'movie' : 'show';
	if (extended === 'simkl_ids_only') return [{ [key]: { ids: { simkl: title.ids.simkl } } }];
	if (extended === 'ids_only') return [{ [key]: { ids: idsOf(title) } }];
	const shared = {
		added_to_watchlist_at: addedAt,
		user_rated_at: ratedAt,
		user_rating: rating,
		status,
		...(type === 'anime' ? { anime_type: title.animeType } : {}),
		[key]: { ...titleSummary(title), runtime: title.runtime },
	};
	const regular = title.episodes.filter(({ season }) => season > 0).length;
	/** @param {Map<number, string>} seen */
	const detailsOf = (seen) =>
		isFilm(title)
			? {}
			: {
					watched_episodes_count: Math.max(seen.size, status === 'completed' ? regular : 0),
					total_episodes_count: title.episodes.length,
					...(listsEpisodes(entry, { extended, query })
						? { seasons: seasonsOf(entry, seen, { extended, query }) }
						: {}),
				};
	const first = { ...shared, last_watched_at: lastOf(entry), ...detailsOf(episodes) };
	const sessions = query.get('allow_rewatch') === 'yes' ? rewatches : [];
	return [
		first,
		...sessions.map((session) => ({
			...shared,
			is_rewatch: true,
			rewatch_id: session.id,
			rewatch_status: session.status,
			last_watched_at: session.at,
			...detailsOf(session.episodes),
		})),
	];
}

/**
 * Completed and dropped shows come without their episodes unless those are asked for.
 * @param {Entry} entry
 * @param {{ extended: string, query: URLSearchParams }} asked
 */
function listsEpisodes({ status }, { extended, query }) {
	const isLeftOut = status === 'completed' || status === 'dropped';
	return extended.startsWith('full') && (!isLeftOut || query.has('include_all_episodes'));
}

/**
 * @param {Entry} entry
 * @param {Map<number, string>} recorded
 * @param {{ extended: string, query: URLSearchParams }} asked
 */
function seasonsOf(entry, recorded, { extended, query }) {
	const { title, status } = entry;
	const dated = query.get('episode_watched_at') === 'yes';
	const seen = new Map(recorded);
	// `yes` makes up what a completed show lacks, and dates it with the show's last play.
	if (status === 'completed' && query.get('include_all_episodes') === 'yes') {
		const last = lastOf(entry) ?? entry.addedAt;
		for (const { simkl } of title.episodes) if (!seen.has(simkl)) seen.set(simkl, last);
	}
	const numbers = [...new Set(title.episodes.map(({ season }) => season))].sort();
	return numbers
		.map((number) => ({
			number,
			episodes: title.episodes
				.filter(({ season, simkl }) => season === number && seen.has(simkl))
				.map(({ number: episode, simkl, tvdb }) => ({
					number: episode,
					...(dated ? { watched_at: seen.get(simkl) } : {}),
					...(extended === 'full_anime_seasons' && tvdb ? { tvdb } : {}),
				})),
		}))
		.filter(({ episodes }) => episodes.length > 0);
}
