import { isRecord } from '../../http/request.mjs';
import { malformed, refusal } from '../gate/refusals.mjs';
import { episodeFor, titlesFor } from './matching.mjs';

/**
 * @typedef {import('./catalogue.mjs').Catalogue} Catalogue
 * @typedef {import('./catalogue.mjs').Kind} Kind
 */

const ID_NAMES = [
	'simkl',
	'slug',
	'imdb',
	'tmdb',
	'tvdb',
	'mal',
	'anidb',
	'anilist',
	'kitsu',
	'hulu',
	'netflix',
	'crunchyroll',
];

/**
 * @param {unknown} value
 * @param {string} where
 * @param {readonly string[]} allowed names of fields. Simkl passes others over; here they are refused, to be seen.
 * @returns {Record<string, unknown>}
 */
export function readObject(value, where, allowed) {
	if (!isRecord(value)) return malformed(`${where} must be an object`);
	for (const name of Object.keys(value)) {
		if (!allowed.includes(name)) malformed(`${where}.${name} is not a field that Simkl knows`);
	}
	return value;
}

/** @param {unknown} value @param {string} where */
export function readCount(value, where) {
	if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
		return malformed(`${where} must be a whole number`);
	}
	return value;
}

/** @param {unknown} value @param {string} where @returns {string | undefined} ISO 8601 in UTC */
export function readDate(value, where) {
	if (value === undefined || value === null) return undefined;
	const isDate =
		typeof value === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?$/.test(value);
	if (!isDate || Number.isNaN(Date.parse(value))) return malformed(`${where} must be a UTC date`);
	return `${new Date(value).toISOString().slice(0, 19)}Z`;
}

/** Ids as text, whatever they were sent as. @param {unknown} value @param {string} where */
export function readIds(value, where) {
	/** @type {Record<string, string>} */
	const ids = {};
	if (value === undefined) return ids;
	for (const [name, id] of Object.entries(readObject(value, where, ID_NAMES))) {
		if (typeof id !== 'string' && typeof id !== 'number')
			malformed(`${where}.${name} must be an id`);
		ids[name] = String(id);
	}
	return ids;
}

/**
 * @param {unknown} value
 * @param {string} where
 * @param {readonly string[]} [more] further fields that may stand beside
 */
export function readReference(value, where, more = []) {
	const given = readObject(value, where, ['title', 'year', 'ids', ...more]);
	const ids = readIds(given.ids, `${where}.ids`);
	const title = typeof given.title === 'string' ? given.title : undefined;
	const year = given.year === undefined ? undefined : Number(given.year);
	if (Object.keys(ids).length === 0 && !title)
		throw refusal(400, 'empty_field', `${where} names nothing`);
	return { ids, ...(title ? { title } : {}), ...(year ? { year } : {}) };
}

/** Whether an anime was named by a service that keeps it as one show with seasons. @param {Record<string, string>} ids */
export const isByTvdb = ({ simkl, mal, anidb }) => (simkl ?? mal ?? anidb) === undefined;

/**
 * The one film or episode that a scrobble names; 404 where Simkl does not know it.
 * @param {Record<string, unknown>} body
 * @param {Catalogue} catalogue
 */
export function readSubject(body, catalogue) {
	const keys = ['movie', 'show', 'anime'].filter((key) => body[key] !== undefined);
	const [key] = keys;
	if (key === undefined || keys.length > 1) {
		throw refusal(400, 'empty_field', 'Send one of movie, show and anime');
	}
	/** @type {Kind[]} */
	const kinds = key === 'movie' ? ['movie'] : ['show', 'anime'];
	const reference = readReference(body[key], key);
	const titles = titlesFor(catalogue, kinds, reference);
	const [title] = titles;
	if (!title) throw refusal(404, 'id_err');
	if (key === 'movie' || (key === 'anime' && title.animeType === 'movie')) return { title };
	const place = readObject(body.episode, 'episode', ['season', 'number']);
	const number = readCount(place.number, 'episode.number');
	const season = place.season === undefined ? 1 : readCount(place.season, 'episode.season');
	const episode = episodeFor(titles, { season, number }, isByTvdb(reference.ids));
	if (!episode) throw refusal(404, 'id_err');
	return { title: episode.of, episode };
}
