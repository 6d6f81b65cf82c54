/**
 * @typedef {import('./catalogue.mjs').Movie} Movie
 * @typedef {import('./catalogue.mjs').Show} Show
 * @typedef {import('./catalogue.mjs').Episode} Episode
 */

/** Trakt writes null for an id that it does not know, and more fields with `extended=full`. */

/**
 * @param {Movie} movie
 * @param {boolean} [full]
 */
export function movieSummary({ title, year, runtime, ids }, full = false) {
	return {
		title,
		year,
		ids: { trakt: ids.trakt, slug: ids.slug, imdb: ids.imdb ?? null, tmdb: ids.tmdb ?? null },
		...(full ? { overview: '', runtime, status: 'released', language: 'en', genres: [] } : {}),
	};
}

/**
 * @param {Show} show
 * @param {boolean} [full]
 */
export function showSummary({ title, year, runtime, ids, episodes }, full = false) {
	return {
		title,
		year,
		ids: {
			trakt: ids.trakt,
			slug: ids.slug,
			tvdb: ids.tvdb ?? null,
			imdb: ids.imdb ?? null,
			tmdb: ids.tmdb ?? null,
		},
		...(full
			? {
					overview: '',
					runtime,
					status: 'ended',
					aired_episodes: episodes.filter((episode) => episode.season > 0).length,
				}
			: {}),
	};
}

/**
 * @param {Episode} episode
 * @param {boolean} [full]
 */
export function episodeSummary({ season, number, title, runtime, firstAired, ids }, full = false) {
	return {
		season,
		number,
		title,
		ids: {
			trakt: ids.trakt,
			tvdb: ids.tvdb ?? null,
			imdb: ids.imdb ?? null,
			tmdb: ids.tmdb ?? null,
		},
		...(full ? { overview: '', runtime, first_aired: firstAired } : {}),
	};
}

/**
 * A movie, or an episode beside its show: the way that every answer names an item.
 * @param {Movie | Episode} item
 * @param {boolean} [full]
 */
export function itemSummary(item, full = false) {
	return item.kind === 'movie'
		? { movie: movieSummary(item, full) }
		: { episode: episodeSummary(item, full), show: showSummary(item.show, full) };
}
