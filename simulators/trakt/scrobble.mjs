import { json, Refusal } from '../http/reply.mjs';
import { isOf, named, record, toMinute } from './account.mjs';
import { checkHistoryRoom } from './gate/accountLimits.mjs';
import { malformed, readObject, readSubject } from './titles/subject.mjs';

/**
 * @typedef {import('./routes.mjs').PersonalCall} PersonalCall
 * @typedef {import('./account.mjs').Movie | import('./account.mjs').Episode} Item
 */

/** At and above this percentage Trakt counts a play; it does not say which side 80 itself is on. */
const WATCHED_FROM = 80;
/** Below this percentage a stop or a pause is refused with 422. */
const REFUSED_BELOW = 1;

/** @param {import('./routes.mjs').Routes} routes */
export function addScrobbleRoutes(routes) {
	routes.personal('POST', '/scrobble/start', start);
	routes.personal('POST', '/scrobble/pause', end);
	routes.personal('POST', '/scrobble/stop', end);
}

/** @param {PersonalCall} call */
function start(call) {
	const { account, now } = call;
	const { item, progress } = read(call);
	account.playback = account.playback.filter((point) => !isOf(point, item));
	account.watching = {
		...named(item),
		action: 'scrobble',
		started_at: new Date(now).toISOString(),
		expires_at: new Date(now + item.runtime * 60_000 * (1 - progress / 100)).toISOString(),
	};
	return answer(0, 'start', progress, item);
}

/**
 * Pause and stop alike: a pause at or above 80 % is counted as a play too, which is why clients cap it.
 * @param {PersonalCall} call
 */
function end(call) {
	const { account, now, world } = call;
	const { item, progress } = read(call);
	if (progress < REFUSED_BELOW) {
		throw new Refusal(json(422, { error: 'progress is too low', error_description: 'below 1 %' }));
	}
	if (progress >= WATCHED_FROM) return scrobble(call, item, progress);
	account.watching = undefined;
	const id = world.nextId();
	account.playback = account.playback.filter((point) => !isOf(point, item));
	account.playback.push({ id, progress, paused_at: new Date(now).toISOString(), ...named(item) });
	return answer(id, 'pause', progress, item);
}

/**
 * @param {PersonalCall} call
 * @param {Item} item
 * @param {number} progress
 */
function scrobble({ account, now, world }, item, progress) {
	const earlier = account.history
		.filter((play) => play.action === 'scrobble' && isOf(play, item))
		.map((play) => Date.parse(play.watched_at));
	const last = Math.max(...earlier);
	if (now - last < world.scrobbleWindowMs) {
		throw new Refusal(
			json(409, {
				watched_at: new Date(last).toISOString(),
				expires_at: new Date(last + world.scrobbleWindowMs).toISOString(),
			}),
		);
	}
	checkHistoryRoom(account, 1);
	const id = world.nextId();
	account.watching = undefined;
	account.playback = account.playback.filter((point) => !isOf(point, item));
	record(account, item, { id, watched_at: toMinute(now), action: 'scrobble' });
	return answer(id, 'scrobble', progress, item);
}

/** @param {PersonalCall} call */
function read({ body, world }) {
	const given = readObject(body, 'body', [
		'movie',
		'show',
		'episode',
		'progress',
		'app_version',
		'app_date',
	]);
	const { progress } = given;
	if (typeof progress !== 'number' || progress < 0 || progress > 100) {
		return malformed('progress must be a number from 0 to 100');
	}
	return { item: readSubject(given, world.catalogue, 'episode'), progress };
}

/**
 * @param {number} id
 * @param {'start' | 'pause' | 'scrobble'} action
 * @param {number} progress
 * @param {Item} item
 */
function answer(id, action, progress, item) {
	const { type: _, ...summary } = named(item);
	return json(201, { id, action, progress, ...summary });
}
