/**
 * @typedef {import('./catalogue.mjs').Title} Title
 * @typedef {import('./catalogue.mjs').Episode} Episode
 */

/** Ids of other services are texts in Simkl's answers. @param {Title} title */
export function idsOf({ ids: { simkl, slug, ...outside } }) {
	const texts = Object.entries(outside)
		.filter(([, id]) => id !== undefined)
		.map(([name, id]) => [name, String(id)]);
	return { simkl, slug, ...Object.fromEntries(texts) };
}

/** @param {Title} title */
export function titleSummary(title) {
	return { title: title.title, year: title.year, ids: idsOf(title) };
}

/** @param {Episode} episode */
export function episodeSummary({ season, number, title, tvdb }) {
	const mapped = tvdb ? { tvdb_season: tvdb.season, tvdb_number: tvdb.episode } : {};
	return { season, number, title, ...mapped };
}

/**
 * How scrobbles and resume points name an item: under `movie`, or under `show` or `anime` beside its `episode`.
 * @param {Title} title
 * @param {Episode} [episode]
 */
export function named(title, episode) {
	const animeType = title.kind === 'anime' ? { anime_type: title.animeType } : {};
	return {
		...(episode ? { episode: episodeSummary(episode) } : {}),
		[title.kind]: { ...titleSummary(title), ...animeType },
	};
}
