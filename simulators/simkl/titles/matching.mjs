import { episodeAt } from './catalogue.mjs';

/**
 * @typedef {import('./catalogue.mjs').Catalogue} Catalogue
 * @typedef {import('./catalogue.mjs').Title} Title
 * @typedef {import('./catalogue.mjs').Episode} Episode
 * @typedef {{ ids: Record<string, string>, title?: string, year?: number }} Reference ids as text, as far as given
 * @typedef {{ season: number, number: number }} Place
 */

/** Simkl walks the ids in this order, its own first. */
const ID_ORDER = /** @type {const} */ (['simkl', 'imdb', 'tmdb', 'tvdb', 'mal', 'anidb']);

/**
 * Every title that fits the first id that anything has, then title and year, and at last the title alone.
 * @param {Catalogue} catalogue
 * @param {readonly import('./catalogue.mjs').Kind[]} kinds TMDB counts films and shows apart
 * @param {Reference} reference
 * @returns {Title[]}
 */
export function titlesFor(catalogue, kinds, { ids, title, year }) {
	/** @param {Title} title */
	const isOfThose = ({ kind }) => kinds.includes(kind);
	for (const name of ID_ORDER) {
		const wanted = ids[name];
		if (wanted === undefined) continue;
		const found = catalogue.withId(name, wanted).filter(isOfThose);
		if (found.length > 0) return found;
	}
	const those = catalogue.titles.filter(isOfThose);
	const named = those.filter((each) => each.title.toLowerCase() === title?.toLowerCase());
	const dated = named.filter((each) => each.year === year);
	return dated.length > 0 ? dated : named;
}

/**
 * The episode at a place, which for an anime may be TheTVDB's: several cours share TheTVDB's show.
 * @param {Title[]} titles
 * @param {Place} place
 * @param {boolean} byTvdb whether an anime is looked up by TheTVDB's seasons
 * @returns {Episode | undefined}
 */
export function episodeFor(titles, { season, number }, byTvdb) {
	for (const title of titles) {
		if (title.kind !== 'anime') {
			const found = episodeAt(title, season, number);
			if (found) return found;
			continue;
		}
		const mapped = title.episodes.find(
			({ tvdb }) => tvdb?.season === season && tvdb.episode === number,
		);
		const found = byTvdb && mapped ? mapped : undefined;
		if (found) return found;
	}
	// Without that flag each cour is a series of its own, whatever season was said.
	const [first] = titles;
	return !byTvdb && first?.kind === 'anime' ? episodeAt(first, 1, number) : undefined;
}

/**
 * @param {Catalogue} catalogue
 * @param {Record<string, string>} ids an episode's own: simkl or tvdb
 */
export function episodeById({ titles }, ids) {
	const all = titles.flatMap(({ episodes }) => episodes);
	return all.find(
		({ simkl, ids: own }) =>
			String(simkl) === ids.simkl || (own.tvdb !== undefined && String(own.tvdb) === ids.tvdb),
	);
}
