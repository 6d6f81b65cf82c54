/** Movary's API as the nodes see it. */
export { createMovaryClient } from './client';
export type { MovaryClientOptions } from './client';
export { addHistory, listHistory, removeHistory, replaceHistory } from './history';
export type { MovaryDay, MovaryPlays } from './history';
export { addMovie, searchMovies } from './movies';
export { getTokenOwner } from './user';
export { addToWatchlist, listWatchlist, removeFromWatchlist } from './watchlist';
export { dayIn } from './days';
export { syncWatchEvent } from './sync';
export type { MovarySyncOptions } from './sync';
export { importWatchEvents } from './import';
export type { MovaryImportOptions } from './import';
export { takeBackWatchEvent } from './takeBack';
export type { PlayOutcome, SyncResult } from './syncOutcome';
export { newestPlay, readChanges } from './changes';
export type { MovaryChanges } from './changes';
export { snapshotFrom } from './snapshot';
export type { MovarySnapshot } from './snapshot';
