import type { Movie } from '../../../media';
import type { ServiceError } from '../../http/serviceError';
import { outcomesAt } from '../../shared/sync/syncResult';
import type {
	PlayOutcome as AnyPlayOutcome,
	SyncResult as AnySyncResult,
} from '../../shared/sync/syncResult';
import { notFound } from '../answers';

export type SyncResult = AnySyncResult<'movary'>;
export type PlayOutcome = AnyPlayOutcome<'movary'>;

export const { ignored, duplicate, synced } = outcomesAt('movary');

/** By which alone Movary knows a film. Throws `notFound` without one. */
export function tmdbOf(film: Movie): number {
	if (film.ids.tmdb) return film.ids.tmdb;
	throw withoutTmdbId(film);
}

export function withoutTmdbId({ title, year }: Movie): ServiceError {
	const name = year === undefined ? title : `${title} (${year})`;
	return notFound(
		`The film ${name} came without a TMDB ID, by which alone Movary knows films`,
		'Match the title in the media server with an agent that gives TMDB IDs (Plex Movie, Jellyfin: TheMovieDb), then play or mark it again. Or find the ID with Movie: Search and add it with History: Add.',
	);
}
