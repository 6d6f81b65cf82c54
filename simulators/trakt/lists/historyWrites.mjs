import { json } from '../../http/reply.mjs';
import { isRecord } from '../../http/request.mjs';
import { isOf, record, toMinute } from '../account.mjs';
import { checkHistoryRoom } from '../gate/accountLimits.mjs';
import { malformed, readInteger } from '../titles/subject.mjs';
import { itemsOf, notFound, readBulk } from './bulk.mjs';

/** @typedef {import('../routes.mjs').PersonalCall} PersonalCall */

/** A play without a date is kept at the beginning of time. */
const UNKNOWN = '1970-01-01T00:00:00.000Z';
const ISO_DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** @param {import('../routes.mjs').Routes} routes */
export function addHistoryWriteRoutes(routes) {
	routes.personal('POST', '/sync/history', add);
	routes.personal('POST', '/sync/history/remove', remove);
}

/**
 * Adds every play that is sent, also one that is there already, unless the rules of today join those of one minute.
 * @param {PersonalCall} call
 */
function add({ account, now, body, world }) {
	const entries = readBulk(body, world.catalogue, { fields: ['watched_at'] });
	const plays = entries.flatMap((entry) =>
		itemsOf(entry).map((item) => ({ item, at: watchedAt(entry.fields.watched_at, item, now) })),
	);
	checkHistoryRoom(account, plays.length);
	const counted = { added: { movies: 0, episodes: 0 }, updated: { movies: 0, episodes: 0 } };
	for (const { item, at } of plays) {
		account.playback = account.playback.filter((point) => !isOf(point, item));
		const list = item.kind === 'movie' ? 'movies' : 'episodes';
		const isThere = account.history.some((play) => play.watched_at === at && isOf(play, item));
		if (isThere && world.rules.sameMinute !== 'added') {
			if (world.rules.sameMinute === 'updated') counted.updated[list] += 1;
			continue;
		}
		const play = { id: world.nextId(), watched_at: at, action: /** @type {const} */ ('watch') };
		counted[record(account, item, play)][list] += 1;
	}
	return json(201, { ...counted, not_found: notFound(entries) });
}

/**
 * Removes single plays by their `ids`, and every play of a title that is named without one.
 * @param {PersonalCall} call
 */
function remove({ account, body, world }) {
	const entries = readBulk(body, world.catalogue, { fields: ['watched_at'], beside: ['ids'] });
	const ids = readPlayIds(body);
	const items = entries.flatMap(itemsOf);
	const gone = account.history.filter(
		(play) => ids.includes(play.id) || items.some((item) => isOf(play, item)),
	);
	const missing = ids.filter((id) => !account.history.some((play) => play.id === id));
	account.history = account.history.filter((play) => !gone.includes(play));
	const movies = gone.filter((play) => play.type === 'movie').length;
	return json(200, {
		deleted: { movies, episodes: gone.length - movies },
		not_found: { ...notFound(entries), ...(ids.length > 0 ? { ids: missing } : {}) },
	});
}

/** @param {unknown} body */
function readPlayIds(body) {
	const ids = isRecord(body) ? body.ids : undefined;
	if (ids === undefined || ids === null) return [];
	if (!Array.isArray(ids)) return malformed('ids must be a list');
	return ids.map((id, index) => readInteger(id, `ids[${index}]`));
}

/**
 * @param {unknown} given
 * @param {import('../account.mjs').Movie | import('../account.mjs').Episode} item
 * @param {number} now
 */
function watchedAt(given, item, now) {
	if (given === undefined || given === null) return toMinute(now);
	if (given === 'unknown') return UNKNOWN;
	if (given === 'released') {
		return item.kind === 'episode' ? item.firstAired : malformed('released is for episodes only');
	}
	if (typeof given !== 'string' || !ISO_DATE.test(given) || Number.isNaN(Date.parse(given))) {
		return malformed('watched_at must be an ISO 8601 date');
	}
	return toMinute(given);
}
