import { anObjectWith } from '../http/json';

export { dataOf, isData, itemOf, listOf, textOf } from '../http/json';

/** A whole number that JSON carried exactly; Trakt's 64-bit ids may lie beyond that. */
export function wholeOf(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

/** A positive id, for Trakt answers 0 where there is none. */
export function idOf(value: unknown): number | undefined {
	const id = wholeOf(value);
	return id !== undefined && id > 0 ? id : undefined;
}

/** What Trakt answers to a write: what came of it, or what it did not find, or both (POST /sync/history, /sync/ratings). */
export const ADDED = anObjectWith('added', 'updated', 'not_found');
/** POST /sync/history/remove, /sync/ratings/remove. */
export const REMOVED = anObjectWith('deleted', 'not_found');
/** POST /scrobble/…: an id of its own, what was made of it, and what it is about. */
export const SCROBBLED = anObjectWith('id', 'action', 'movie', 'episode');
/** A movie, show or episode: never without its ids. */
export const A_TITLE = anObjectWith('ids');
