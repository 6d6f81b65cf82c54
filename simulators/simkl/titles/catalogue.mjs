/**
 * @typedef {{ imdb?: string, tmdb?: number, tvdb?: number, mal?: number, anidb?: number }} OutsideIds
 * @typedef {OutsideIds & { simkl: number, slug: string }} TitleIds
 * @typedef {'movie' | 'show' | 'anime'} Kind
 */

/**
 * A film, a show or an anime. Every cour of an anime is a title of its own, numbered from 1 and without seasons.
 * @typedef {object} Title
 * @property {Kind} kind
 * @property {string} title
 * @property {number} year
 * @property {number} runtime minutes, of one episode for a show
 * @property {TitleIds} ids
 * @property {string} [animeType] tv, movie, ova and the like
 * @property {boolean} ended no more episodes will come
 * @property {Episode[]} episodes
 */

/**
 * @typedef {object} Episode
 * @property {number} simkl
 * @property {Title} of
 * @property {number} season 1 for an anime, 0 for specials
 * @property {number} number
 * @property {string} title
 * @property {boolean} aired
 * @property {OutsideIds} ids
 * @property {{ season: number, episode: number }} [tvdb] where TheTVDB has an anime's episode
 */

/**
 * @typedef {object} EpisodeEntry
 * @property {number} number
 * @property {string} title
 * @property {boolean} [aired]
 * @property {OutsideIds} [ids]
 * @property {{ season: number, episode: number }} [tvdb]
 */

/** Everything that the simulated Simkl has heard of. */
export class Catalogue {
	/** @type {Title[]} */
	titles = [];
	/** By each of their ids, so that a whole history of ten thousand is taken in as fast as the real one takes it. @type {Map<string, Title[]>} */
	#byId = new Map();
	#nextTitle = 2001;
	#nextEpisode = 600_001;

	/** @param {{ title: string, year: number, runtime?: number, ids?: OutsideIds }} movie runtime in minutes */
	addMovie({ runtime = 100, ...movie }) {
		return this.#add({ ...movie, kind: 'movie', runtime, seasons: [] });
	}

	/**
	 * @param {{ title: string, year: number, runtime?: number, ids?: OutsideIds, ended?: boolean,
	 *   seasons?: { number: number, episodes: EpisodeEntry[] }[] }} show
	 */
	addShow({ runtime = 45, seasons = [], ...show }) {
		return this.#add({ ...show, kind: 'show', runtime, seasons });
	}

	/**
	 * @param {{ title: string, year: number, runtime?: number, ids?: OutsideIds, ended?: boolean, animeType?: string,
	 *   episodes?: EpisodeEntry[] }} anime one cour
	 */
	addAnime({ runtime = 25, episodes = [], animeType = 'tv', ...anime }) {
		const seasons = [{ number: 1, episodes }];
		return this.#add({ ...anime, kind: 'anime', animeType, runtime, seasons });
	}

	/**
	 * @param {{ kind: Kind, title: string, year: number, runtime: number, ids?: OutsideIds, ended?: boolean,
	 *   animeType?: string, seasons: { number: number, episodes: EpisodeEntry[] }[] }} entry
	 * @returns {Title}
	 */
	#add({ seasons, ids = {}, ended = true, ...rest }) {
		const simkl = this.#nextTitle++;
		const slug = rest.title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
		/** @type {Title} */
		const made = { ...rest, ended, ids: { simkl, slug, ...ids }, episodes: [] };
		for (const { number: season, episodes } of seasons) {
			for (const { number, title, aired = true, ids: own = {}, tvdb } of episodes) {
				made.episodes.push({
					simkl: this.#nextEpisode++,
					of: made,
					season,
					number,
					title,
					aired,
					ids: own,
					...(tvdb ? { tvdb } : {}),
				});
			}
		}
		this.titles.push(made);
		for (const [name, id] of Object.entries(made.ids)) {
			if (id === undefined) continue;
			const key = `${name} ${id}`;
			this.#byId.set(key, [...(this.#byId.get(key) ?? []), made]);
		}
		return made;
	}

	/** @param {string} name of an id @param {string | number} id @returns {Title[]} in the order in which they were added */
	withId(name, id) {
		return this.#byId.get(`${name} ${id}`) ?? [];
	}

	/** @param {number} simkl */
	bySimkl(simkl) {
		return this.withId('simkl', simkl)[0];
	}
}

/**
 * @param {Title} title
 * @param {number} season
 * @param {number} number
 */
export function episodeAt(title, season, number) {
	return title.episodes.find((each) => each.season === season && each.number === number);
}
