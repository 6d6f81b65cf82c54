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
} from './title/subject';
export { pauseScrobble, startScrobble, stopScrobble } from './history/scrobble';
export { addToHistory, listHistory, removeFromHistory } from './history/history';
export type { HistoryAdd } from './history/addPlay';
export { deletePlayback, listPlayback } from './history/scrobble';
export { createCheckin, deleteCheckin } from './history/scrobble';
export { listRatings, removeRating, setRating } from './history/ratings';
export { searchById, searchByText } from './title/ownIds';
export { getSettings, listWatched } from './client';
export { askTrakt, requestTraktCode } from './device';
export { cursorFrom, newestPlay, readChanges, readUser } from './poll/changes';
export type { TraktChanges, TraktCursor } from './poll/changes';
export { syncWatchEvent } from './sync';
export { importWatchEvents } from './import';
export type { TraktImportOptions } from './import';
export { takeBackWatchEvent } from './sync/takeBack';
export type { TraktTakeBackOptions } from './sync/takeBack';
export type { PlayOutcome, SyncResult, TraktSyncOptions } from './sync/syncPlay';
export type { SyncStatus } from '../shared/sync/outcomes';
export { forgetLookups } from '../shared/memory';
