/** The API of a Plex server, and of its accounts at plex.tv, as the nodes see them. */
export { createPlexClient } from './client';
export type { PlexClientOptions } from './client';
export { getItem, markUnwatched, markWatched, searchItems } from './title/items';
export type { Marked } from './title/items';
export { listPlays, watchEventsOf } from './history/plays';
export type { Play, PlayFilters } from './history/plays';
export { getServer, listAccounts } from './client';
export { addWebhook, createPlexTvClient, hasWebhook, removeWebhook, tokenOwner } from './tv';
export { forgetLookups } from '../shared/memory';
