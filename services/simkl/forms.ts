import { anObjectWith } from '../http/answerForms';
import type { AnswerForm } from '../http/answerForms';
import { isData } from './reading';

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
