import { empty, json, Refusal } from '../http/reply.mjs';
import { named } from './account.mjs';
import { malformed, readObject, readSubject } from './titles/subject.mjs';

/** @typedef {import('./routes.mjs').PersonalCall} PersonalCall */

const NETWORKS = ['twitter', 'mastodon', 'tumblr'];

/** @param {import('./routes.mjs').Routes} routes */
export function addCheckinRoutes(routes) {
	routes.personal('POST', '/checkin', checkIn);
	routes.personal('DELETE', '/checkin', cancel);
}

/** @param {PersonalCall} call */
function checkIn({ account, now, body, world }) {
	const given = readObject(body, 'body', ['movie', 'show', 'episode', 'sharing', 'message']);
	if (given.message !== undefined && typeof given.message !== 'string') {
		malformed('message must be a text');
	}
	const sharing = readSharing(given.sharing);
	const item = readSubject(given, world.catalogue, 'checkinEpisode');
	if (account.watching) {
		throw new Refusal(json(409, { expires_at: account.watching.expires_at }));
	}
	const id = world.nextId();
	const startedAt = new Date(now).toISOString();
	const { type, ...summary } = named(item);
	account.watching = {
		type,
		...summary,
		action: 'checkin',
		started_at: startedAt,
		expires_at: new Date(now + item.runtime * 60_000).toISOString(),
		checkinId: id,
	};
	return json(200, { id, watched_at: startedAt, sharing, ...summary });
}

/** @param {PersonalCall} call */
function cancel({ account }) {
	account.watching = undefined;
	return empty(204);
}

/**
 * @param {unknown} value
 * @returns {Record<string, boolean>}
 */
function readSharing(value) {
	/** @type {Record<string, boolean>} */
	const sharing = Object.fromEntries(NETWORKS.map((network) => [network, false]));
	if (value === undefined) return sharing;
	for (const [network, on] of Object.entries(readObject(value, 'sharing', NETWORKS))) {
		if (typeof on !== 'boolean') malformed(`sharing.${network} must be true or false`);
		else sharing[network] = on;
	}
	return sharing;
}
