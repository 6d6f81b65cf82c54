import { isFilm, touch } from '../account.mjs';
import { lastOf } from './marking.mjs';

/**
 * @typedef {import('../account.mjs').Account} Account
 * @typedef {import('../account.mjs').Entry} Entry
 * @typedef {import('../titles/catalogue.mjs').Episode} Episode
 */

const MOST_SESSIONS = 50;
const APART_MS = 2 * 86_400_000;

/**
 * Puts plays that the ordinary write left alone into a rewatch. Nothing for a free account, for plays less than two
 * days from another of the same title, and beyond fifty sessions: Simkl says none of it.
 * @param {Account} account
 * @param {Entry} entry
 * @param {{ plays: { episode: Episode, at: string }[], at: string, given: Record<string, unknown>, nextId: () => number }} what
 * @param {number} now
 * @returns {import('../account.mjs').Rewatch | undefined}
 */
export function rewatch(account, entry, { plays, at, given, nextId }, now) {
	if (account.plan === 'free' || entry.rewatches.length >= MOST_SESSIONS) return undefined;
	const film = isFilm(entry.title);
	if (film && isTooNear(at, [lastOf(entry), ...entry.rewatches.map((each) => each.at)]))
		return undefined;
	const fitting = plays.filter(
		({ episode, at: seenAt }) =>
			!isTooNear(seenAt, [
				entry.episodes.get(episode.simkl) ?? null,
				...entry.rewatches.map(({ episodes }) => episodes.get(episode.simkl) ?? null),
			]),
	);
	if (!film && fitting.length === 0) return undefined;
	const pinned = entry.rewatches.find(({ id }) => id === given.rewatch_id);
	/** @type {import('../account.mjs').Rewatch} */
	const session = pinned ?? {
		id: nextId(),
		status: film ? 'completed' : 'active',
		at,
		episodes: new Map(),
	};
	if (!pinned) entry.rewatches.push(session);
	for (const { episode, at: seenAt } of fitting) session.episodes.set(episode.simkl, seenAt);
	session.at = film ? at : ([...session.episodes.values()].sort().at(-1) ?? at);
	touch(account, entry.title, entry.status, now);
	return session;
}

/** @param {string} at @param {(string | null)[]} others */
function isTooNear(at, others) {
	return others.some(
		(other) => other !== null && Math.abs(Date.parse(other) - Date.parse(at)) < APART_MS,
	);
}
