import { json, Refusal } from '../http/reply.mjs';

/**
 * @typedef {import('./server.mjs').PersonalCall} PersonalCall
 * @typedef {import('../http/reply.mjs').Reply} Reply
 */

/** Films and series together, by id, IMDb id or a part of the name. @param {PersonalCall} call @returns {Reply} */
export function search({ world, call: { query } }) {
	const asked = (query.get('q') ?? '').toLowerCase();
	const offset = Number(query.get('offset') ?? 0);
	const limit = Number(query.get('limit') ?? 12);
	if (asked === '') return json(400, { status: 'error', message: 'q is missing' });
	const found = world.titles.filter(
		({ id, imdb_id, name }) =>
			String(id) === asked || imdb_id === asked || name.toLowerCase().includes(asked),
	);
	return json(200, { status: 'success', data: found.slice(offset, offset + limit) });
}

/** @param {PersonalCall} call @param {boolean} isRewatch @returns {Reply} */
export function mark({ account, world, params, now }, isRewatch) {
	const uuid = params.uuid ?? '';
	if (!world.titles.some((title) => title.uuid === uuid && title.type === 'movie')) {
		throw new Refusal(json(404, { status: 'error', message: 'Not Found' }));
	}
	const watchedAt = new Date(now).toISOString();
	const known = account.movies.get(uuid);
	if (!known) account.movies.set(uuid, { uuid, watchedAt, rewatchCount: 0 });
	else if (isRewatch) Object.assign(known, { watchedAt, rewatchCount: known.rewatchCount + 1 });
	return json(200, { status: 'success' });
}

/** The account's own list alone, in one piece. @param {PersonalCall} call @returns {Reply} */
export function watches({ account, params, call }) {
	if (params.user !== String(account.id)) {
		throw new Refusal(json(401, { message: 'Unauthorized' }));
	}
	const objects =
		call.query.get('entity_type') === 'movie'
			? [...account.movies.values()].map(({ uuid, watchedAt, rewatchCount }) => ({
					uuid,
					entity_type: 'movie',
					type: 'watch',
					watched_at: watchedAt,
					rewatch_count: rewatchCount,
				}))
			: [...account.episodes.values()].map(({ episodeId, watchedAt, count }) => ({
					episode_id: episodeId,
					entity_type: 'episode',
					type: 'watch',
					watched_at: watchedAt,
					rewatch_count: count - 1,
				}));
	return json(200, { status: 'success', data: { type: 'list', objects } });
}
