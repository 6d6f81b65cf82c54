import type { Media, PlayEvent } from '../../../media';
import { films, shows } from '../../../simulators/household.mjs';
import { episode } from '../../../simulators/library.mjs';

/** A film that every destination knows, and that no other title is like. */
export const FILM = films.cartographer;
export const EPISODE = episode(shows.orchardLine, 1, 3);

const { title, season, number, ids, runtimeMinutes, series } = EPISODE;

export const MEDIA: Record<'film' | 'episode', Media> = {
	film: {
		type: 'movie',
		title: FILM.title,
		year: FILM.year,
		runtimeSeconds: FILM.runtimeMinutes * 60,
		ids: FILM.ids,
	},
	episode: {
		type: 'episode',
		title,
		season,
		number,
		ids,
		runtimeSeconds: runtimeMinutes * 60,
		show: { title: series.title, year: series.year, ids: series.ids },
	},
};

export const titleOf = (kind: 'film' | 'episode') => MEDIA[kind].title ?? '';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `ms` before now. */
export const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

/** Watched just now at Plex by Alice. */
export function watched(
	kind: 'film' | 'episode',
	at: string,
	more: Partial<PlayEvent> = {},
): PlayEvent {
	return {
		event: 'watched',
		source: 'plex',
		key: `plex:attic:1:${kind}:${at}`,
		at,
		user: { id: '1', name: 'Alice' },
		server: { id: 'attic', name: 'Attic' },
		media: MEDIA[kind],
		...more,
	};
}
