/** Simkl's API as the nodes see it. */
export { createSimklClient } from './client';
export { refuseReadOnly } from './answers';
export type { SimklClientOptions } from './client';
export type {
	SimklIds,
	SimklMovieSubject,
	SimklNumberedSubject,
	SimklRateable,
	SimklSubject,
	SimklTitle,
	SimklWholeShow,
} from './title/subject';
export { forgetPauses } from './pauses';
export { checkIn, pauseScrobble, startScrobble, stopScrobble } from './history/scrobble';
export { addToHistory, addWholeShow, removedCount, removeFromHistory } from './history/history';
export type { HistoryAdd } from './history/historyAdd';
export { deletePlayback, listPlayback } from './history/scrobble';
export { listRatings, removeRating, setRating } from './history/ratings';
export { searchById, searchByText } from './title/search';
export { getSettings } from './settings';
export { listLibrary } from './history/library';
export { cursorFrom, newestPlay, readChanges } from './poll/changes';
export type { SimklChanges, SimklCursor } from './poll/changes';
export { askSimkl, requestSimklCode } from './device';
export { readUser } from './settings';
export { importWatchEvents } from './import';
export type { SimklImportOptions } from './import';
export { syncWatchEvent } from './sync';
export type { PlayOutcome, SimklSyncOptions, SyncResult } from './sync/syncPlay';
export { takeBackWatchEvent } from './sync/takeBack';
export { forgetLookups } from '../shared/memory';
