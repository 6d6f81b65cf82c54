import type { PlayEvent, RatingEvent } from '../../media';

/** A finished film; a test changes what it is about. */
export function watchEvent(changes: Partial<PlayEvent> = {}): PlayEvent {
	return {
		event: 'watched',
		source: 'plex',
		key: 'plex:attic:12:601:1780000000',
		at: '2026-05-28T20:26:40.000Z',
		user: { id: '12', name: 'Ada' },
		server: { id: 'attic', name: 'Attic' },
		media: {
			type: 'movie',
			title: 'The Lighthouse at Noon',
			year: 2019,
			ids: { imdb: 'tt9900601', tmdb: 990601 },
		},
		...changes,
	};
}

/** The same film rated; a test changes what it is about. */
export function ratingEvent(changes: Partial<RatingEvent> = {}): RatingEvent {
	const { source, key, at, user, server, media } = watchEvent();
	return { event: 'rated', source, key, at, user, server, media, rating: 8, ...changes };
}
