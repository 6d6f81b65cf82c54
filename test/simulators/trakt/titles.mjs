import { json } from '../http/reply.mjs';
import { episodeOf } from './catalogue.mjs';
import { isFull } from './paging.mjs';
import { episodeSummary, movieSummary, showSummary } from './summaries.mjs';

/** @typedef {import('./routes.mjs').PublicCall} PublicCall */

/** @param {import('./routes.mjs').Routes} routes */
export function addTitleRoutes(routes) {
	routes.open('GET', '/movies/:id', ({ params, query, world }) => {
		const movie = world.catalogue.movie(reference(params.id));
		return movie ? json(200, movieSummary(movie, isFull(query))) : json(404, undefined);
	});
	routes.open('GET', '/shows/:id', ({ params, query, world }) => {
		const show = world.catalogue.show(reference(params.id));
		return show ? json(200, showSummary(show, isFull(query))) : json(404, undefined);
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
