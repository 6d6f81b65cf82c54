import { toMinute } from '../../../simulators/trakt/account.mjs';
import { DATE_STEP_MS } from '../../../simulators/trakt/rules.mjs';
import { nameOf } from './town.mjs';

/**
 * What is in the accounts against what was watched.
 * @typedef {import('./senders.mjs').Watched} Watched
 * @typedef {{ title: string, at: number, action: string }} Held
 * @typedef {{ expected: number, landed: number, lost: string[], doubled: string[], notWatched: string[], misdated: string[],
 *   ownDate: number, scrobbled: number, latestMs: number, byDay: number }} Tally
 */

const TOLERANCE_MS = 2_000;
/**
 * A scrobble is dated by Trakt, when it arrives (docs/trakt.md, Older plays); a play that is older than this when it is
 * sent first goes to the history with its own date.
 */
const SCROBBLED_WITHIN_MS = 15 * 60_000;
/** So long the node tries to send it: the last attempt begins after 90 seconds, and may take a minute. */
const TRIED_FOR_MS = 150_000;

/**
 * @param {Watched[]} watched
 * @param {import('./world.mjs').World} world
 * @returns {Tally}
 */
export function tallyOf(watched, { trakt, movary }) {
	/** @type {Tally} */
	const tally = {
		expected: 0,
		landed: 0,
		lost: [],
		doubled: [],
		notWatched: [],
		misdated: [],
		ownDate: 0,
		scrobbled: 0,
		latestMs: 0,
		byDay: 0,
	};
	for (const name of new Set(watched.map(({ person }) => person.name))) {
		const theirs = watched.filter(({ person }) => person.name === name);
		compare(tally, `${name} at Trakt`, theirs, heldAtTrakt(trakt.account(name)), dateAtTrakt);
		const account = movary.accounts.get(name.toLowerCase());
		const seenFilms = theirs.filter(({ item }) => item.type === 'movie');
		if (account) {
			compare(tally, `${name} at Movary`, seenFilms, heldAtMovary(movary, account), dateAtMovary);
		}
	}
	return tally;
}

/**
 * @param {Tally} tally
 * @param {string} whose
 * @param {Watched[]} watched
 * @param {Held[]} held
 * @param {(tally: Tally, play: Watched, held: Held) => boolean} isDated
 */
function compare(tally, whose, watched, held, isDated) {
	const wanted = new Set(watched.map(({ item }) => nameOf(item)));
	for (const { title, at } of held)
		if (!wanted.has(title)) tally.notWatched.push(`${whose}: ${title} ${iso(at)}`);
	for (const play of watched) {
		tally.expected += 1;
		const title = nameOf(play.item);
		const found = held.filter((one) => one.title === title);
		const [first] = found;
		const what = `${whose}: ${title}, ${play.server}, ended ${iso(play.endedAt)}`;
		if (!first) tally.lost.push(what);
		else {
			tally.landed += 1;
			if (found.length > 1)
				tally.doubled.push(`${what}: ${found.map(({ at, action }) => `${action} ${iso(at)}`)}`);
			if (!isDated(tally, play, first))
				tally.misdated.push(`${what}: ${first.action} ${iso(first.at)}`);
		}
	}
}

/** @param {Tally} tally @param {Watched} play @param {Held} held */
function dateAtTrakt(tally, play, { at, action }) {
	if (action === 'scrobble') {
		const lateMs = at - play.trueAt;
		tally.scrobbled += 1;
		tally.latestMs = Math.max(tally.latestMs, lateMs);
		// Trakt cuts a date to its minute.
		return lateMs > -TOLERANCE_MS - DATE_STEP_MS && lateMs <= SCROBBLED_WITHIN_MS + TRIED_FOR_MS;
	}
	tally.ownDate += 1;
	// Jellyfin tells the end when it happens, and keeps the beginning alone for whoever asks later.
	const isAt = (/** @type {number} */ ms) => toMinute(ms) === iso(at);
	// Of a server whose clock is ahead, the arrival counts: nothing is dated in the future.
	const isAhead = play.endedAt > play.trueAt + TOLERANCE_MS;
	const lateMs = at - play.trueAt;
	if (isAhead && lateMs > -TOLERANCE_MS - DATE_STEP_MS && lateMs <= SCROBBLED_WITHIN_MS)
		return true;
	return [play.endedAt, play.beganAt].some((date) =>
		[date - TOLERANCE_MS, date, date + TOLERANCE_MS].some(isAt),
	);
}

/** @param {Tally} tally @param {Watched} play @param {Held} held */
function dateAtMovary(tally, play, { at }) {
	tally.byDay += 1;
	return [play.endedAt, play.beganAt, play.trueAt].some((date) => dayOf(date) === dayOf(at));
}

/** @param {import('../../../simulators/trakt/account.mjs').Account} account @returns {Held[]} */
const heldAtTrakt = ({ history }) =>
	history.map(({ movie, show, episode, watched_at, action }) => ({
		title: movie ? movie.title : `${show?.title} ${episode?.season}x${episode?.number}`,
		at: Date.parse(watched_at),
		action,
	}));

/**
 * @param {import('./world.mjs').World['movary']} movary
 * @param {import('../../../simulators/movary/account.mjs').Account} account
 * @returns {Held[]}
 */
const heldAtMovary = (movary, { history }) =>
	history.flatMap(({ movaryId, watchedAt, plays }) =>
		Array.from({ length: plays }, () => ({
			title: movary.byId(movaryId)?.title ?? `film ${movaryId}`,
			at: Date.parse(watchedAt ?? '1970-01-01'),
			action: 'day',
		})),
	);

/** @param {number} at */
const iso = (at) => new Date(at).toISOString();
/** @param {number} at */
const dayOf = (at) => iso(at).slice(0, 10);
