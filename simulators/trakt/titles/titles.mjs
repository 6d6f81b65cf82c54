import { json } from '../../http/reply.mjs';
import { isFull } from '../paging.mjs';
import { episodeOf } from './catalogue.mjs';
import { episodeSummary, movieSummary, showSummary } from './summaries.mjs';

/** @typedef {import('../routes.mjs').PublicCall} PublicCall */

/** @param {import('../routes.mjs').Routes} routes */
export function addTitleRoutes(routes) {
	routes.open('GET', '/movies/:id', ({ params, query, world }) => {
		const movie = world.catalogue.movie(reference(params.id));
		return movie ? json(200, movieSummary(movie, isFull(query))) : json(404, undefined);
	});
	routes.open('GET', '/shows/:id', ({ params, query, world }) => {
		const show = world.catalogue.show(reference(params.id));
		return show ? json(200, showSummary(show, isFull(query))) : json(404, undefined);
	});
	routes.open('GET', '/shows/:id/seasons', ({ params, query, world }) => {
		const show = world.catalogue.show(reference(params.id));
		if (!show) return json(404, undefined);
		const numbers = [...new Set(show.episodes.map(({ season }) => season))].sort((a, b) => a - b);
		const regular = show.episodes.filter(({ season }) => season > 0);
		const withEpisodes = (query.get('extended') ?? '').split(',').includes('episodes');
		return json(
			200,
			numbers.map((number) => ({
				number,
				ids: { trakt: show.ids.trakt * 100 + number, tvdb: null, tmdb: null },
				...(withEpisodes
					? {
							episodes: show.episodes
								.filter(({ season }) => season === number)
								.map((episode) => ({
									...episodeSummary(episode, isFull(query)),
									...(isFull(query) ? { number_abs: regular.indexOf(episode) + 1 || null } : {}),
								})),
						}
					: {}),
			})),
		);
	});
	routes.open('GET', '/shows/:id/seasons/:season/episodes/:episode/translations', (call) => {
		const { params, world } = call;
		const show = world.catalogue.show(reference(params.id));
		const episode = show && episodeOf(show, Number(params.season), Number(params.episode));
		if (!episode) return json(404, undefined);
		return json(
			200,
			Object.entries(episode.translations).map(([language, title]) => ({
				title,
				overview: '',
				language,
				country: language,
			})),
		);
	});
	routes.open('GET', '/shows/:id/seasons/:season/episodes/:episode', (call) => {
		const { params, query, world } = call;
		const show = world.catalogue.show(reference(params.id));
		const episode = show && episodeOf(show, Number(params.season), Number(params.episode));
		return episode ? json(200, episodeSummary(episode, isFull(query))) : json(404, undefined);
	});
}

/**
 * The address of a title holds its Trakt id, its slug or its IMDb id.
 * @param {string} [id]
 */
function reference(id = '') {
	if (/^\d+$/.test(id)) return { ids: { trakt: Number(id) } };
	return /^tt\d+$/.test(id) ? { ids: { imdb: id } } : { ids: { slug: id } };
}
