/** @typedef {import('./flows.mjs').Flow} Flow */

const title = {
	mediaType: '={{ $json.mediaType ?? "movie" }}',
	movieBy: '={{ $json.movieTitle ? "title" : "id" }}',
	movieIdType: 'imdb',
	movieId: '={{ $json.imdb }}',
	movieTitle: '={{ $json.movieTitle }}',
	movieYear: '={{ $json.year }}',
	showBy: '={{ $json.showTitle ? "title" : "id" }}',
	showIdType: 'tvdb',
	showId: '={{ $json.tvdb }}',
	showTitle: '={{ $json.showTitle }}',
	season: '={{ $json.season }}',
	episode: '={{ $json.episode }}',
};
const list = {
	returnAll: '={{ $json.limit === undefined }}',
	limit: '={{ $json.limit }}',
	simplify: '={{ $json.simplify ?? true }}',
};
const wholeShow = '={{ $json.wholeShow ?? false }}';
const progress = '={{ $json.progress ?? 0 }}';

/** One flow for each operation of the Simkl node; what it works on comes with its items. */
export const simklFlows = {
	sync: does({
		resource: 'watchEvent',
		operation: 'sync',
		unwatchedEvents: 'remove',
		options: { sendRatings: true, addRewatches: '={{ $json.rewatch ?? false }}' },
	}),
	importAll: does({
		resource: 'watchEvent',
		operation: 'import',
		dryRun: '={{ $json.dryRun ?? false }}',
		mostPlays: 0,
	}),
	takeBack: does({ resource: 'watchEvent', operation: 'takeBack' }),
	start: does({ resource: 'scrobble', operation: 'start', ...title, progress }),
	pause: does({ resource: 'scrobble', operation: 'pause', ...title, progress }),
	stop: does({ resource: 'scrobble', operation: 'stop', ...title, progress }),
	checkIn: does({ resource: 'scrobble', operation: 'checkIn', ...title }),
	add: does({
		resource: 'history',
		operation: 'add',
		...title,
		wholeShow,
		watchedAt: '={{ $json.watchedAt }}',
		options: { addRewatches: '={{ $json.rewatch ?? false }}' },
	}),
	remove: does({ resource: 'history', operation: 'remove', ...title, wholeShow }),
	rate: does({ resource: 'rating', operation: 'set', ...title, rating: '={{ $json.rating }}' }),
	unrate: does({ resource: 'rating', operation: 'remove', ...title }),
	getRatings: does({ resource: 'rating', operation: 'getAll', ...list }),
	getRatedMovies: does({
		resource: 'rating',
		operation: 'getAll',
		...list,
		filters: { type: 'movies', rating: '={{ $json.rating }}' },
	}),
	getPlayback: does({ resource: 'playback', operation: 'getAll', ...list }),
	deletePlayback: does({
		resource: 'playback',
		operation: 'delete',
		playbackId: '={{ $json.id }}',
	}),
	getLibrary: does({ resource: 'library', operation: 'getAll', ...list }),
	getLibrarySince: does({
		resource: 'library',
		operation: 'getAll',
		...list,
		filters: { changedSince: '={{ $json.since }}' },
	}),
	byId: does({
		resource: 'search',
		operation: 'byId',
		idType: '={{ $json.idType ?? "imdb" }}',
		id: '={{ $json.id }}',
		type: '={{ $json.type ?? "any" }}',
	}),
	byText: does({
		resource: 'search',
		operation: 'byText',
		query: '={{ $json.text }}',
		type: '={{ $json.type ?? "movie" }}',
		...list,
	}),
	getSettings: does({ resource: 'user', operation: 'getSettings' }),
};

/** @param {Flow['parameters']} parameters @returns {Flow} */
function does(parameters) {
	return { parameters: { authentication: 'token', ...parameters }, onError: 'continueErrorOutput' };
}
