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
} from './subject';
export { forgetPauses } from './pauses';
export { checkIn, pauseScrobble, startScrobble, stopScrobble } from './scrobble';
export { addToHistory, addWholeShow, removedCount, removeFromHistory } from './history';
export type { HistoryAdd } from './historyAdd';
export { deletePlayback, listPlayback } from './playback';
export { listRatings, removeRating, setRating } from './ratings';
export { searchById, searchByText } from './search';
export { getSettings } from './settings';
export { listLibrary } from './library';
export { cursorFrom, newestPlay, readChanges } from './changes';
export type { SimklChanges, SimklCursor } from './changes';
export { askSimkl, requestSimklCode } from './device';
export { readUser } from './settings';
export { importWatchEvents } from './import';
export type { SimklImportOptions } from './import';
export { syncWatchEvent } from './sync';
export type { PlayOutcome, SimklSyncOptions, SyncResult } from './syncPlay';
export { takeBackWatchEvent } from './takeBack';
export { forgetLookups } from '../shared/memory';
