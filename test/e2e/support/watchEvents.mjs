/**
 * A film that was watched on Alice's Plex, as the Plex Trigger gives it.
 * @param {import('../../../simulators/library.mjs').Film} film
 * @param {string} at ISO 8601
 */
export const watchedFilm = ({ title, year, ids }, at) => ({
	event: 'watched',
	source: 'plex',
	key: `plex:${title}`,
	at,
	user: { id: '1', name: 'alice.at.home' },
	media: { type: 'movie', title, year, ids },
});
