/** @typedef {import('./flows.mjs').Flow} Flow */

/**
 * What a resource locator holds.
 * @param {'list' | 'id' | 'name' | 'url'} mode
 * @param {string} value
 */
export const locator = (mode, value) => ({ __rl: true, mode, value });

/**
 * One flow for each operation of the Jellyfin node; what it works on comes with its items.
 * @param {import('../../../tools/n8n/client.mjs').Json} common whose marks they are
 */
export function jellyfinFlows(common) {
	const ofItem = { ...common, resource: 'item' };
	const one = { ...ofItem, item: locator('id', '={{ $json.itemId }}') };
	const tellOtherPrograms = '={{ $json.tell ?? false }}';
	const paged = { returnAll: '={{ $json.limit === undefined }}', limit: '={{ $json.limit }}' };
	return {
		markWatched: does({
			...one,
			operation: 'markWatched',
			watchedAt: '={{ $json.at }}',
			tellOtherPrograms,
		}),
		markUnwatched: does({ ...one, operation: 'markUnwatched', tellOtherPrograms }),
		setProgress: does({
			...one,
			operation: 'setProgress',
			positionSeconds: '={{ $json.seconds }}',
		}),
		rate: does({ ...one, operation: 'rate', rating: '={{ $json.rating }}' }),
		setFavorite: does({ ...one, operation: 'setFavorite', favorite: '={{ $json.favorite }}' }),
		get: does({ ...one, operation: 'get' }),
		getByUrl: does({
			...ofItem,
			operation: 'get',
			item: locator('url', '={{ $json.address }}'),
			simplify: false,
		}),
		getItems: does({
			...ofItem,
			operation: 'getAll',
			...paged,
			filters: {
				type: '={{ $json.type ?? "" }}',
				search: '={{ $json.search ?? "" }}',
				watched: '={{ $json.watched ?? "" }}',
				library: locator('list', '={{ $json.library ?? "" }}'),
				series: locator('list', '={{ $json.series ?? "" }}'),
			},
		}),
		findByIds: does({
			...ofItem,
			operation: 'findByIds',
			type: '={{ $json.type }}',
			ids: { imdb: '={{ $json.imdb }}', tvdb: '={{ $json.tvdb }}' },
			season: '={{ $json.season }}',
			number: '={{ $json.number }}',
			title: '={{ $json.title }}',
		}),
		getLibraries: does({ ...common, resource: 'library', operation: 'getAll' }),
		getUsers: does({ ...common, resource: 'user', operation: 'getAll' }),
		getUser: does({ ...common, resource: 'user', operation: 'get' }),
		getSessions: does({
			...common,
			resource: 'session',
			operation: 'getAll',
			filters: { user: locator('name', '={{ $json.name }}') },
		}),
		logOut: does({ ...common, resource: 'session', operation: 'logOut' }),
		getStatus: does({ ...common, resource: 'libraryIndex', operation: 'getStatus' }),
		refresh: does({
			...common,
			resource: 'libraryIndex',
			operation: 'refresh',
			options: { force: '={{ $json.force ?? false }}' },
		}),
		deleteIndex: does({ ...common, resource: 'libraryIndex', operation: 'delete' }),
		getWatched: does({
			...common,
			resource: 'watchEvent',
			operation: 'getAll',
			...paged,
			since: '={{ $json.since }}',
		}),
		sync: does({
			...common,
			resource: 'watchEvent',
			operation: 'sync',
			options: { sendRatings: true, unwatchedEvents: true },
		}),
	};
}

/** @param {Flow['parameters']} parameters @returns {Flow} */
const does = (parameters) => ({ parameters, onError: 'continueErrorOutput' });

/** The three ways in which the node may be told whose marks they are, and who of the household goes which. */
export const ways = /** @type {const} */ ([
	['an API key and a user picked by ID', 'alice'],
	['an API key and a user picked by name', 'bob'],
	["a user's own sign-in", 'guest'],
]);

/**
 * Every operation of the node, published in that person's way.
 * @param {import('./jellyfinAndMovary.mjs').Jellyfin} home
 * @param {typeof ways[number][1]} who
 */
export async function publishFor(home, who) {
	const person = home.people[who];
	if (who === 'guest') {
		const flows = jellyfinFlows({ authentication: 'user' });
		return await home.publish(await home.as(person), flows);
	}
	const user = who === 'alice' ? locator('id', person.id) : locator('name', person.name);
	return await home.publish(await home.withKey(), jellyfinFlows({ user }));
}
