import { isFilm } from '../account.mjs';
import { malformed } from '../gate/refusals.mjs';
import { episodeById, episodeFor, titlesFor } from '../titles/matching.mjs';
import {
	isByTvdb,
	readCount,
	readDate,
	readIds,
	readObject,
	readReference,
} from '../titles/subject.mjs';

/**
 * @typedef {import('../titles/catalogue.mjs').Catalogue} Catalogue
 * @typedef {import('../titles/catalogue.mjs').Title} Title
 * @typedef {import('../titles/catalogue.mjs').Episode} Episode
 * @typedef {'movies' | 'shows' | 'anime' | 'episodes'} ListName
 */

/**
 * One item of a bulk body. `titles` is empty where Simkl knows none; `plays` are the episodes that it names, with the
 * date of each; `whole` says that a show came without any episode.
 * @typedef {object} BulkItem
 * @property {ListName} list
 * @property {Record<string, unknown>} given
 * @property {Title[]} titles
 * @property {{ episode: Episode, at: string | undefined }[]} plays
 * @property {boolean} whole
 */

const ITEM = [
	'watched_at',
	'added_at',
	'status',
	'rating',
	'rated_at',
	'memo',
	'use_tvdb_anime_seasons',
	'is_rewatch',
	'rewatch_id',
	'rewatch_status',
	'last_watched_at',
	'seasons',
	'episodes',
];

/**
 * Reads `{movies, shows, anime, episodes}`.
 * @param {unknown} body
 * @param {Catalogue} catalogue
 * @param {readonly ListName[]} lists those that the endpoint takes
 * @returns {BulkItem[]}
 */
export function readBulk(body, catalogue, lists) {
	const given = readObject(body, 'body', lists);
	return lists.flatMap((list) => {
		const items = given[list];
		if (items === undefined) return [];
		if (!Array.isArray(items)) return malformed(`${list} must be a list`);
		return items.map((item, index) => readItem(list, item, `${list}[${index}]`, catalogue));
	});
}

/**
 * @param {ListName} list
 * @param {unknown} item
 * @param {string} where
 * @param {Catalogue} catalogue
 * @returns {BulkItem}
 */
function readItem(list, item, where, catalogue) {
	if (list === 'episodes') {
		const given = readObject(item, where, ['ids', 'watched_at']);
		const at = readDate(given.watched_at, `${where}.watched_at`);
		const episode = episodeById(catalogue, readIds(given.ids, `${where}.ids`));
		if (!episode) return { list, given, titles: [], plays: [], whole: false };
		return { list, given, titles: [episode.of], plays: [{ episode, at }], whole: false };
	}
	const given = readObject(item, where, ['title', 'year', 'ids', ...ITEM]);
	const reference = readReference(item, where, ITEM);
	const at = readDate(given.watched_at, `${where}.watched_at`);
	const titles = titlesFor(catalogue, list === 'movies' ? ['movie'] : ['show', 'anime'], reference);
	if (list === 'movies')
		return { list, given, titles: titles.slice(0, 1), plays: [], whole: false };

	const byTvdb = given.use_tvdb_anime_seasons === true && isByTvdb(reference.ids);
	// One cour is one title: the others are meant only where TheTVDB's seasons are.
	const meant = byTvdb ? titles : titles.slice(0, 1);
	const flat = given.episodes === undefined ? [] : [{ number: 1, episodes: given.episodes }];
	if (given.seasons !== undefined && !Array.isArray(given.seasons))
		malformed(`${where}.seasons must be a list`);
	const seasons = [...(Array.isArray(given.seasons) ? given.seasons : []), ...flat];
	const plays = seasons.flatMap((season, order) =>
		readSeason(season, `${where}.seasons[${order}]`, { titles: meant, byTvdb, at }),
	);
	const whole = seasons.length === 0 && !meant.some(isFilm);
	return { list, given, titles: meant, plays, whole };
}

/**
 * @param {unknown} value
 * @param {string} where
 * @param {{ titles: Title[], byTvdb: boolean, at: string | undefined }} show
 */
function readSeason(value, where, { titles, byTvdb, at }) {
	const season = readObject(value, where, ['number', 'episodes', 'watched_at']);
	const number = readCount(season.number, `${where}.number`);
	const seasonAt = readDate(season.watched_at, `${where}.watched_at`) ?? at;
	if (season.episodes === undefined) {
		// A season without episodes is the whole season.
		const [title] = titles;
		const all = (title?.episodes ?? []).filter((each) => each.season === number && each.aired);
		return all.map((episode) => ({ episode, at: seasonAt }));
	}
	if (!Array.isArray(season.episodes)) return malformed(`${where}.episodes must be a list`);
	return season.episodes.flatMap((each, order) => {
		const place = `${where}.episodes[${order}]`;
		const wanted = readObject(each, place, ['number', 'watched_at', 'ids']);
		const episodeNumber = readCount(wanted.number, `${place}.number`);
		const own = readIds(wanted.ids, `${place}.ids`);
		const found = episodeFor(titles, { season: number, number: episodeNumber }, byTvdb);
		const byId = titles
			.flatMap(({ episodes }) => episodes)
			.find(({ ids }) => own.tvdb !== undefined && String(ids.tvdb) === own.tvdb);
		const episode = byId ?? found;
		return episode
			? [{ episode, at: readDate(wanted.watched_at, `${place}.watched_at`) ?? seasonAt }]
			: [];
	});
}

/**
 * What was sent and is not there, under the three lists that Simkl has for it: an anime is among the shows.
 * @param {readonly BulkItem[]} items
 */
export function notFound(items) {
	/** @param {readonly ListName[]} lists */
	const of = (...lists) =>
		items
			.filter(({ list, titles }) => lists.includes(list) && titles.length === 0)
			.map(({ given }) => given);
	return { movies: of('movies'), shows: of('shows', 'anime'), episodes: of('episodes') };
}
