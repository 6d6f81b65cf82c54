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
 */

/**
 * @param {Account} account
 * @param {number} movaryId
 * @param {string | null} watchedAt
 */
export function rowOf(account, movaryId, watchedAt) {
	return account.history.find((row) => row.movaryId === movaryId && row.watchedAt === watchedAt);
}

/**
 * A film that is played leaves the watchlist by itself.
 * @param {Account} account
 * @param {HistoryRow} row
 */
export function addPlays(account, row) {
	leaveWatchlist(account, row.movaryId);
	const known = rowOf(account, row.movaryId, row.watchedAt);
	if (!known) {
		account.history.push(row);
		return;
	}
	known.plays += row.plays;
	known.position = row.position ?? known.position;
	known.comment = row.comment ?? known.comment;
}

/**
 * @param {Account} account
 * @param {HistoryRow} row
 */
export function replacePlays(account, row) {
	const known = rowOf(account, row.movaryId, row.watchedAt);
	if (!known || known.plays < row.plays) leaveWatchlist(account, row.movaryId);
	if (known) Object.assign(known, row);
	else account.history.push(row);
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
