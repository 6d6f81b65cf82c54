import { json, Refusal } from '../../http/reply.mjs';
import { guid } from '../parameters.mjs';
import { RECORDED } from '../recorded.mjs';
import { itemOf, maySee } from '../routes.mjs';
import { itemDto, libraryDto } from './itemDto.mjs';
import { findItems } from './itemQuery.mjs';

/**
 * @typedef {import('../routes.mjs').Call} Call
 * @typedef {import('./item.mjs').Item} Item
 */

/** @param {import('../routes.mjs').Routes} routes */
export function addItemRoutes(routes) {
	routes.signedIn('GET', '/Items', list);
	routes.personal('GET', '/Items/:item', one);
	routes.personal('GET', '/UserViews', views);
	routes.personal('GET', '/UserItems/Resume', resumable);
	routes.signedIn('GET', '/Shows/:series/Seasons', seasons);
	routes.signedIn('GET', '/Shows/:series/Episodes', episodes);
}

/** @param {Call} call */
function list(call) {
	const { query, world, user } = call;
	// Read before anything else: a number that is none is refused, whatever it is for.
	query.whole('limit');
	const isRoot =
		query.id('parentId') === undefined &&
		!query.list('ids').some((id) => guid(id)) &&
		!(query.flag('recursive') ?? false);
	return isRoot && user ? libraries(world, user, inAList(query)) : page(call, findItems(call));
}

/**
 * What a library has among others beside its names.
 * @param {import('../parameters.mjs').Parameters} query
 */
function inAList(query) {
	return [
		'UserData',
		'ImageBlurHashes',
		...(query.flag('enableImages') === false ? [] : ['ImageTags', 'BackdropImageTags']),
		...query.list('fields').filter((field) => field === 'ProviderIds'),
	];
}

/** @param {import('../routes.mjs').PersonalCall} call */
function one(call) {
	const { world, user } = call;
	const { serverId } = world.server;
	// All zeros are the root of all libraries.
	if (/^0{32}$/.test(call.params.item ?? '')) return json(200, rootDto(serverId));
	const library = world.shelves.libraries.get(call.params.item ?? '');
	if (library && maySee(user, library)) return json(200, libraryDto(library, serverId));
	const showing = { fields: /** @type {const} */ ('all'), userData: true, images: true };
	const item = itemOf(call);
	const filesOf = world.shelves.filesOf.bind(world.shelves);
	return json(200, itemDto(item, { ...showing, serverId, watched: world.watched, user, filesOf }));
}

/** @param {string} serverId */
const rootDto = (serverId) => ({
	...RECORDED.alone.UserRootFolder,
	Name: 'Media Folders',
	ServerId: serverId,
	Id: 'e9d5075a555c1cbc394eec4cef295274',
	IsFolder: true,
	Type: 'UserRootFolder',
	LocationType: 'FileSystem',
	MediaType: 'Unknown',
});

/** @param {import('../routes.mjs').PersonalCall} call */
function views({ world, user }) {
	return libraries(world, user);
}

/** @param {import('../routes.mjs').PersonalCall} call */
function resumable(call) {
	const { watched, shelves } = call.world;
	const found = [...shelves.items.values()].filter(
		(item) => maySee(call.user, item.library) && watched.of(call.user, item).positionTicks > 0,
	);
	/** @param {Item} item */
	const last = (item) => watched.of(call.user, item).lastPlayed ?? 0;
	return page(
		call,
		found.sort((a, b) => last(b) - last(a)),
	);
}

/** @param {Call} call */
function seasons(call) {
	return page(call, seriesOf(call).children);
}

/** @param {Call} call */
function episodes(call) {
	const { query } = call;
	const all = seriesOf(call).children;
	const number = query.whole('season');
	const id = query.id('seasonId');
	const wanted = all.filter(
		(season) => (number === undefined || season.number === number) && (!id || season.id === id),
	);
	return page(
		call,
		wanted.flatMap((season) => season.children),
	);
}

/** @param {Call} call */
function seriesOf(call) {
	const id = guid(call.params.series ?? '');
	const found = call.world.shelves.items.get(id ?? '');
	if (id === undefined) return itemOf(call, 'series');
	if (found?.type === 'Series' && maySee(call.user, found.library)) return found;
	throw new Refusal(json(404, 'Series not found'));
}

/**
 * @param {import('../routes.mjs').World} world
 * @param {import('../users/signIns.mjs').User} user
 * @param {readonly string[]} [asked]
 */
function libraries({ shelves, server }, user, asked) {
	const seen = [...shelves.libraries.values()].filter((library) => maySee(user, library));
	const Items = seen.map((library) => libraryDto(library, server.serverId, asked));
	return json(200, { Items, TotalRecordCount: Items.length, StartIndex: 0 });
}

/**
 * A page has no greatest length. Without the count of all, `TotalRecordCount` is only the page's own.
 * @param {Call} call
 * @param {Item[]} items
 */
function page({ query, world, user }, items) {
	const start = query.whole('startIndex') ?? 0;
	const limit = query.whole('limit') ?? Infinity;
	const showing = {
		serverId: world.server.serverId,
		watched: world.watched,
		user,
		fields: new Set(query.list('fields')),
		userData: query.flag('enableUserData') ?? true,
		images: query.flag('enableImages') ?? true,
		filesOf: world.shelves.filesOf.bind(world.shelves),
	};
	const Items = items.slice(start, start + limit).map((item) => itemDto(item, showing));
	const counted = query.flag('enableTotalRecordCount') ?? true;
	const TotalRecordCount = counted ? items.length : Items.length;
	return json(200, { Items, TotalRecordCount, StartIndex: start });
}
