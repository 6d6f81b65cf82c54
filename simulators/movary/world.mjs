import { randomBytes } from 'node:crypto';

/**
 * @typedef {import('../http/request.mjs').IncomingCall} IncomingCall
 * @typedef {import('./account.mjs').Account} Account
 * @typedef {import('./account.mjs').Movie} Movie
 */

/**
 * @typedef {object} World
 * @property {Map<string, Account>} accounts by name in small letters
 * @property {Map<number, Omit<Movie, 'id'>>} tmdb what TMDB knows, by its id
 * @property {Map<number, Movie>} movies what Movary has taken up, by TMDB id
 * @property {(tmdb: number) => Movie | undefined} know takes a film up, if TMDB knows it
 * @property {(id: number) => Movie | undefined} byId
 * @property {(call: IncomingCall) => Account | undefined} callerOf
 * @property {(ms: number) => string} localTime YYYY-MM-DD hh:mm:ss in the server's timezone
 */

/**
 * @param {string} timezone
 * @returns {World}
 */
export function newWorld(timezone) {
	/** @type {Movie[]} */
	const inOrder = [];
	/** @type {World} */
	const world = {
		accounts: new Map(),
		tmdb: new Map(),
		movies: new Map(),
		know(tmdb) {
			const details = world.tmdb.get(tmdb);
			if (!details) return undefined;
			const known = world.movies.get(tmdb);
			if (known) return known;
			const movie = { ...details, id: inOrder.length + 1 };
			inOrder.push(movie);
			world.movies.set(tmdb, movie);
			return movie;
		},
		byId: (id) => inOrder[id - 1],
		callerOf({ headers }) {
			const token = headers['x-movary-token'];
			if (!token) return undefined;
			return [...world.accounts.values()].find(
				(account) => account.token === token || account.signIns.has(token),
			);
		},
		// Swedish writes dates as Movary does.
		localTime: (ms) => new Date(ms).toLocaleString('sv-SE', { timeZone: timezone }),
	};
	return world;
}

/**
 * What a test or the demo may do to the simulated Movary beside calling it.
 * @param {World} world
 */
export function controls({ accounts, tmdb, movies, know, byId }) {
	return {
		accounts,
		movies,
		byId,
		/**
		 * A film that TMDB knows, and that Movary takes up once it is asked to.
		 * @param {Omit<Movie, 'id'>} movie
		 */
		addMovie(movie) {
			tmdb.set(movie.tmdb, movie);
		},
		/** As when somebody has added it in Movary's own pages. @param {number} tmdbId */
		know(tmdbId) {
			const movie = know(tmdbId);
			if (!movie) throw new Error(`TMDB has no film ${tmdbId}`);
			return movie;
		},
		/** @param {{ name: string, password?: string, email?: string, privacy?: Account['privacy'] }} person */
		addAccount({ name, password = 'secret', email, privacy = 'private' }) {
			if (!/^[a-zA-Z0-9]+$/.test(name)) throw new Error(`Movary does not take the name ${name}`);
			/** @type {Account} */
			const account = {
				id: accounts.size + 1,
				name,
				email: email ?? `${name.toLowerCase()}@example.org`,
				password,
				token: randomBytes(16).toString('hex'),
				signIns: new Set(),
				privacy,
				history: [],
				watchlist: [],
				watchlistRemoval: true,
			};
			accounts.set(name.toLowerCase(), account);
			return account;
		},
	};
}
