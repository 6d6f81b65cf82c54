import { anObjectWith } from '../http/answerForms';

/** What Trakt answers to a write: what came of it, or what it did not find, or both (POST /sync/history, /sync/ratings). */
export const ADDED = anObjectWith('added', 'updated', 'not_found');
/** POST /sync/history/remove, /sync/ratings/remove. */
export const REMOVED = anObjectWith('deleted', 'not_found');
/** POST /scrobble/…: an id of its own, what was made of it, and what it is about. */
export const SCROBBLED = anObjectWith('id', 'action', 'movie', 'episode');
/** A movie, show or episode: never without its ids. */
export const A_TITLE = anObjectWith('ids');
