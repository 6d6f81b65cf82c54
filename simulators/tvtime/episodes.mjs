import { json, Refusal } from '../http/reply.mjs';

/**
 * @typedef {import('./server.mjs').PersonalCall} PersonalCall
 * @typedef {import('../http/reply.mjs').Reply} Reply
 */

const OK = json(200, { result: 'OK' });

/** @param {PersonalCall} call @returns {Reply} */
export function markWatched({ account, world, params, call, now }) {
	const { id } = episodeIn(world, params.id);
	const rewatch = call.query.get('is_rewatch');
	if (rewatch !== '0' && rewatch !== '1') return notTaken('is_rewatch is missing');
	const known = account.episodes.get(id);
	const at = new Date(now).toISOString();
	if (!known) account.episodes.set(id, { episodeId: id, watchedAt: at, count: 1 });
	else if (rewatch === '1') Object.assign(known, { watchedAt: at, count: known.count + 1 });
	return OK;
}

/** Everything that was watched of it is gone. @param {PersonalCall} call @returns {Reply} */
export function markUnwatched({ account, world, params }) {
	account.episodes.delete(episodeIn(world, params.id).id);
	return OK;
}

/** Every aired episode up to this one, specials left out. @param {PersonalCall} call @returns {Reply} */
export function markUntil({ account, world, params, now }) {
	const last = episodeIn(world, params.id);
	if (String(last.showId) !== params.show) return notTaken('the episode is of another show');
	for (const { id, showId, season, number } of world.episodes.values()) {
		const isBefore = season < last.season || (season === last.season && number <= last.number);
		if (showId !== last.showId || season === 0 || !isBefore || account.episodes.has(id)) continue;
		account.episodes.set(id, { episodeId: id, watchedAt: new Date(now).toISOString(), count: 1 });
	}
	return OK;
}

/** @param {PersonalCall} call @returns {Reply} */
export function state({ account, world, params, call }) {
	const { id } = episodeIn(world, params.id);
	const known = account.episodes.get(id);
	/** @type {Record<string, unknown>} */
	const all = {
		id,
		is_watched: known !== undefined,
		watched_date: known ? known.watchedAt.slice(0, 19).replace('T', ' ') : null,
		watched_count: known?.count ?? 0,
	};
	const fields = (call.query.get('fields') ?? 'id').split(',');
	return json(200, Object.fromEntries(fields.map((name) => [name, all[name]])));
}

/** @param {import('./world.mjs').World} world @param {string | undefined} id */
function episodeIn(world, id) {
	const episode = world.episodes.get(Number(id));
	if (!episode) throw new Refusal(json(404, { message: 'Not Found' }));
	return episode;
}

/** TV Time says 200 to what it did not do. @param {string} why */
const notTaken = (why) => json(200, { result: 'KO', message: why });
