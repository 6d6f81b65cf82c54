import { json } from '../../http/reply.mjs';
import { field, recordOf } from '../bodies.mjs';
import { failed } from '../parameters.mjs';
import { itemOf } from '../routes.mjs';

/** @typedef {import('../routes.mjs').PersonalCall} PersonalCall */

/** @param {import('../routes.mjs').Routes} routes */
export function addPlayedRoutes(routes) {
	routes.personal('POST', '/UserPlayedItems/:item', (call) => mark(call, true));
	routes.personal('DELETE', '/UserPlayedItems/:item', (call) => mark(call, false));
	routes.personal('GET', '/UserItems/:item/UserData', read);
	routes.personal('POST', '/UserItems/:item/UserData', write);
	routes.personal('POST', '/UserFavoriteItems/:item', (call) => favor(call, true));
	routes.personal('DELETE', '/UserFavoriteItems/:item', (call) => favor(call, false));
	routes.personal('POST', '/UserItems/:item/Rating', (call) =>
		rate(call, call.query.flag('likes')),
	);
	routes.personal('DELETE', '/UserItems/:item/Rating', (call) => rate(call, undefined));
}

/**
 * @param {PersonalCall} call
 * @param {boolean} played
 */
function mark(call, played) {
	const item = itemOf(call);
	call.world.mark(call.user, item, played, played ? call.query.moment('datePlayed') : undefined);
	return read(call);
}

/** @param {PersonalCall} call */
function read(call) {
	return json(200, call.world.watched.dto(call.user, itemOf(call)));
}

/**
 * Only what the body holds changes; null is the same as nothing. It marks no episodes of a series and no other versions.
 * @param {PersonalCall} call
 */
function write(call) {
	const { world, user, now } = call;
	const item = itemOf(call);
	const body = recordOf(call.call);
	const position = field(body, 'PlaybackPositionTicks').whole();
	const playCount = field(body, 'PlayCount').whole();
	const favorite = field(body, 'IsFavorite').flag();
	const likes = field(body, 'Likes').flag();
	const played = field(body, 'Played').flag();
	const lastPlayed = field(body, 'LastPlayedDate').moment();
	const rating = field(body, 'Rating').number();
	if (rating !== undefined && (rating < 0 || rating > 10)) failed(400);
	world.watched.save(user, item, { reason: 'UpdateUserData', at: now }, (data) => {
		data.positionTicks = position ?? data.positionTicks;
		data.playCount = playCount ?? data.playCount;
		data.favorite = favorite ?? data.favorite;
		if (likes !== undefined) data.rating = likes ? 10 : 1;
		data.played = played ?? data.played;
		data.lastPlayed = lastPlayed ?? data.lastPlayed;
		data.rating = rating ?? data.rating;
	});
	return read(call);
}

/**
 * @param {PersonalCall} call
 * @param {boolean} favorite
 */
function favor(call, favorite) {
	const save = { reason: /** @type {const} */ ('UpdateUserRating'), at: call.now };
	call.world.watched.save(call.user, itemOf(call), save, (data) => {
		data.favorite = favorite;
	});
	return read(call);
}

/**
 * @param {PersonalCall} call
 * @param {boolean | undefined} likes
 */
function rate(call, likes) {
	const save = { reason: /** @type {const} */ ('UpdateUserRating'), at: call.now };
	call.world.watched.save(call.user, itemOf(call), save, (data) => {
		data.rating = likes === undefined ? undefined : likes ? 10 : 1;
	});
	return read(call);
}
