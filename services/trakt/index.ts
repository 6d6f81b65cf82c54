/** Trakt's API as the nodes see it. */
export { createTraktClient } from './client';
export type { TraktClientOptions } from './client';
export type {
	TraktEpisodeSubject,
	TraktIds,
	TraktMovieSubject,
	TraktRateable,
	TraktShowSubject,
	TraktSubject,
} from './subject';
export { pauseScrobble, startScrobble, stopScrobble } from './scrobble';
export { addToHistory, listHistory, removeFromHistory } from './history';
export type { HistoryAdd } from './addPlay';
export { deletePlayback, listPlayback } from './playback';
export { createCheckin, deleteCheckin } from './checkin';
export { listRatings, removeRating, setRating } from './ratings';
export { searchById, searchByText } from './search';
export { getSettings, listWatched } from './account';
export { askTrakt, requestTraktCode } from './device';
export { cursorFrom, newestPlay, readChanges, readUser } from './changes';
export type { TraktChanges, TraktCursor } from './changes';
export { syncWatchEvent } from './sync';
export { importWatchEvents } from './import';
export type { TraktImportOptions } from './import';
export { takeBackWatchEvent } from './takeBack';
export type { TraktTakeBackOptions } from './takeBack';
export type { PlayOutcome, SyncResult, TraktSyncOptions } from './syncPlay';
export type { SyncStatus } from '../shared/outcomes';
export { forgetLookups } from '../shared/memory';
