import { manyFilms, manyShows } from '../../simulators/jellyfinServer/items/manyTitles.mjs';

/**
 * @typedef {import('../../media').Movie} Movie
 * @typedef {import('../../media').Episode} Episode
 */

/** Of each invented series. */
export const EPISODES = 10;
/** A title that longer ones begin with, so that the search for it has more to answer in a bigger library. */
const PLACE = 3;

/**
 * What is looked for in a library of so many invented films and series.
 * @param {number} films
 * @param {number} shows
 */
export function titlesOf(films, shows) {
	const { title, year, ids } = at(manyFilms(films), PLACE);
	const series = at(manyShows(shows, { episodes: EPISODES }), PLACE);
	/** @type {Movie} */
	const film = { type: 'movie', title, year, ids };
	return {
		film,
		/** @type {Movie} */
		stranger: { type: 'movie', title: 'Nowhere to Be Had', year, ids: { imdb: 'tt5', tmdb: 5 } },
		/** An episode of the only season. @param {number} number @returns {Episode} */
		part(number) {
			const episode = at(series.episodes, number - 1);
			return {
				type: 'episode',
				title: episode.title,
				season: 1,
				number,
				ids: episode.ids,
				show: { title: series.title, year: series.year, ids: series.ids },
			};
		},
		/** As in another language: no search by title finds it. @param {Movie | Episode} media @returns {Movie | Episode} */
		renamed: (media) =>
			media.type === 'movie'
				? { ...media, title: 'Fremdsprachig' }
				: { ...media, show: { ...media.show, title: 'Fremdsprachig' } },
	};
}

/**
 * @template T
 * @param {T[]} list
 * @param {number} place
 */
function at(list, place) {
	const found = list[place];
	if (found === undefined) throw new RangeError(`There is no title ${place}`);
	return found;
}
