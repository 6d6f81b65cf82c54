import { empty, json } from '../http/reply.mjs';
import { touch } from './account.mjs';
import { refusal } from './gate/refusals.mjs';
import { seenAt } from './lists/marking.mjs';
import { named } from './titles/summaries.mjs';

/** @typedef {import('./routes.mjs').PersonalCall} PersonalCall */

/** @param {import('./routes.mjs').Routes} routes */
export function addPlaybackRoutes(routes) {
	routes.personal('GET', '/sync/playback', list);
	routes.personal('GET', '/sync/playback/:type', list);
	routes.personal('DELETE', '/sync/playback/:id', remove);
}

/** Newest first, without what was seen to its end since. @param {PersonalCall} call */
function list({ account, params, query }) {
	const { type } = params;
	if (type !== undefined && type !== 'movies' && type !== 'episodes')
		throw refusal(404, 'url_failed');
	const limit = Number(query.get('limit') ?? 10_000);
	const points = account.playback
		.filter(
			({ episode }) => type === undefined || (type === 'episodes') === (episode !== undefined),
		)
		.filter(({ title, episode, paused_at }) => {
			if (query.get('hide_watched') === 'false') return true;
			const seen = seenAt(account.library.get(title.ids.simkl), episode);
			return seen === null || Date.parse(seen) < Date.parse(paused_at);
		})
		.sort((one, other) => Date.parse(other.paused_at) - Date.parse(one.paused_at))
		.slice(0, limit);
	return json(
		200,
		points.map(({ id, progress, paused_at, title, episode }) => ({
			id,
			progress,
			paused_at,
			type: episode ? 'episode' : 'movie',
			...numberedAsHere(named(title, episode)),
		})),
	);
}

/**
 * Here alone an episode's number is called `episode`, as in the example of Simkl's API description (SIMKL/API, apiary.apib
 * of 2026-03-19, read on 2026-11-29).
 * @param {ReturnType<typeof named>} record
 */
function numberedAsHere(record) {
	if (!('episode' in record) || !record.episode) return record;
	const { number, ...rest } = record.episode;
	return { ...record, episode: { ...rest, episode: number } };
}

/** @param {PersonalCall} call */
function remove({ account, params, now }) {
	const point = account.playback.find(({ id }) => String(id) === params.id);
	if (!point) throw refusal(404, 'id_err');
	account.playback = account.playback.filter((each) => each !== point);
	touch(account, point.title, 'playback', now);
	return empty(204);
}
