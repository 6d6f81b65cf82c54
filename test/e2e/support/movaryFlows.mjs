/** @typedef {import('./flows.mjs').Flow} Flow */

const movaryId = '={{ $json.movaryId }}';
const watchedOn = '={{ $json.day }}';
const play = {
	resource: 'history',
	movaryId,
	watchedOn,
	plays: '={{ $json.plays ?? 1 }}',
	comment: '={{ $json.comment }}',
};
const list = {
	operation: 'getAll',
	returnAll: '={{ $json.limit === undefined }}',
	limit: '={{ $json.limit }}',
	simplify: '={{ $json.simplify ?? true }}',
	filters: { search: '={{ $json.search ?? "" }}' },
};

/** One flow for each operation of the Movary node; what it works on comes with its items. */
export const movaryFlows = {
	search: does({
		resource: 'movie',
		operation: 'search',
		title: '={{ $json.title }}',
		returnAll: '={{ $json.limit === undefined }}',
		limit: '={{ $json.limit }}',
		filters: { year: '={{ $json.year ?? "" }}' },
	}),
	getUser: does({ resource: 'user', operation: 'get' }),
	addMovie: does({ resource: 'movie', operation: 'add', tmdbId: '={{ $json.tmdbId }}' }),
	addPlays: does({ ...play, operation: 'add' }),
	replace: does({ ...play, operation: 'replace' }),
	removePlays: does({ resource: 'history', operation: 'remove', movaryId, watchedOn }),
	getPlays: does({ resource: 'history', ...list }),
	addToWatchlist: does({ resource: 'watchlist', operation: 'add', movaryId }),
	removeFromWatchlist: does({ resource: 'watchlist', operation: 'remove', movaryId }),
	getWatchlist: does({ resource: 'watchlist', ...list }),
	dryRun: does({ resource: 'watchEvent', operation: 'import', dryRun: true }),
	guarded: does({ resource: 'watchEvent', operation: 'import', mostPlays: 1 }),
	importAll: does({ resource: 'watchEvent', operation: 'import' }),
	takeBack: does({ resource: 'watchEvent', operation: 'takeBack' }),
	sync: does({ resource: 'watchEvent', operation: 'sync', unwatchedEvents: 'removeLatest' }),
};

/** @param {Flow['parameters']} parameters @returns {Flow} */
function does(parameters) {
	return { parameters, onError: 'continueErrorOutput' };
}
