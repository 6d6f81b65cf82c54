import { isRecord } from '../../http/request.mjs';
import { episodeOf } from '../titles/catalogue.mjs';
import { malformed, readIds, readInteger, readObject, readReference } from '../titles/subject.mjs';

/**
 * @typedef {import('../titles/catalogue.mjs').Catalogue} Catalogue
 * @typedef {import('../titles/catalogue.mjs').Movie} Movie
 * @typedef {import('../titles/catalogue.mjs').Show} Show
 * @typedef {import('../titles/catalogue.mjs').Episode} Episode
 * @typedef {'movies' | 'shows' | 'seasons' | 'episodes'} ListName
 * @typedef {{ kind: 'season', show: Show, season: number }} Season
 */

/**
 * One thing that a bulk body names. `target` is undefined where Trakt does not know it, and `given` is then echoed
 * under `not_found`. `fields` are its own and those it inherits from its show and season; `own` its own alone.
 * @typedef {object} BulkEntry
 * @property {ListName} list
 * @property {Record<string, unknown>} given
 * @property {Movie | Show | Season | Episode | undefined} target
 * @property {Record<string, unknown>} fields
 * @property {Record<string, unknown>} own
 */

/** @type {readonly ListName[]} */
const LISTS = ['movies', 'shows', 'seasons', 'episodes'];

/**
 * Reads `{movies, shows, seasons, episodes}` as history and ratings take them.
 * @param {unknown} body
 * @param {Catalogue} catalogue
 * @param {{ fields: readonly string[], beside?: readonly string[] }} allowed `fields` on every level of an item,
 *   `beside` the four lists
 * @returns {BulkEntry[]}
 */
export function readBulk(body, catalogue, { fields, beside = [] }) {
	const given = readObject(body, 'body', [...LISTS, ...beside]);
	/** @type {BulkEntry[]} */
	const entries = [];
	for (const list of LISTS) {
		const items = given[list];
		if (items === undefined || items === null) continue;
		if (!Array.isArray(items)) malformed(`${list} must be a list`);
		else
			for (const [index, item] of items.entries()) {
				entries.push(...readItem(list, item, `${list}[${index}]`, catalogue, fields));
			}
	}
	return entries;
}

/**
 * @param {ListName} list
 * @param {unknown} item
 * @param {string} where
 * @param {Catalogue} catalogue
 * @param {readonly string[]} fields
 * @returns {BulkEntry[]}
 */
function readItem(list, item, where, catalogue, fields) {
	if (!isRecord(item)) return malformed(`${where} must be an object`);
	const own = pick(item, fields);
	const entry = { list, given: item, fields: own, own };
	if (list === 'movies') {
		const target = catalogue.movie(readReference(item, 'movie', where, fields));
		return [{ ...entry, target }];
	}
	if (list === 'episodes') {
		const { ids } = readObject(item, where, ['ids', ...fields]);
		return [
			{ ...entry, target: catalogue.episode({ ids: readIds(ids, 'episode', `${where}.ids`) }) },
		];
	}
	if (list === 'seasons') {
		const { ids } = readObject(item, where, ['ids', ...fields]);
		readIds(ids, 'season', `${where}.ids`);
		// The simulated catalogue gives its seasons no ids, so none is ever found by one.
		return [{ ...entry, target: undefined }];
	}
	const show = catalogue.show(readReference(item, 'show', where, ['seasons', ...fields]));
	if (item.seasons === undefined || show === undefined) return [{ ...entry, target: show }];
	return readSeasons(item.seasons, { where, show, item, own }, fields);
}

/**
 * @param {unknown} seasons
 * @param {{ where: string, show: Show, item: Record<string, unknown>, own: Record<string, unknown> }} parent
 * @param {readonly string[]} fields
 * @returns {BulkEntry[]}
 */
function readSeasons(seasons, { where, show, item, own }, fields) {
	if (!Array.isArray(seasons)) return malformed(`${where}.seasons must be a list`);
	const { seasons: _, ...bare } = item;
	/** @type {BulkEntry[]} */
	const entries =
		'rating' in own ? [{ list: 'shows', given: bare, target: show, fields: own, own }] : [];
	for (const [index, value] of seasons.entries()) {
		const place = `${where}.seasons[${index}]`;
		const season = readObject(value, place, ['number', 'episodes', ...fields]);
		const number = readInteger(season.number, `${place}.number`);
		const seasonOwn = pick(season, fields);
		const given = { ...bare, seasons: [season] };
		const inherited = { ...own, ...seasonOwn };
		const there = show.episodes.some((episode) => episode.season === number);
		if (season.episodes === undefined || 'rating' in seasonOwn) {
			/** @type {Season} */
			const target = { kind: 'season', show, season: number };
			entries.push({
				list: 'shows',
				given,
				target: there ? target : undefined,
				fields: inherited,
				own: seasonOwn,
			});
		}
		if (season.episodes === undefined) continue;
		if (!Array.isArray(season.episodes)) return malformed(`${place}.episodes must be a list`);
		for (const [order, wanted] of season.episodes.entries()) {
			const episode = readObject(wanted, `${place}.episodes[${order}]`, ['number', ...fields]);
			const episodeNumber = readInteger(episode.number, `${place}.episodes[${order}].number`);
			const episodeOwn = pick(episode, fields);
			entries.push({
				list: 'shows',
				given: { ...bare, seasons: [{ number, episodes: [episode] }] },
				target: episodeOf(show, number, episodeNumber),
				fields: { ...inherited, ...episodeOwn },
				own: episodeOwn,
			});
		}
	}
	return entries;
}

/**
 * The `not_found` part of an answer: what was sent, under the list in which it was sent.
 * @param {readonly BulkEntry[]} entries
 */
export function notFound(entries) {
	/** @type {Record<ListName, Record<string, unknown>[]>} */
	const missing = { movies: [], shows: [], seasons: [], episodes: [] };
	for (const { list, given, target } of entries) {
		if (!target) missing[list].push(given);
	}
	return missing;
}

/**
 * The movies and episodes behind an entry: a show stands for every one of its episodes, specials included.
 * @param {BulkEntry} entry
 * @returns {(Movie | Episode)[]}
 */
export function itemsOf({ target }) {
	if (!target) return [];
	if (target.kind === 'show') return target.episodes;
	if (target.kind === 'season') {
		return target.show.episodes.filter((episode) => episode.season === target.season);
	}
	return [target];
}

/**
 * @param {Record<string, unknown>} item
 * @param {readonly string[]} fields
 */
function pick(item, fields) {
	return Object.fromEntries(Object.entries(item).filter(([name]) => fields.includes(name)));
}
