import { json } from '../../http/reply.mjs';
import { isFull, page } from '../paging.mjs';
import { malformed } from './subject.mjs';
import { itemSummary, showSummary } from './summaries.mjs';

/**
 * @typedef {import('../routes.mjs').PublicCall} PublicCall
 * @typedef {import('./catalogue.mjs').Movie | import('./catalogue.mjs').Show | import('./catalogue.mjs').Episode} Title
 */

const ID_TYPES = ['trakt', 'imdb', 'tmdb', 'tvdb'];
const KINDS = ['movie', 'show', 'episode', 'person', 'list'];

/** @param {import('../routes.mjs').Routes} routes */
export function addSearchRoutes(routes) {
	routes.open('GET', '/search/:type', byText);
	routes.open('GET', '/search/:idType/:id', byId);
}

/**
 * An id that nobody has is answered with an empty list. Without `type`, one number may hit several types.
 * @param {PublicCall} call
 */
function byId({ params, query, world }) {
	const { idType = '', id = '' } = params;
	if (!ID_TYPES.includes(idType)) return json(404, undefined);
	const kinds = kindsOf(query.get('type'));
	const hits = allTitles(world.catalogue).filter(({ kind, ids }) => {
		/** @type {Record<string, string | number | undefined>} */
		const own = { ...ids };
		return kinds.includes(kind) && own[idType] !== undefined && String(own[idType]) === id;
	});
	return page(
		query,
		hits.map((title) => hit(title, 1000, isFull(query))),
	);
}

/** @param {PublicCall} call */
function byText({ params, query, world }) {
	const kinds = kindsOf(params.type ?? '');
	const wanted = plain(query.get('query') ?? '');
	const years = yearsOf(query.get('years'));
	const hits = allTitles(world.catalogue)
		.filter(({ kind }) => kinds.includes(kind))
		.filter((title) => {
			const year = title.kind === 'episode' ? title.show.year : title.year;
			return !years || (year >= years.from && year <= years.to);
		})
		.map((title) => ({ title, score: scoreOf(plain(title.title), wanted) }))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score);
	return page(
		query,
		hits.map(({ title, score }) => hit(title, score, isFull(query))),
	);
}

/** @param {import('./catalogue.mjs').Catalogue} catalogue */
function allTitles(catalogue) {
	/** @type {Title[]} */
	const titles = [...catalogue.movies, ...catalogue.shows, ...catalogue.episodes];
	return titles;
}

/** @param {string | null} given */
function kindsOf(given) {
	if (given === null) return KINDS;
	const kinds = given.split(',');
	for (const kind of kinds) if (!KINDS.includes(kind)) malformed(`${kind} is not a type to search`);
	return kinds;
}

/**
 * A year, or a range such as 2018-2020.
 * @param {string | null} given
 */
function yearsOf(given) {
	if (given === null || given === '') return undefined;
	const range = /^(\d{4})(?:-(\d{4}))?$/.exec(given);
	if (!range) return malformed('years must be a year or a range of years');
	const from = Number(range[1]);
	return { from, to: range[2] === undefined ? from : Number(range[2]) };
}

/**
 * The same text first, then titles that begin with it, then titles that hold all its words.
 * @param {string} title
 * @param {string} wanted
 */
function scoreOf(title, wanted) {
	if (wanted === '') return 0;
	if (title === wanted) return 1000;
	if (title.startsWith(wanted)) return 500;
	return wanted.split(' ').every((word) => title.split(' ').includes(word)) ? 100 : 0;
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

/**
 * @param {Title} title
 * @param {number} score
 * @param {boolean} full
 */
function hit(title, score, full) {
	const summary =
		title.kind === 'show' ? { show: showSummary(title, full) } : itemSummary(title, full);
	return { type: title.kind, score, ...summary };
}
