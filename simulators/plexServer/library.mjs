import { container, done, pageOf, refused } from './answers.mjs';

/** @typedef {import('./routes.mjs').Call} Call */

const LIBRARY_PLUGIN = 'com.plexapp.plugins.library';
/** Plex's numbers of types. */
const TYPES = new Map([
	['1', 'movie'],
	['4', 'episode'],
]);

/** @param {import('./routes.mjs').Routes} router */
export function addLibraryRoutes(router) {
	router.on('GET', '/library/sections', sections);
	router.on('GET', '/library/sections/:key/all', titles);
	router.on('GET', '/library/metadata/:keys', metadata);
	router.on('GET', '/hubs/search', search);
	for (const method of ['GET', 'PUT']) {
		router.on(method, '/:/scrobble', (call) => mark(call, true));
		router.on(method, '/:/unscrobble', (call) => mark(call, false));
	}
}

/** @param {Call} call */
function sections({ call, world }) {
	const Directory = world.libraries.map(({ key, type, title }) => ({
		key,
		type,
		title,
		agent: 'tv.plex.agents.movie',
	}));
	return container(call, { size: Directory.length, title1: 'Plex Library', Directory });
}

/** @param {Call} call */
function titles({ call, params, world, account }) {
	const library = world.libraries.find(({ key }) => key === params.key) ?? refused(404);
	const type = TYPES.get(call.query.get('type') ?? '1');
	const found = library.items
		.filter((item) => item.type === type)
		.filter((item) => call.query.get('unwatched') !== '0' || isWatched(item));
	const [by, turn] = (call.query.get('sort') ?? 'titleSort').split(':');
	if (by === 'lastViewedAt') {
		found.sort((a, b) => (lastOf(a) - lastOf(b)) * (turn === 'desc' ? -1 : 1));
	}
	const { page, head } = pageOf(call, found);
	const guids = call.query.get('includeGuids') === '1';
	const Metadata = page.map((item) => world.metadata(account, { item, library }, { guids }));
	return container(call, { ...head, librarySectionID: Number(library.key), Metadata });

	/** @param {import('./world.mjs').LibraryItem} item */
	function lastOf(item) {
		return world.stateOf(account, item).lastViewedAt ?? 0;
	}
	/** @param {import('./world.mjs').LibraryItem} item */
	function isWatched(item) {
		return world.stateOf(account, item).viewCount > 0;
	}
}

/** Several keys with commas; those that are not there are left out, and none at all is 404. @param {Call} call */
function metadata({ call, params, world, account }) {
	const keys = decodeURIComponent(params.keys ?? '').split(',');
	const found = keys.map((key) => world.find(key)).filter((one) => one !== undefined);
	if (found.length === 0) refused(404);
	const guids = call.query.get('includeGuids') === '1';
	const Metadata = found.map((one) => world.metadata(account, one, { guids }));
	return container(call, { size: Metadata.length, Metadata });
}

/** @param {Call} call */
function search({ call, world, account }) {
	const text = (call.query.get('query') ?? refused(400)).toLowerCase();
	const limit = Number(call.query.get('limit') ?? 3);
	const Hub = ['movie', 'episode'].map((type) => {
		const Metadata = world.libraries
			.flatMap((library) => library.items.map((item) => ({ item, library })))
			.filter(({ item }) => item.type === type && item.title.toLowerCase().includes(text))
			.slice(0, limit)
			.map((found) => world.metadata(account, found, { guids: false }));
		return { type, hubIdentifier: type, size: Metadata.length, Metadata };
	});
	return container(call, { size: Hub.length, Hub });
}

/** @param {Call} call @param {boolean} watched */
function mark({ call, world, account, now }, watched) {
	if (call.query.get('identifier') !== LIBRARY_PLUGIN) refused(400);
	const found = world.find(call.query.get('key') ?? refused(400)) ?? refused(404);
	const items = found.item
		? [found.item]
		: found.library.items.filter((one) => one.type === 'episode' && one.series === found.series);
	for (const item of items) {
		if (watched) world.mark(account, item, new Date(now));
		else world.unmark(account, item);
	}
	return done();
}
