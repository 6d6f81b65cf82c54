/** Movary's API as the nodes see it. */
export { createMovaryClient } from './client';
export type { MovaryClientOptions } from './client';
export { addHistory, listHistory, removeHistory, replaceHistory } from './history/history';
export type { MovaryDay, MovaryPlays } from './history/history';
export { addMovie, searchMovies } from './title/movies';
export { getTokenOwner } from './client';
export { addToWatchlist, listWatchlist, removeFromWatchlist } from './history/watchlist';
export { dayIn } from './days';
export { syncWatchEvent } from './sync';
export type { MovarySyncOptions } from './sync';
export { importWatchEvents } from './import';
export type { MovaryImportOptions } from './import';
export { takeBackWatchEvent } from './sync/takeBack';
export type { PlayOutcome, SyncResult } from './sync/syncOutcome';
export { newestPlay, readChanges } from './poll/changes';
export type { MovaryChanges } from './poll/changes';
export { snapshotFrom } from './poll/changes';
export type { MovarySnapshot } from './poll/changes';
