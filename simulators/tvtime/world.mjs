import { randomUUID } from 'node:crypto';

/**
 * One episode that somebody has watched.
 * @typedef {object} WatchedEpisode
 * @property {number} episodeId TheTVDB's
 * @property {string} watchedAt ISO 8601, of the latest watching
 * @property {number} count how often it was watched
 */

/**
 * @typedef {object} WatchedMovie
 * @property {string} uuid
 * @property {string} watchedAt ISO 8601, of the latest watching
 * @property {number} rewatchCount beyond the first time
 */

/**
 * One person's account, open to tests: read it, or put into it what a test needs.
 * @typedef {object} Account
 * @property {number} id
 * @property {string} name
 * @property {string} email
 * @property {string} password
 * @property {Map<number, WatchedEpisode>} episodes by TheTVDB's id
 * @property {Map<string, WatchedMovie>} movies by uuid
 */

/** @typedef {{ id: number, showId: number, season: number, number: number }} Episode ids are TheTVDB's */
/** @typedef {{ id: number, uuid: string, name: string, imdb_id: string | null, type: 'movie' | 'series', year?: number }} Title */

/** What TV Time knows and keeps, and what a test may do to it beside calling it. */
export function newWorld() {
	/** @type {Map<string, Account>} */
	const accounts = new Map();
	/** @type {Map<number, Episode>} */
	const episodes = new Map();
	/** @type {Title[]} */
	const titles = [];
	return {
		/** By e-mail address. */
		accounts,
		episodes,
		titles,
		/** @param {{ name: string, password?: string }} person */
		addAccount({ name, password = 'secret' }) {
			/** @type {Account} */
			const account = {
				id: 4000 + accounts.size,
				name,
				email: `${name.toLowerCase()}@example.org`,
				password,
				episodes: new Map(),
				movies: new Map(),
			};
			accounts.set(account.email, account);
			return account;
		},
		/** @param {Episode} episode */
		addEpisode(episode) {
			episodes.set(episode.id, episode);
		},
		/** A film, or a series, which the search gives as well. @param {Partial<Title> & { id: number, name: string }} title */
		addTitle(title) {
			/** @type {Title} */
			const added = { uuid: randomUUID(), imdb_id: null, type: 'movie', ...title };
			titles.push(added);
			return added;
		},
	};
}

/** @typedef {ReturnType<typeof newWorld>} World */
