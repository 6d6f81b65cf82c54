import { json, Refusal } from '../../http/reply.mjs';
import { isFull, moment, page } from '../paging.mjs';
import { malformed } from '../titles/subject.mjs';
import { episodeSummary, movieSummary, showSummary } from '../titles/summaries.mjs';

/**
 * @typedef {import('../routes.mjs').PersonalCall} PersonalCall
 * @typedef {import('../account.mjs').Play} Play
 */

const TYPES = ['movies', 'shows', 'seasons', 'episodes'];

/** @param {import('../routes.mjs').Routes} routes */
export function addHistoryReadRoutes(routes) {
	for (const base of ['/sync/history', '/users/:user/history']) {
		routes.personal('GET', base, list);
		routes.personal('GET', `${base}/:type`, list);
		routes.personal('GET', `${base}/:type/:id`, list);
	}
}

/**
 * Newest first. `:id` is a Trakt id of that type and of no other service.
 * @param {PersonalCall} call
 */
function list({ account, params, query, world }) {
	checkOwnUser(account, params.user);
	const { type, id } = params;
	if (type !== undefined && !TYPES.includes(type)) malformed(`${type} is not a type of history`);
	if (id !== undefined && !/^\d+$/.test(id)) malformed('the id must be a Trakt id');
	const from = moment(query, 'start_at') ?? -Infinity;
	const to = moment(query, 'end_at') ?? Infinity;
	const plays = account.history.filter((play) => {
		const at = Date.parse(play.watched_at);
		return at >= from && at <= to && isAbout(play, type, id);
	});
	plays.sort((a, b) => Date.parse(b.watched_at) - Date.parse(a.watched_at) || b.id - a.id);
	const shown = isFull(query) ? plays.map((play) => fuller(play, world.catalogue)) : plays;
	const isHidden = (/** @type {Play} */ { id: play }) => account.hidden.has(play);
	return page(query, shown, { biggest: world.rules.biggestPage, isHidden });
}

/**
 * @param {Play} play
 * @param {string | undefined} type
 * @param {string | undefined} id
 */
function isAbout(play, type, id) {
	const wanted = id === undefined ? undefined : Number(id);
	switch (type) {
		case undefined:
			return true;
		case 'movies':
			return play.type === 'movie' && (wanted === undefined || play.movie?.ids.trakt === wanted);
		case 'shows':
			return play.type === 'episode' && (wanted === undefined || play.show?.ids.trakt === wanted);
		case 'episodes':
			return (
				play.type === 'episode' && (wanted === undefined || play.episode?.ids.trakt === wanted)
			);
		default:
			return play.type === 'episode' && wanted === undefined;
	}
}

/**
 * @param {Play} play
 * @param {import('../titles/catalogue.mjs').Catalogue} catalogue
 */
function fuller(play, catalogue) {
	const movie = play.movie && catalogue.movie({ ids: { trakt: play.movie.ids.trakt } });
	if (movie) return { ...play, movie: movieSummary(movie, true) };
	const episode = play.episode && catalogue.episode({ ids: { trakt: play.episode.ids.trakt } });
	if (!episode) return play;
	return { ...play, episode: episodeSummary(episode, true), show: showSummary(episode.show, true) };
}

/**
 * Accounts are private: another person's is as good as none.
 * @param {import('../account.mjs').Account} account
 * @param {string | undefined} user
 */
export function checkOwnUser(account, user) {
	if (user === undefined || user === 'me' || user === account.slug) return;
	throw new Refusal(json(404, undefined));
}
