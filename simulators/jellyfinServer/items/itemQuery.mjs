import { guid } from '../parameters.mjs';
import { isFrom12, maySee } from '../routes.mjs';
import { cleaned } from './item.mjs';

/**
 * @typedef {import('./item.mjs').Item} Item
 * @typedef {import('../routes.mjs').Call} Call
 * @typedef {(item: Item) => boolean} Test
 */

const KNOWN_TYPES = new Set(['Movie', 'Series', 'Season', 'Episode', 'Video', 'BoxSet', 'Audio']);

/** @type {Record<string, (call: Call) => (item: Item) => number | string>} */
const ORDERS = {
	sortname: () => (item) => item.clean,
	name: () => (item) => item.clean,
	datecreated: () => (item) => item.created,
	productionyear: () => (item) => item.year,
	premieredate: () => (item) => item.year,
	parentindexnumber: () => (item) => item.parent?.number ?? 0,
	indexnumber: () => (item) => item.number ?? 0,
	dateplayed: (call) => (item) => dataOf(call, item)?.lastPlayed ?? 0,
	playcount: (call) => (item) => dataOf(call, item)?.playCount ?? 0,
};

/**
 * The items that `GET /Items` names, in its order. There is no filter by provider id: names that the server does not know
 * change nothing, so asking for one returns everything.
 * @param {Call} call
 * @returns {Item[]}
 */
export function findItems(call) {
	const tests = testsOf(call);
	const found = candidates(call).filter(
		(item) =>
			isListed(call, item) && maySee(call.user, item.library) && tests.every((test) => test(item)),
	);
	return inOrder(call, found);
}

/**
 * A further version of a film is in no list; until Jellyfin 12 it is found by its own id (10.11.11: found, 12.0-rc5: not).
 * @param {Call} call
 * @param {Item} item
 */
function isListed({ query, world }, item) {
	if (!item.versionOf) return true;
	return !isFrom12(world.server) && query.list('ids').length > 0;
}

/**
 * @param {Call} call
 * @returns {Item[]}
 */
function candidates({ query, world: { shelves } }) {
	const ids = query.list('ids').flatMap((id) => guid(id) ?? []);
	if (ids.length > 0) return ids.flatMap((id) => shelves.items.get(id) ?? []);
	const parentId = query.id('parentId');
	const recursive = query.flag('recursive') ?? false;
	if (parentId === undefined) return recursive ? [...shelves.items.values()] : [];
	const children =
		shelves.libraries.get(parentId)?.items ?? shelves.items.get(parentId)?.children ?? [];
	return recursive ? children.flatMap(withDescendants) : children;
}

/**
 * @param {Call} call
 * @returns {Test[]}
 */
function testsOf(call) {
	const { query } = call;
	/** @type {Test[]} */
	const tests = [];
	/**
	 * @template Value
	 * @param {Value | undefined} value
	 * @param {(value: Value, item: Item) => boolean} test
	 */
	const when = (value, test) => {
		if (value !== undefined) tests.push((item) => test(value, item));
	};
	// A type that the server does not know is as good as none (10.11.11, 12.0-rc5, 2026-11-29).
	const types = query.list('includeItemTypes').filter((type) => KNOWN_TYPES.has(type));
	if (types.length > 0) tests.push((item) => types.includes(item.type));
	const years = query.list('years').map(Number);
	if (years.length > 0) tests.push((item) => years.includes(item.year));
	const term = query.text('searchTerm');
	when(term === undefined ? undefined : cleaned(term), (text, item) => item.clean.includes(text));
	when(query.flag('hasTmdbId'), (has, { ids }) => (ids.tmdb !== undefined) === has);
	when(query.flag('hasImdbId'), (has, { ids }) => (ids.imdb !== undefined) === has);
	when(query.flag('hasTvdbId'), (has, { ids }) => (ids.tvdb !== undefined) === has);
	when(query.flag('isPlayed'), (played, item) => isPlayed(call, item) === played);
	when(query.flag('isFavorite'), (favorite, item) => isFavorite(call, item) === favorite);
	when(query.whole('indexNumber'), (number, item) => item.number === number);
	when(query.whole('parentIndexNumber'), (number, item) => item.parent?.number === number);
	when(query.moment('minDateLastSaved'), (from, item) => item.saved >= from);
	when(query.moment('minDateLastSavedForUser'), (from, item) => item.saved >= from);
	tests.push(...query.list('filters').flatMap((name) => filterNamed(name, call)));
	return tests;
}

/**
 * @param {string} name
 * @param {Call} call
 * @returns {Test[]}
 */
function filterNamed(name, call) {
	switch (name) {
		case 'IsNotFolder':
			return [({ type }) => type === 'Movie' || type === 'Episode'];
		case 'IsFolder':
			return [({ type }) => type === 'Series' || type === 'Season'];
		case 'IsPlayed':
			return [(item) => isPlayed(call, item)];
		case 'IsUnplayed':
			return [(item) => !isPlayed(call, item)];
		case 'IsFavorite':
			return [(item) => isFavorite(call, item)];
		case 'IsResumable':
			return [(item) => (dataOf(call, item)?.positionTicks ?? 0) > 0];
		default:
			return [];
	}
}

/**
 * @param {Call} call
 * @param {Item[]} items
 */
function inOrder(call, items) {
	const { query } = call;
	const keys = query.list('sortBy').flatMap((name) => ORDERS[name.toLowerCase()]?.(call) ?? []);
	const term = cleaned(query.text('searchTerm') ?? '');
	// A search puts titles that begin with the words first.
	if (keys.length === 0 && term !== '') keys.push((item) => (item.clean.startsWith(term) ? 0 : 1));
	const turn = query.list('sortOrder')[0]?.toLowerCase() === 'descending' ? -1 : 1;
	if (keys.length === 0 && query.list('ids').length > 0) return items;
	return items.sort((a, b) => {
		for (const key of keys) {
			const order = compared(key(a), key(b));
			if (order !== 0) return order * turn;
		}
		return compared(a.clean, b.clean) || compared(a.id, b.id);
	});
}

/**
 * @param {number | string} a
 * @param {number | string} b
 */
function compared(a, b) {
	return a < b ? -1 : Number(a > b);
}

/**
 * @param {Call} call
 * @param {Item} item
 */
function dataOf({ user, world }, item) {
	return user && world.watched.of(user, item);
}

/**
 * @param {Call} call
 * @param {Item} item
 */
function isPlayed({ user, world }, item) {
	return user !== undefined && world.watched.isPlayed(user, item);
}

/**
 * @param {Call} call
 * @param {Item} item
 */
function isFavorite(call, item) {
	return dataOf(call, item)?.favorite ?? false;
}

/**
 * @param {Item} item
 * @returns {Item[]}
 */
function withDescendants(item) {
	return [item, ...item.children.flatMap(withDescendants)];
}
