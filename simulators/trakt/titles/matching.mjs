/**
 * @typedef {import('./catalogue.mjs').Movie} Movie
 * @typedef {import('./catalogue.mjs').Show} Show
 * @typedef {import('./catalogue.mjs').Reference} Reference
 */

/** Trakt tries the ids in this order and takes the first that it knows. */
const ID_ORDER = /** @type {const} */ (['trakt', 'slug', 'imdb', 'tmdb', 'tvdb']);

/**
 * @template {Movie | Show} Title
 * @param {Title[]} titles
 * @param {Reference} reference
 * @returns {Title | undefined}
 */
export function pick(titles, { ids, title, year }) {
	if (ids) return byIds(titles, ids);
	return titles.find(
		(entry) => entry.title.toLowerCase() === title?.toLowerCase() && entry.year === year,
	);
}

/**
 * @template {{ ids: Partial<Record<typeof ID_ORDER[number], string | number>> }} Title
 * @param {Title[]} titles
 * @param {Partial<Record<typeof ID_ORDER[number], string | number>>} ids
 * @returns {Title | undefined}
 */
export function byIds(titles, ids) {
	for (const name of ID_ORDER) {
		const wanted = ids[name];
		const found =
			wanted === undefined ? undefined : titles.find((entry) => entry.ids[name] === wanted);
		if (found) return found;
	}
	return undefined;
}

/**
 * @template {object} Ids
 * @param {Ids} ids
 * @returns {Ids}
 */
export function known(ids) {
	const kept = { ...ids };
	for (const name of /** @type {(keyof Ids)[]} */ (Object.keys(kept))) {
		if (kept[name] === undefined) delete kept[name];
	}
	return kept;
}

/**
 * @param {string} text
 * @param {string[]} taken
 */
export function slugOf(text, taken) {
	const slug = text
		.normalize('NFD')
		.toLowerCase()
		.replace(/[\u0300-\u036f']/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
	return taken.includes(slug) ? `${slug}-${taken.length + 1}` : slug;
}
