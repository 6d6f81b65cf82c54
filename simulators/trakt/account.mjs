import { DATE_STEP_MS } from './rules.mjs';
import { itemSummary } from './titles/summaries.mjs';

/**
 * @typedef {import('./titles/catalogue.mjs').Movie} Movie
 * @typedef {import('./titles/catalogue.mjs').Show} Show
 * @typedef {import('./titles/catalogue.mjs').Episode} Episode
 * @typedef {ReturnType<typeof import('./titles/summaries.mjs').movieSummary>} MovieSummary
 * @typedef {ReturnType<typeof import('./titles/summaries.mjs').showSummary>} ShowSummary
 * @typedef {ReturnType<typeof import('./titles/summaries.mjs').episodeSummary>} EpisodeSummary
 * @typedef {{ type: 'movie' | 'episode', movie?: MovieSummary, episode?: EpisodeSummary, show?: ShowSummary }} Named
 */

/**
 * One play as `GET /sync/history` shows it.
 * @typedef {Named & { id: number, watched_at: string, action: 'scrobble' | 'checkin' | 'watch' }} Play
 */

/**
 * A resume point as `GET /sync/playback` shows it; `progress` in percent.
 * @typedef {Named & { id: number, progress: number, paused_at: string }} Playback
 */

/**
 * @typedef {object} Rating
 * @property {string} rated_at
 * @property {number} rating
 * @property {'movie' | 'show' | 'season' | 'episode'} type
 * @property {MovieSummary} [movie]
 * @property {ShowSummary} [show]
 * @property {{ number: number }} [season]
 * @property {EpisodeSummary} [episode]
 */

/**
 * @typedef {Named & { action: 'scrobble' | 'checkin', started_at: string, expires_at: string, checkinId?: number }} Watching
 */

/**
 * One person's account at the simulated Trakt, open to tests: read it, or put into it what a test needs.
 * @typedef {object} Account
 * @property {string} name
 * @property {string} slug
 * @property {string} uuid
 * @property {boolean} vip
 * @property {Play[]} history
 * @property {Playback[]} playback
 * @property {Rating[]} ratings
 * @property {Watching | undefined} watching
 * @property {false | 'locked' | 'deactivated'} locked every call is answered with 423
 * @property {{ history?: number, vipOnly?: boolean, bare?: boolean }} limits `history`: more plays than this are answered
 *   with 420; `vipOnly`: writes are answered with 426; `bare`: without a body and without a header that says more
 *   (user-account-limits.md and vip-methods.md, 2026-09-24)
 * @property {boolean} watchOnlyOnce Trakt's own setting: a further play of a title moves the date of the one it has
 *   (`browsing.watch_only_once`, contract of settings, 2026-07-30; what a write then does is trakt-api's `updated`)
 * @property {Set<number>} hidden ids of plays that are counted but not shown
 * @property {{ granted: number, refused: number }} refreshes how often its token was renewed
 */

/**
 * @param {string} name
 * @param {boolean} vip
 * @param {number} order
 * @returns {Account}
 */
export function newAccount(name, vip, order) {
	return {
		name,
		slug: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
		uuid: `00000000-0000-4000-8000-${String(order).padStart(12, '0')}`,
		vip,
		history: [],
		playback: [],
		ratings: [],
		watching: undefined,
		locked: false,
		limits: {},
		watchOnlyOnce: false,
		hidden: new Set(),
		refreshes: { granted: 0, refused: 0 },
	};
}

/**
 * @param {Movie | Episode} item
 * @returns {Named}
 */
export function named(item) {
	return { type: item.kind, ...itemSummary(item) };
}

/**
 * @param {Named} entry
 * @param {Movie | Episode} item
 */
export function isOf(entry, item) {
	const ids = item.kind === 'movie' ? entry.movie?.ids : entry.episode?.ids;
	return entry.type === item.kind && ids?.trakt === item.ids.trakt;
}

/**
 * Lets time pass for an account: a check-in whose runtime is over becomes a play, a watching state ends.
 * @param {Account} account
 * @param {number} now milliseconds since 1970
 */
export function settle(account, now) {
	const { watching } = account;
	if (!watching || Date.parse(watching.expires_at) > now) return;
	account.watching = undefined;
	if (watching.checkinId === undefined) return;
	const { type, movie, episode, show, checkinId, started_at } = watching;
	const item = movie ? { movie } : { episode, show };
	account.history.push({
		id: checkinId,
		watched_at: toMinute(started_at),
		action: 'checkin',
		type,
		...item,
	});
}

/**
 * A date as Trakt keeps it.
 * @param {string | number} at ISO 8601, or milliseconds since 1970
 */
export function toMinute(at) {
	const ms = typeof at === 'number' ? at : Date.parse(at);
	return new Date(Math.floor(ms / DATE_STEP_MS) * DATE_STEP_MS).toISOString();
}

/**
 * Puts a play into the history, or moves the one that is there to its date where the person wants one of each title.
 * @param {Account} account
 * @param {Movie | Episode} item
 * @param {{ id: number, watched_at: string, action: Play['action'] }} play
 */
export function record(account, item, play) {
	const held = account.watchOnlyOnce ? account.history.filter((each) => isOf(each, item)) : [];
	if (held.length === 0) account.history.push({ ...play, ...named(item) });
	for (const each of held) each.watched_at = play.watched_at;
	return held.length === 0 ? 'added' : 'updated';
}
