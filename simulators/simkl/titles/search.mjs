import { json } from '../../http/reply.mjs';
import { malformed, refusal } from '../gate/refusals.mjs';
import { titlesFor } from './matching.mjs';
import { idsOf } from './summaries.mjs';

/**
 * @typedef {import('../routes.mjs').PublicCall} PublicCall
 * @typedef {import('./catalogue.mjs').Title} Title
 * @typedef {import('./catalogue.mjs').Kind} Kind
 */

const ID_NAMES = ['simkl', 'imdb', 'tmdb', 'tvdb', 'mal', 'anidb'];
const TEXT_TYPES = { tv: 'show', anime: 'anime', movie: 'movie' };
const BIGGEST_LIMIT = 50;
const LAST_PAGE = 20;

/** @param {import('../routes.mjs').Routes} routes */
export function addSearchRoutes(routes) {
	routes.open('GET', '/search/id', byId);
	routes.open('GET', '/search/:type', byText);
	routes.open('GET', '/tv/episodes/:id', (call) => episodes(call, 'show'));
	routes.open('GET', '/anime/episodes/:id', (call) => episodes(call, 'anime'));
}

/** TMDB counts films and shows apart: without `type` its number means a film. @param {PublicCall} call */
function byId({ query, world }) {
	const given = ID_NAMES.filter((name) => query.has(name));
	if (given.length === 0 && !query.has('title')) throw refusal(400, 'empty_field');
	const type = query.get('type') ?? (query.has('tmdb') ? 'movie' : undefined);
	/** @type {Kind[]} */
	const kinds =
		type === 'movie'
			? ['movie']
			: type === undefined
				? ['movie', 'show', 'anime']
				: ['show', 'anime'];
	const ids = Object.fromEntries(given.map((name) => [name, query.get(name) ?? '']));
	const title = query.get('title');
	const year = query.get('year');
	const found = titlesFor(world.catalogue, kinds, {
		ids,
		...(title ? { title } : {}),
		...(year ? { year: Number(year) } : {}),
	});
	return json(
		200,
		found.map((each) => ({
			type: { movie: 'movie', show: 'tv', anime: 'anime' }[each.kind],
			title: each.title,
			year: each.year,
			status: each.kind === 'movie' ? 'released' : each.ended ? 'ended' : 'airing',
			ids: { simkl: each.ids.simkl, slug: each.ids.slug },
			...(each.kind === 'movie' ? {} : { total_episodes: each.episodes.length }),
		})),
	);
}

/** @param {PublicCall} call */
function byText({ params, query, world }) {
	const kind = Object.entries(TEXT_TYPES).find(([name]) => name === params.type)?.[1];
	if (kind === undefined) throw refusal(404, 'url_failed');
	const wanted = plain(query.get('q') ?? '');
	if (wanted === '') throw refusal(400, 'empty_field');
	const limit = Math.min(countOf(query, 'limit', 10), BIGGEST_LIMIT);
	const page = Math.min(countOf(query, 'page', 1), LAST_PAGE);
	const hits = world.catalogue.titles
		.filter((title) => title.kind === kind && scoreOf(plain(title.title), wanted) > 0)
		.sort((one, other) => scoreOf(plain(other.title), wanted) - scoreOf(plain(one.title), wanted));
	return json(
		200,
		hits.slice((page - 1) * limit, page * limit).map((title) => ({
			title: title.title,
			year: title.year,
			endpoint_type: { movie: 'movies', show: 'tv', anime: 'anime' }[title.kind],
			...(title.kind === 'anime' ? { type: title.animeType } : {}),
			ids: textIds(title),
		})),
		{
			'x-pagination-page': String(page),
			'x-pagination-limit': String(limit),
			'x-pagination-page-count': String(Math.min(LAST_PAGE, Math.ceil(hits.length / limit))),
			'x-pagination-item-count': String(hits.length),
		},
	);
}

/** @param {PublicCall} call @param {Kind} kind */
function episodes({ params, world }, kind) {
	const title = world.catalogue.bySimkl(Number(params.id));
	if (!title || title.kind !== kind) throw refusal(404, 'id_err');
	return json(
		200,
		title.episodes.map(({ simkl, season, number, title: name, aired, tvdb }) => ({
			title: name,
			...(kind === 'show' && season > 0 ? { season } : {}),
			...(season > 0 ? { episode: number } : {}),
			type: season === 0 ? 'special' : 'episode',
			aired,
			ids: { simkl_id: simkl },
			...(tvdb ? { tvdb } : {}),
		})),
	);
}

/** A search names its id otherwise than every other answer. @param {Title} title */
function textIds(title) {
	const { simkl, slug, ...outside } = idsOf(title);
	return { simkl_id: simkl, slug, ...outside };
}

/** @param {URLSearchParams} query @param {string} name @param {number} otherwise */
function countOf(query, name, otherwise) {
	const given = query.get(name);
	if (given === null) return otherwise;
	return /^[1-9]\d*$/.test(given)
		? Number(given)
		: malformed(`${name} must be a whole number from 1`);
}

/** @param {string} title @param {string} wanted */
function scoreOf(title, wanted) {
	if (title === wanted) return 3;
	if (title.startsWith(wanted)) return 2;
	return wanted.split(' ').every((word) => title.split(' ').includes(word)) ? 1 : 0;
}

/** @param {string} text */
function plain(text) {
	return text
		.normalize('NFD')
		.toLowerCase()
		.replace(/[\u0300-\u036f']/g, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
