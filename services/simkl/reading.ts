import { anObjectWith, countOf, isData, textOf } from '../http/json';
import type { AnswerForm } from '../http/json';

export { countOf, dataOf, isData, itemOf, listOf, textOf } from '../http/json';

/** An id above 0: Simkl writes other services' ids as text, and answers 0 where there is none. */
export function idOf(value: unknown): number | undefined {
	const id = countOf(value);
	return id !== undefined && id > 0 ? id : undefined;
}

/** Milliseconds since 1970; undefined for what is no date, and for the first day of 1970: Simkl's "very long ago". */
export function momentOf(value: unknown): number | undefined {
	const ms = Date.parse(textOf(value) ?? '');
	return Number.isNaN(ms) || ms < 86_400_000 ? undefined : ms;
}

/** What Simkl answers to a write: what came of it, and what it did not find (POST /sync/history, /sync/ratings). */
export const ADDED = anObjectWith('added', 'not_found');
/** POST /sync/history/remove, /sync/ratings/remove. */
export const REMOVED = anObjectWith('deleted', 'not_found');
/** POST /scrobble/…: an id of its own, what was made of it, and what it is about. */
export const SCROBBLED = anObjectWith('id', 'action', 'movie', 'show', 'anime', 'episode');
/** GET /users/settings. */
export const SETTINGS = anObjectWith('user', 'account');

/** POST /sync/watched: one `result` for each title that was asked for, in their order. */
export function seenOf(asked: number): AnswerForm {
	return (body) =>
		Array.isArray(body) &&
		body.length === asked &&
		body.every((each) => isData(each) && Object.hasOwn(each, 'result'));
}
