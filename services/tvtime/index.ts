/** TV Time's API as the nodes see it. The public service closed on 2026-07-15; a compatible server may answer so. */
export { createTvTimeClient, isPublicAddress } from './client';
export type { TvTimeClientOptions } from './client';
export { accountIdIn } from './client';
export {
	episodeState,
	markEpisodeRewatched,
	markEpisodeUnwatched,
	markEpisodeWatched,
	markWatchedUpTo,
} from './history/episodes';
export type { EpisodeState } from './history/episodes';
export {
	findMovie,
	markMovieRewatched,
	markMovieWatched,
	searchMovies,
	watchedMovie,
} from './history/movies';
export { syncWatchEvent } from './sync';
export type { PlayOutcome, SyncResult, TvTimeSyncOptions } from './sync';
