/** @typedef {import('./flows.mjs').Flow} Flow */

const episodeId = '={{ $json.episodeId }}';
const uuid = '={{ $json.uuid }}';

/** One flow for each operation of the TV Time node that calls its API; what it works on comes with its items. */
export const tvtimeFlows = {
	sync: does({
		resource: 'watchEvent',
		operation: 'sync',
		unwatchedEvents: 'remove',
		options: { rewatchedEpisodes: true, rewatchedMovies: true },
	}),
	markWatched: does({ resource: 'episode', operation: 'markWatched', episodeId }),
	markUnwatched: does({ resource: 'episode', operation: 'markUnwatched', episodeId }),
	markRewatched: does({ resource: 'episode', operation: 'markRewatched', episodeId }),
	markWatchedUpTo: does({
		resource: 'episode',
		operation: 'markWatchedUpTo',
		showId: '={{ $json.showId }}',
		episodeId,
	}),
	search: does({
		resource: 'movie',
		operation: 'search',
		query: '={{ $json.query }}',
		limit: '={{ $json.limit ?? 50 }}',
	}),
	markMovieWatched: does({ resource: 'movie', operation: 'markWatched', uuid }),
	markMovieRewatched: does({ resource: 'movie', operation: 'markRewatched', uuid }),
};

/** @param {Flow['parameters']} parameters @returns {Flow} */
function does(parameters) {
	return { parameters, onError: 'continueErrorOutput' };
}
