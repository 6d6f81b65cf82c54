/** Jellyfin's API as the nodes see it. */
export { createJellyfinClient } from './client';
export type { JellyfinClientOptions } from './client';
export { syncWatchEvent } from './sync';
export type { JellyfinSyncOptions, PlayOutcome } from './syncPlay';
export { findByIds, getItem, listItems } from './items';
export { listPlays } from './plays';
export { markUnwatched, markWatched, setProgress } from './marks';
export { rateItem, setFavorite } from './opinions';
export { getSelf, getUser, listLibraries, listSessions, listUsers, logOut } from './people';
export { deleteIndex, getIndexStatus, refreshIndex } from './libraryIndex';
export { forgetLookups } from '../shared/memory';
export { addDestination, hasDestination, removeDestination } from './webhookPlugin';
export type { Destination } from './webhookDestination';
