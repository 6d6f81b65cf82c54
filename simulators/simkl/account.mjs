/**
 * @typedef {import('./titles/catalogue.mjs').Title} Title
 * @typedef {import('./titles/catalogue.mjs').Episode} Episode
 * @typedef {'watching' | 'plantowatch' | 'completed' | 'dropped' | 'hold'} Status
 * @typedef {'free' | 'pro' | 'vip'} Plan
 */

/**
 * One more viewing of a title that had been completed.
 * @typedef {object} Rewatch
 * @property {number} id
 * @property {'active' | 'completed' | 'closed'} status
 * @property {string} at ISO 8601, its last play
 * @property {Map<number, string>} episodes when each was seen, by the episode's Simkl id
 */

/**
 * What an account has of one title: one play for a film, one for each episode, and the rewatches beside it.
 * @typedef {object} Entry
 * @property {Title} title
 * @property {Status} status
 * @property {string} addedAt
 * @property {string | null} watchedAt a film's play
 * @property {Map<number, string>} episodes when each was seen, by the episode's Simkl id
 * @property {number | null} rating
 * @property {string | null} ratedAt
 * @property {Rewatch[]} rewatches
 * @property {number} changedAt milliseconds since 1970
 */

/**
 * @typedef {object} Playback
 * @property {number} id
 * @property {number} progress percent
 * @property {string} paused_at
 * @property {Title} title
 * @property {Episode} [episode]
 */

/**
 * @typedef {object} Watching
 * @property {Title} title
 * @property {Episode} [episode]
 * @property {number} endsAt milliseconds since 1970
 * @property {boolean} isCheckin
 */

/**
 * One person's account at the simulated Simkl, open to tests: read it, or put into it what a test needs.
 * @typedef {object} Account
 * @property {string} name
 * @property {number} id
 * @property {Plan} plan
 * @property {Map<number, Entry>} library by Simkl id
 * @property {Playback[]} playback
 * @property {Watching | undefined} watching
 * @property {{ of: number, at: number }[]} scrobbled what was counted by a scrobble, for the hour after it
 * @property {Record<'tv_shows' | 'anime' | 'movies', Record<string, string>>} activities when each list last changed
 * @property {number} lockedUntil milliseconds since 1970: another write of the account is still being carried out
 * @property {{ day: string, used: number }} quota requests of the account on its last day, by Simkl's clock
 * @property {'RATE_LIMIT' | 'rate_limit'} lockSpelling
 * @property {number} renewals how often one of its sign-ins was renewed
 * @property {string[]} wouldBeSuspended what Simkl suspends a client id for, one text for each time
 */

/**
 * @param {string} name
 * @param {Plan} plan
 * @param {number} id
 * @returns {Account}
 */
export function newAccount(name, plan, id) {
	return {
		name,
		id,
		plan,
		library: new Map(),
		playback: [],
		watching: undefined,
		scrobbled: [],
		activities: { tv_shows: {}, anime: {}, movies: {} },
		lockedUntil: 0,
		quota: { day: '', used: 0 },
		lockSpelling: 'RATE_LIMIT',
		renewals: 0,
		wouldBeSuspended: [],
	};
}

/** @param {Title} title */
export const categoryOf = ({ kind }) =>
	/** @type {const} */ ({ movie: 'movies', show: 'tv_shows', anime: 'anime' })[kind];

/** Simkl's dates know no milliseconds. @param {number} ms */
export const isoOf = (ms) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/**
 * @param {Account} account
 * @param {Title} title
 * @param {string} what the list or field that moves on
 * @param {number} now
 */
export function touch(account, title, what, now) {
	const entry = account.library.get(title.ids.simkl);
	if (entry) entry.changedAt = now;
	account.activities[categoryOf(title)][what] = isoOf(now);
}

/**
 * The entry of a title, made where there is none.
 * @param {Account} account
 * @param {Title} title
 * @param {number} now
 * @returns {Entry}
 */
export function entryOf(account, title, now) {
	const known = account.library.get(title.ids.simkl);
	if (known) return known;
	/** @type {Entry} */
	const made = {
		title,
		status: title.kind === 'movie' || title.animeType === 'movie' ? 'plantowatch' : 'watching',
		addedAt: isoOf(now),
		watchedAt: null,
		episodes: new Map(),
		rating: null,
		ratedAt: null,
		rewatches: [],
		changedAt: now,
	};
	account.library.set(title.ids.simkl, made);
	return made;
}

/** @param {Title} title */
export const isFilm = ({ kind, animeType }) => kind === 'movie' || animeType === 'movie';
