/** Jellyfin's API as the nodes see it. */
export { createJellyfinClient } from './client';
export type { JellyfinClientOptions } from './client';
export { syncWatchEvent } from './sync';
export type { JellyfinSyncOptions, PlayOutcome } from './sync/syncPlay';
export { findByIds, getItem, listItems } from './title/items';
export { listPlays } from './history/plays';
export { markUnwatched, markWatched, setProgress } from './history/marks';
export { rateItem, setFavorite } from './history/marks';
export { getSelf, getUser, listLibraries, listSessions, listUsers, logOut } from './people';
export { deleteIndex, getIndexStatus, refreshIndex } from './title/libraryIndex';
export { forgetLookups } from '../shared/memory';
export { addDestination, hasDestination, removeDestination } from './webhookPlugin';
export type { Destination } from './webhookPlugin';
