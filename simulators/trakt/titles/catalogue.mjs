import { byIds, known, pick, slugOf } from './matching.mjs';

/**
 * @typedef {{ imdb?: string, tmdb?: number, tvdb?: number }} OutsideIds
 * @typedef {{ trakt: number, slug: string, imdb?: string, tmdb?: number }} MovieIds
 * @typedef {{ trakt: number, slug: string, imdb?: string, tmdb?: number, tvdb?: number }} ShowIds
 * @typedef {{ trakt: number, imdb?: string, tmdb?: number, tvdb?: number }} EpisodeIds
 * @typedef {{ kind: 'movie', title: string, year: number, runtime: number, ids: MovieIds }} Movie
 * @typedef {{ kind: 'show', title: string, year: number, runtime: number, ids: ShowIds, episodes: Episode[] }} Show
 * @typedef {{ kind: 'episode', show: Show, season: number, number: number, title: string, runtime: number,
 *   firstAired: string, translations: Record<string, string>, ids: EpisodeIds }} Episode
 */

/**
 * What one body names: some of the ids, or title and year.
 * @typedef {object} Reference
 * @property {Partial<Record<'trakt' | 'slug' | 'imdb' | 'tmdb' | 'tvdb', string | number>>} [ids]
 * @property {string} [title]
 * @property {number} [year]
 */

/**
 * @typedef {object} EpisodeEntry
 * @property {number} number
 * @property {string} title
 * @property {OutsideIds} [ids]
 * @property {number} [runtime] minutes
 * @property {string} [firstAired] ISO 8601
 * @property {Record<string, string>} [translations] titles by language
 */

/** Everything that the simulated Trakt has heard of. */
export class Catalogue {
	/** @type {Movie[]} */
	movies = [];
	/** @type {Show[]} */
	shows = [];
	/** @type {Episode[]} */
	episodes = [];
	// Trakt counts movies, shows and episodes apart. The same numbers here let an id sent as the wrong type hit a wrong title.
	#next = { movie: 1001, show: 1001, episode: 1001 };

	/**
	 * @param {{ title: string, year: number, runtime?: number, ids?: OutsideIds }} movie runtime in minutes
	 * @returns {Movie}
	 */
	addMovie({ title, year, runtime = 100, ids = {} }) {
		const { imdb, tmdb } = ids;
		const taken = this.movies.map((movie) => movie.ids.slug);
		/** @type {Movie} */
		const movie = {
			kind: 'movie',
			title,
			year,
			runtime,
			ids: {
				trakt: this.#next.movie++,
				slug: slugOf(`${title} ${year}`, taken),
				...known({ imdb, tmdb }),
			},
		};
		this.movies.push(movie);
		return movie;
	}

	/**
	 * @param {{ title: string, year: number, runtime?: number, ids?: OutsideIds,
	 *   seasons?: { number: number, episodes: EpisodeEntry[] }[] }} show runtime of an episode in minutes
	 * @returns {Show}
	 */
	addShow({ title, year, runtime = 45, ids = {}, seasons = [] }) {
		const taken = this.shows.map((show) => show.ids.slug);
		/** @type {Show} */
		const show = {
			kind: 'show',
			title,
			year,
			runtime,
			ids: { trakt: this.#next.show++, slug: slugOf(title, taken), ...known(ids) },
			episodes: [],
		};
		for (const season of seasons) {
			for (const entry of season.episodes) this.addEpisode(show, season.number, entry);
		}
		this.shows.push(show);
		return show;
	}

	/**
	 * @param {Show} show
	 * @param {number} season
	 * @param {EpisodeEntry} entry
	 * @returns {Episode}
	 */
	addEpisode(show, season, entry) {
		/** @type {Episode} */
		const episode = {
			kind: 'episode',
			show,
			season,
			number: entry.number,
			title: entry.title,
			runtime: entry.runtime ?? show.runtime,
			translations: entry.translations ?? {},
			firstAired: entry.firstAired ?? `${show.year}-03-01T20:00:00.000Z`,
			ids: { trakt: this.#next.episode++, ...known(entry.ids ?? {}) },
		};
		show.episodes.push(episode);
		this.episodes.push(episode);
		return episode;
	}

	/** @param {Reference} reference */
	movie(reference) {
		return pick(this.movies, reference);
	}

	/** @param {Reference} reference */
	show(reference) {
		return pick(this.shows, reference);
	}

	/** @param {Reference} reference */
	episode(reference) {
		return byIds(this.episodes, reference.ids ?? {});
	}
}

/**
 * @param {Show} show
 * @param {number} season
 * @param {number} number
 */
export function episodeOf(show, season, number) {
	return show.episodes.find((entry) => entry.season === season && entry.number === number);
}
