/**
 * @typedef {import('../../library.mjs').Film} Film
 * @typedef {import('../../library.mjs').Series} Series
 * @typedef {import('../../library.mjs').SeriesEpisode} SeriesEpisode
 * @typedef {import('../../library.mjs').LibraryItem} LibraryItem
 * @typedef {'Movie' | 'Video' | 'Series' | 'Season' | 'Episode'} ItemType
 */

/**
 * @typedef {object} Library
 * @property {string} id
 * @property {string} name
 * @property {'movies' | 'tvshows'} kind
 * @property {Item[]} items its films or series
 */

/**
 * @typedef {object} Item
 * @property {string} id
 * @property {ItemType} type
 * @property {Library} library
 * @property {string} name
 * @property {string} clean what `searchTerm` is compared with: without accents and capitals
 * @property {number} year
 * @property {import('../../library.mjs').OutsideIds} ids
 * @property {number} runtimeTicks
 * @property {number} created milliseconds since 1970
 * @property {number} saved milliseconds since 1970: when its metadata last changed
 * @property {number} [number] of a season or an episode
 * @property {number} [lastNumber] of a file with several episodes
 * @property {Item} [parent] a season's series, an episode's season
 * @property {Item[]} children
 * @property {LibraryItem} [title] what the webhook plugin tells of it
 * @property {Item} [versionOf] another file of that film, merged into it: lists show only the first
 */

/**
 * @typedef {object} Titles
 * @property {Film[]} [films]
 * @property {Series[]} [shows]
 * @property {SeriesEpisode[]} [files] files with several episodes, in place of those episodes
 */

/**
 * The episodes of a series or a season; anything else is only itself.
 * @param {Item} item
 * @returns {Item[]}
 */
export function leaves(item) {
	const isFolder = item.type === 'Series' || item.type === 'Season';
	return isFolder ? item.children.flatMap(leaves) : [item];
}

/** @param {string} text */
export function cleaned(text) {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
