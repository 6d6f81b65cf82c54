import { json } from '../../http/reply.mjs';
import { isRecord } from '../../http/request.mjs';
import { malformed, refusal } from '../gate/refusals.mjs';
import { episodeFor, titlesFor } from '../titles/matching.mjs';
import { isByTvdb, readCount, readIds } from '../titles/subject.mjs';
import { seenAt } from './marking.mjs';

/** @typedef {import('../routes.mjs').PersonalCall} PersonalCall */

const MOST_ITEMS = 100;
const IDS = ['simkl', 'imdb', 'tmdb', 'tvdb', 'mal', 'anidb'];

/** @param {import('../routes.mjs').Routes} routes */
export function addWatchedRoutes(routes) {
	routes.personal('POST', '/sync/watched', check);
}

/** One answer for each item: whether it is in the library, and when it was seen. @param {PersonalCall} call */
function check({ body, account, world }) {
	if (!Array.isArray(body)) return malformed('body must be a list');
	if (body.length > MOST_ITEMS) throw refusal(400, 'max_items');
	return json(
		200,
		body.map((item, index) => {
			if (!isRecord(item)) return malformed(`body[${index}] must be an object`);
			const flat = Object.fromEntries(Object.entries(item).filter(([name]) => IDS.includes(name)));
			const ids = readIds(item.ids ?? flat, `body[${index}].ids`);
			/** @type {import('../titles/catalogue.mjs').Kind[]} */
			const kinds =
				item.type === 'movie'
					? ['movie']
					: item.type === undefined
						? ['movie', 'show', 'anime']
						: ['show', 'anime'];
			const titles = titlesFor(world.catalogue, kinds, {
				ids,
				...(typeof item.title === 'string' ? { title: item.title } : {}),
				...(typeof item.year === 'number' ? { year: item.year } : {}),
			});
			const isEpisode = item.episode !== undefined;
			const episode = isEpisode
				? episodeFor(
						titles,
						{
							season: readCount(item.season ?? 1, 'season'),
							number: readCount(item.episode, 'episode'),
						},
						isByTvdb(ids),
					)
				: undefined;
			const title = episode?.of ?? titles[0];
			if (!title || (isEpisode && !episode)) return { ...item, result: 'not_found' };
			const entry = account.library.get(title.ids.simkl);
			return {
				...item,
				result: entry !== undefined,
				simkl: title.ids.simkl,
				list: entry?.status ?? null,
				last_watched_at: seenAt(entry, episode),
			};
		}),
	);
}
