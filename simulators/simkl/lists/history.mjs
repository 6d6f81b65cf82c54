import { json } from '../../http/reply.mjs';
import { entryOf, isFilm, isoOf, touch } from '../account.mjs';
import { malformed } from '../gate/refusals.mjs';
import { notFound, readBulk } from './bulk.mjs';
import { mark, statusOf } from './marking.mjs';
import { rewatch } from './rewatching.mjs';

/**
 * @typedef {import('../routes.mjs').PersonalCall} PersonalCall
 * @typedef {import('./bulk.mjs').BulkItem} BulkItem
 * @typedef {import('../titles/catalogue.mjs').Title} Title
 */

const STATUSES = ['watching', 'plantowatch', 'completed', 'dropped', 'hold'];

/** @param {import('../routes.mjs').Routes} routes */
export function addHistoryRoutes(routes) {
	routes.personal('POST', '/sync/history', add);
	routes.personal('POST', '/sync/history/remove', remove);
}

/** @param {PersonalCall} call */
function add(call) {
	const { body, world } = call;
	const items = readBulk(body, world.catalogue, ['movies', 'shows', 'anime', 'episodes']);
	const added = { movies: 0, shows: 0, episodes: 0 };
	const statuses = items
		.flatMap((item) => item.titles.map((title) => addTo(call, item, title, added)))
		.filter((status) => status !== undefined);
	return json(201, { added: { ...added, statuses }, not_found: notFound(items) });
}

/**
 * @param {PersonalCall} call
 * @param {BulkItem} item
 * @param {Title} title
 * @param {{ movies: number, shows: number, episodes: number }} added counts up
 */
function addTo({ account, now, query, world }, item, title, added) {
	const { given, whole } = item;
	const at = typeof given.watched_at === 'string' ? given.watched_at : isoOf(now);
	if (given.status !== undefined && !STATUSES.includes(String(given.status))) malformed('status');
	// Without any episode a show is meant as a whole: everything that has aired.
	const meant = whole
		? title.episodes
				.filter(({ aired, season }) => aired && season > 0)
				.map((episode) => ({ episode, at }))
		: item.plays
				.filter(({ episode }) => episode.of === title)
				.map((play) => ({ ...play, at: play.at ?? at }));
	if (!isFilm(title) && !whole && meant.length === 0) return undefined;
	const before = account.library.get(title.ids.simkl)?.status;
	const fresh = mark(account, title, meant, at, now);
	const entry = entryOf(account, title, now);
	const isRewatch = query.get('allow_rewatch') === 'yes' && fresh === 0 && before !== undefined;
	const session = isRewatch
		? rewatch(account, entry, { plays: meant, at, given, nextId: world.nextId }, now)
		: undefined;
	if (isFilm(title)) added.movies += 1;
	else added.episodes += fresh;
	if (!isFilm(title) && whole) added.shows += 1;
	return {
		request: { ...given, type: title.kind === 'movie' ? 'movie' : 'show' },
		response: {
			status: entry.status,
			simkl_type: { movie: 'movie', show: 'tv', anime: 'anime' }[title.kind],
			anime_type: title.animeType ?? null,
			...(session ? { rewatch_id: session.id, rewatch_status: session.status } : {}),
		},
	};
}

/** A film or a show without episodes leaves the library, with its rating and rewatches. @param {PersonalCall} call */
function remove({ account, body, world, now }) {
	const items = readBulk(body, world.catalogue, ['movies', 'shows']);
	const deleted = { movies: 0, shows: 0, episodes: 0 };
	for (const { list, titles, plays, given } of items) {
		const isPart = given.seasons !== undefined || given.episodes !== undefined;
		for (const title of titles) {
			const entry = account.library.get(title.ids.simkl);
			if (!entry) continue;
			if (!isPart) {
				account.library.delete(title.ids.simkl);
				touch(account, title, 'removed_from_list', now);
				deleted[list === 'movies' ? 'movies' : 'shows'] += 1;
				continue;
			}
			const gone = plays.filter(({ episode }) => entry.episodes.delete(episode.simkl)).length;
			deleted.episodes += gone;
			if (gone > 0) {
				entry.status = statusOf(entry);
				touch(account, title, entry.status, now);
			}
		}
	}
	const { movies, shows } = notFound(items);
	return json(200, { deleted, not_found: { movies, shows } });
}
