import { json, Refusal } from '../../http/reply.mjs';
import { isRecord } from '../../http/request.mjs';
import { episodeOf } from './catalogue.mjs';

/** @typedef {import('./catalogue.mjs').Reference} Reference */

/** The JSON type of every id, for every kind of title: Trakt knows no tvdb id of a movie, and a season's tmdb is text. */
const ID_TYPES = {
	movie: { trakt: 'integer', slug: 'text', imdb: 'text', tmdb: 'integer' },
	show: { trakt: 'integer', slug: 'text', imdb: 'text', tmdb: 'integer', tvdb: 'integer' },
	season: { trakt: 'integer', tmdb: 'text', tvdb: 'integer' },
	episode: { trakt: 'integer', tvdb: 'integer' },
	checkinEpisode: {
		trakt: 'integer',
		slug: 'text',
		imdb: 'text',
		tmdb: 'integer',
		tvdb: 'integer',
	},
};
/** @typedef {keyof typeof ID_TYPES} IdKind */

/**
 * @param {string} reason
 * @returns {never}
 */
export function malformed(reason) {
	throw new Refusal(json(400, { error: 'bad_request', error_description: reason }));
}

/**
 * @param {unknown} value
 * @param {string} where
 * @param {readonly string[]} allowed names of fields; another one is refused
 * @returns {Record<string, unknown>}
 */
export function readObject(value, where, allowed) {
	if (!isRecord(value)) return malformed(`${where} must be an object`);
	for (const name of Object.keys(value)) {
		if (!allowed.includes(name)) malformed(`${where}.${name} is not a field that Trakt knows`);
	}
	return value;
}

/**
 * @param {unknown} value
 * @param {string} where
 */
export function readInteger(value, where) {
	if (typeof value !== 'number' || !Number.isInteger(value)) {
		return malformed(`${where} must be a whole number`);
	}
	return value;
}

/**
 * Ids in their JSON types, at least one; null stands for an id that is not known.
 * @param {unknown} value
 * @param {IdKind} kind
 * @param {string} where
 */
export function readIds(value, kind, where) {
	/** @type {Record<string, string>} */
	const types = ID_TYPES[kind];
	const given = readObject(value, where, Object.keys(types));
	/** @type {Record<string, string | number>} */
	const ids = {};
	for (const [name, id] of Object.entries(given)) {
		if (id === null) continue;
		if (types[name] === 'integer') ids[name] = readInteger(id, `${where}.${name}`);
		else if (typeof id === 'string' && id !== '') ids[name] = id;
		else malformed(`${where}.${name} must be a text`);
	}
	if (Object.keys(ids).length === 0) malformed(`${where} names no id`);
	return ids;
}

/**
 * A movie or a show by its ids, or else by title and year.
 * @param {unknown} value
 * @param {'movie' | 'show'} kind
 * @param {string} where
 * @param {readonly string[]} [more] further fields that may stand beside
 * @returns {Reference}
 */
export function readReference(value, kind, where, more = []) {
	const given = readObject(value, where, ['title', 'year', 'ids', ...more]);
	if (given.title !== undefined && typeof given.title !== 'string') {
		malformed(`${where}.title must be a text`);
	}
	if (given.year !== undefined) readInteger(given.year, `${where}.year`);
	if (given.ids !== undefined) return { ids: readIds(given.ids, kind, `${where}.ids`) };
	if (typeof given.title !== 'string' || typeof given.year !== 'number') {
		return malformed(`${where} needs ids, or title and year`);
	}
	return { title: given.title, year: given.year };
}

/**
 * The one movie or episode that a scrobble or a check-in names; 404 where Trakt does not know it.
 * @param {Record<string, unknown>} body
 * @param {import('./catalogue.mjs').Catalogue} catalogue
 * @param {'episode' | 'checkinEpisode'} episodeIds
 */
export function readSubject(body, catalogue, episodeIds) {
	const item = find(body, catalogue, episodeIds);
	if (!item) throw new Refusal({ status: 404, headers: { 'content-type': 'application/json' } });
	return item;
}

/**
 * @param {Record<string, unknown>} body
 * @param {import('./catalogue.mjs').Catalogue} catalogue
 * @param {'episode' | 'checkinEpisode'} episodeIds
 */
function find(body, catalogue, episodeIds) {
	const { movie, show, episode } = body;
	if (movie !== undefined) {
		if (show !== undefined || episode !== undefined)
			malformed('send a movie or an episode, not both');
		return catalogue.movie(readReference(movie, 'movie', 'movie'));
	}
	if (show === undefined) {
		if (episode === undefined) malformed('the body names no movie and no episode');
		const given = readObject(episode, 'episode', ['ids']);
		return catalogue.episode({ ids: readIds(given.ids, episodeIds, 'episode.ids') });
	}
	const parent = catalogue.show(readReference(show, 'show', 'show'));
	const place = readObject(episode, 'episode', ['season', 'number', 'number_abs']);
	if (place.number_abs !== undefined) {
		const absolute = readInteger(place.number_abs, 'episode.number_abs');
		return parent?.episodes.filter(({ season }) => season > 0)[absolute - 1];
	}
	const season = readInteger(place.season, 'episode.season');
	const number = readInteger(place.number, 'episode.number');
	return parent && episodeOf(parent, season, number);
}
