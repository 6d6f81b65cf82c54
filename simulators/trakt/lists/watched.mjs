import { page } from '../paging.mjs';
import { malformed } from '../titles/subject.mjs';

/**
 * @typedef {import('../routes.mjs').PersonalCall} PersonalCall
 * @typedef {import('../account.mjs').Play} Play
 */

/** @param {import('../routes.mjs').Routes} routes */
export function addWatchedRoutes(routes) {
	routes.personal('GET', '/sync/watched/:type', list);
}

/** @param {PersonalCall} call */
function list({ account, params, query }) {
	if (params.type !== 'movies' && params.type !== 'shows') {
		return malformed(`${params.type} is not a type of watched titles`);
	}
	const movies = params.type === 'movies';
	const noSeasons = (query.get('extended') ?? '').split(',').includes('noseasons');
	const watched = grouped(account.history, (play) =>
		movies ? play.movie?.ids.trakt : play.show?.ids.trakt,
	).map((plays) => ({
		...tally(plays),
		last_updated_at: tally(plays).last_watched_at,
		...(movies ? { movie: plays[0]?.movie } : { reset_at: null, show: plays[0]?.show }),
		...(movies || noSeasons ? {} : { seasons: seasons(plays) }),
	}));
	return page(
		query,
		watched.sort((a, b) => b.last_watched_at.localeCompare(a.last_watched_at)),
	);
}

/** @param {readonly Play[]} plays */
function seasons(plays) {
	return grouped(plays, (play) => play.episode?.season).map((ofSeason) => ({
		number: ofSeason[0]?.episode?.season ?? 0,
		episodes: grouped(ofSeason, (play) => play.episode?.number).map((ofEpisode) => ({
			number: ofEpisode[0]?.episode?.number ?? 0,
			...tally(ofEpisode),
		})),
	}));
}

/** @param {readonly Play[]} plays */
function tally(plays) {
	const dates = plays.map((play) => play.watched_at).sort();
	return { plays: plays.length, last_watched_at: dates.at(-1) ?? '' };
}

/**
 * @param {readonly Play[]} plays
 * @param {(play: Play) => number | undefined} keyOf plays without a key are left out
 * @returns {Play[][]}
 */
function grouped(plays, keyOf) {
	/** @type {Map<number, Play[]>} */
	const groups = new Map();
	for (const play of plays) {
		const key = keyOf(play);
		if (key === undefined) continue;
		groups.set(key, [...(groups.get(key) ?? []), play]);
	}
	return [...groups.values()];
}
