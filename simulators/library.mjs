import { createHash } from 'node:crypto';

/**
 * Titles as a media server keeps them: one description that the simulated Plex, Jellyfin, Trakt and Simkl all read.
 * @typedef {{ imdb?: string, tmdb?: number, tvdb?: number, anidb?: number }} OutsideIds
 */

/**
 * Where a title stands in both servers. The keys are made from the title, so they are the same in every run.
 * @typedef {object} Shelf
 * @property {string} ratingKey Plex's
 * @property {string} plexId 24 hex digits, the end of a `plex://` guid
 * @property {string} itemId Jellyfin's, 32 hex digits
 */

/**
 * @typedef {object} Film
 * @property {'movie'} type
 * @property {string} title
 * @property {number} year
 * @property {number} runtimeMinutes
 * @property {OutsideIds} ids
 * @property {Shelf} shelf
 */

/**
 * @typedef {object} Series
 * @property {string} title
 * @property {number} year
 * @property {number} runtimeMinutes of one episode
 * @property {OutsideIds} ids the show's own
 * @property {Shelf} shelf
 * @property {SeriesEpisode[]} episodes
 */

/**
 * A file of a series: one episode, or several from `number` to `lastNumber`.
 * @typedef {object} SeriesEpisode
 * @property {'episode'} type
 * @property {Series} series
 * @property {number} season 0 for specials
 * @property {number} number
 * @property {number} [lastNumber]
 * @property {string} title
 * @property {number} year when the episode was first shown, which is not the show's year
 * @property {number} runtimeMinutes
 * @property {OutsideIds} ids the episode's own
 * @property {Shelf} shelf
 */

/** @typedef {Film | SeriesEpisode} LibraryItem */

/**
 * @param {{ title: string, year: number, runtimeMinutes?: number, ids?: OutsideIds }} film
 * @returns {Film}
 */
export function film({ title, year, runtimeMinutes = 100, ids = {} }) {
	return {
		type: 'movie',
		title,
		year,
		runtimeMinutes,
		ids,
		shelf: shelfOf(`film:${title}:${year}`),
	};
}

/**
 * @param {{ title: string, year: number, runtimeMinutes?: number, ids?: OutsideIds, seasons: { number: number,
 *   year?: number, episodes: { number: number, title: string, ids?: OutsideIds }[] }[] }} series
 * @returns {Series}
 */
export function series({ title, year, runtimeMinutes = 45, ids = {}, seasons }) {
	/** @type {Series} */
	const made = {
		title,
		year,
		runtimeMinutes,
		ids,
		shelf: shelfOf(`series:${title}:${year}`),
		episodes: [],
	};
	for (const season of seasons) {
		for (const { number, title: episodeTitle, ids: episodeIds = {} } of season.episodes) {
			made.episodes.push({
				type: 'episode',
				series: made,
				season: season.number,
				number,
				title: episodeTitle,
				year: season.year ?? year + season.number,
				runtimeMinutes,
				ids: episodeIds,
				shelf: shelfOf(`series:${title}:${year}:${season.number}:${number}`),
			});
		}
	}
	return made;
}

/**
 * @param {Series} of
 * @param {number} season
 * @param {number} number
 */
export function episode(of, season, number) {
	const found = of.episodes.find((one) => one.season === season && one.number === number);
	if (!found) throw new Error(`${of.title} has no episode ${season}x${number}`);
	return found;
}

/**
 * One file that holds the episodes `number` to `lastNumber`; its ids and title are the first one's.
 * @param {Series} of
 * @param {number} season
 * @param {number} number
 * @param {number} lastNumber
 * @returns {SeriesEpisode}
 */
export function doubleEpisode(of, season, number, lastNumber) {
	const first = episode(of, season, number);
	return { ...first, lastNumber, runtimeMinutes: first.runtimeMinutes * (lastNumber - number + 1) };
}

/** @param {LibraryItem} item */
export function runtimeMs(item) {
	return item.runtimeMinutes * 60_000;
}

/**
 * Makes a simulated Trakt know these titles.
 * @param {Pick<import('./trakt/server.mjs').TraktSimulator, 'addMovie' | 'addShow'>} trakt
 * @param {{ films?: Film[], shows?: Series[] }} titles
 */
export function teachTrakt(trakt, { films = [], shows = [] }) {
	for (const { title, year, runtimeMinutes: runtime, ids } of films) {
		trakt.addMovie({ title, year, runtime, ids: { imdb: ids.imdb, tmdb: ids.tmdb } });
	}
	for (const { title, year, runtimeMinutes: runtime, ids, episodes } of shows) {
		trakt.addShow({ title, year, runtime, ids: outside(ids), seasons: seasonsOf(episodes) });
	}
}

/**
 * Makes a simulated Simkl know these titles.
 * @param {Pick<import('./simkl/server.mjs').SimklSimulator, 'addMovie' | 'addShow'>} simkl
 * @param {{ films?: Film[], shows?: Series[] }} titles
 */
export function teachSimkl(simkl, { films = [], shows = [] }) {
	for (const { title, year, runtimeMinutes: runtime, ids } of films) {
		simkl.addMovie({ title, year, runtime, ids: outside(ids) });
	}
	for (const { title, year, runtimeMinutes: runtime, ids, episodes } of shows) {
		simkl.addShow({ title, year, runtime, ids: outside(ids), seasons: seasonsOf(episodes) });
	}
}

/** @param {SeriesEpisode[]} episodes */
function seasonsOf(episodes) {
	const numbers = [...new Set(episodes.map(({ season }) => season))];
	return numbers.map((number) => ({
		number,
		episodes: episodes.filter(({ season }) => season === number).map(episodeEntry),
	}));
}

/** @param {SeriesEpisode} episode */
function episodeEntry({ number, title, ids }) {
	return { number, title, ids: outside(ids) };
}

/** @param {OutsideIds} ids */
function outside({ imdb, tmdb, tvdb }) {
	return { imdb, tmdb, tvdb };
}

/**
 * @param {string} seed
 * @returns {Shelf}
 */
function shelfOf(seed) {
	const hash = createHash('sha256').update(seed).digest('hex');
	return {
		// Of so many that no two titles of a test get the same.
		ratingKey: String(10_000 + (parseInt(hash.slice(0, 12), 16) % 2_000_000_000)),
		plexId: hash.slice(0, 24),
		itemId: hash.slice(24, 56),
	};
}
