import { runtimeMs } from '../library.mjs';

/** @typedef {import('../library.mjs').LibraryItem} LibraryItem */

/** Other events carry no position. */
const PLAYBACK = ['media.play', 'media.pause', 'media.resume', 'media.stop', 'playback.started'];
/** Plex forgets a position this near to the beginning. */
const FORGOTTEN_BELOW_MS = 60_000;
const WATCHED_FROM = 0.9;

/**
 * What a Plex server remembers of each account's viewings, and so adds to a payload's Metadata: no position once an
 * item is watched, no trace at all of one that was left at once.
 */
export class Viewings {
	/** @type {Map<string, { viewCount: number, lastViewedAt?: number }>} */
	#seen = new Map();

	/**
	 * @param {string} event
	 * @param {{ accountId: number, item: LibraryItem, viewOffsetMs?: number, at: Date }} viewing
	 * @returns {{ viewOffset?: number, viewCount?: number, lastViewedAt?: number }}
	 */
	after(event, { accountId, item, viewOffsetMs, at }) {
		const key = `${accountId}:${item.shelf.ratingKey}`;
		const before = this.#seen.get(key) ?? { viewCount: 0 };
		const now = Math.floor(at.getTime() / 1000);
		if (event === 'media.scrobble') {
			const seen = { viewCount: before.viewCount + 1, lastViewedAt: now };
			this.#seen.set(key, seen);
			return seen;
		}
		const offset = PLAYBACK.includes(event) ? (viewOffsetMs ?? 0) : 0;
		const remembered = offset >= FORGOTTEN_BELOW_MS && offset < runtimeMs(item) * WATCHED_FROM;
		const seen = remembered ? { ...before, lastViewedAt: now } : before;
		this.#seen.set(key, seen);
		return {
			...(remembered ? { viewOffset: offset } : {}),
			...(seen.viewCount > 0 ? { viewCount: seen.viewCount } : {}),
			...(seen.lastViewedAt === undefined ? {} : { lastViewedAt: seen.lastViewedAt }),
		};
	}
}
