import { empty } from '../http/reply.mjs';
import { moment, page } from './paging.mjs';
import { malformed } from './titles/subject.mjs';

/** @typedef {import('./routes.mjs').PersonalCall} PersonalCall */

/** @param {import('./routes.mjs').Routes} routes */
export function addPlaybackRoutes(routes) {
	routes.personal('GET', '/sync/playback', list);
	routes.personal('GET', '/sync/playback/:type', list);
	routes.personal('DELETE', '/sync/playback/:id', remove);
}

/** @param {PersonalCall} call */
function list({ account, params, query }) {
	const { type } = params;
	if (type !== undefined && type !== 'movies' && type !== 'episodes') {
		malformed(`${type} is not a type of playback`);
	}
	const from = moment(query, 'start_at') ?? -Infinity;
	const to = moment(query, 'end_at') ?? Infinity;
	const points = account.playback.filter((point) => {
		const at = Date.parse(point.paused_at);
		return at >= from && at <= to && (type === undefined || `${point.type}s` === type);
	});
	return page(
		query,
		points.sort((a, b) => Date.parse(b.paused_at) - Date.parse(a.paused_at)),
	);
}

/** @param {PersonalCall} call */
function remove({ account, params }) {
	const kept = account.playback.filter((point) => String(point.id) !== params.id);
	if (kept.length === account.playback.length) return empty(404);
	account.playback = kept;
	return empty(204);
}
