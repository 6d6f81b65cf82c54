/**
 * @typedef {object} Movie
 * @property {number} id Movary's own
 * @property {string} title
 * @property {number} [year]
 * @property {number} tmdb
 * @property {string} [imdb]
 * @property {number} [runtimeMinutes]
 */

/**
 * The plays of one film on one day, in one row as Movary keeps them.
 * @typedef {object} HistoryRow
 * @property {number} movaryId
 * @property {string | null} watchedAt YYYY-MM-DD, null for a play without a date
 * @property {number} plays
 * @property {number | null} position
 * @property {string | null} comment
 */

/**
 * One person's account, open to tests: read it, or put into it what a test needs.
 * @typedef {object} Account
 * @property {number} id
 * @property {string} name letters and digits alone
 * @property {string} email
 * @property {string} password
 * @property {string} token the API token of its settings page
 * @property {Set<string>} signIns tokens of its sign-ins
 * @property {'private' | 'internal' | 'public'} privacy who may read it: itself, whoever is signed in, everybody
 * @property {HistoryRow[]} history
 * @property {{ movaryId: number, addedAt: string }[]} watchlist
 * @property {boolean} watchlistRemoval its setting: whether a film that is played leaves the watchlist by itself; on at first
 */

/** What Movary's code is told to have in this file was read in leepeuker/movary@c5ec0309 (2026-06-20). */

/**
 * @param {Account} account
 * @param {number} movaryId
 * @param {string | null} watchedAt
 */
export function rowOf(account, movaryId, watchedAt) {
	return account.history.find((row) => row.movaryId === movaryId && row.watchedAt === watchedAt);
}

/**
 * MovieApi::addPlaysForMovieOnDate: what comes as null keeps what is there.
 * @param {Account} account
 * @param {HistoryRow} row
 */
export function addPlays(account, row) {
	leaveWatchlistByItself(account, row.movaryId);
	const known = rowOf(account, row.movaryId, row.watchedAt);
	if (!known) {
		create(account, row);
		return;
	}
	known.plays += row.plays;
	known.position = row.position ?? known.position;
	known.comment = row.comment ?? known.comment;
}

/**
 * MovieApi::replaceHistoryForMovieByDate: the plays as sent, but a comment or a position that comes as null stays as it is.
 * @param {Account} account
 * @param {HistoryRow} row
 */
export function replacePlays(account, row) {
	const known = rowOf(account, row.movaryId, row.watchedAt);
	if (!known || known.plays < row.plays) leaveWatchlistByItself(account, row.movaryId);
	if (!known) {
		create(account, row);
		return;
	}
	known.plays = row.plays;
	known.position = row.position ?? known.position;
	known.comment = row.comment ?? known.comment;
}

/**
 * MovieHistoryApi::create stores the position that it is given plus one, and counts on within the day without one.
 * @param {Account} account
 * @param {HistoryRow} row
 */
function create(account, row) {
	const others = account.history.filter(
		({ movaryId, watchedAt }) => movaryId !== row.movaryId && watchedAt === row.watchedAt,
	);
	const last = Math.max(0, ...others.map(({ position }) => position ?? 0));
	account.history.push({ ...row, position: (row.position ?? last) + 1 });
}

/**
 * MovieWatchlistApi::removeMovieFromWatchlistAutomatically
 * @param {Account} account
 * @param {number} movaryId
 */
function leaveWatchlistByItself(account, movaryId) {
	if (account.watchlistRemoval) leaveWatchlist(account, movaryId);
}

/**
 * @param {Account} account
 * @param {number} movaryId
 */
export function leaveWatchlist(account, movaryId) {
	account.watchlist = account.watchlist.filter((entry) => entry.movaryId !== movaryId);
}

/**
 * @param {Account} account
 * @param {number} movaryId
 * @param {string | null} [watchedAt] every day, when left out
 */
export function removePlays(account, movaryId, watchedAt) {
	account.history = account.history.filter(
		(row) => row.movaryId !== movaryId || (watchedAt !== undefined && row.watchedAt !== watchedAt),
	);
}
