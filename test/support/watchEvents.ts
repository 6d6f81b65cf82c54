import type { WatchEvent } from '../../media';

/** A finished film; a test changes what it is about. */
export function watchEvent(changes: Partial<WatchEvent> = {}): WatchEvent {
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
