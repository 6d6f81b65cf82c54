import { publicId } from '../ids';
import { UnreadableBody } from '../reading';
import type { Ids, PlayEvent, WatchEvent } from '../watchEvent';
import { bodyFields, fields, known, text, wholeNumber, year, type Fields } from './rowReading';

export interface MovaryPlay {
	/** Which of the day's plays it is, counted from 1. */
	nth?: number;
	/** When the film was seen to have no play left; the entry is then its last one. */
	removedAt?: Date;
}

/**
 * Reads one entry of Movary's film history, `{ movie, watchedAt }`, as `GET /users/{name}/history/movies` gives it.
 * Movary knows days only: `at` is the day's noon UTC, which is the same day in every time zone but the outermost.
 * `undefined` for a play without a day. Throws `UnreadableBody` for what is no such entry.
 */
export function watchEventFromMovary(
	entry: unknown,
	user: WatchEvent['user'],
	{ nth = 1, removedAt }: MovaryPlay = {},
): PlayEvent | undefined {
	const read = bodyFields(entry);
	// Older versions answer the film's own fields beside the date.
	const movie = fields(read.movie, 'movie') ?? read;
	const day = dayOf(read);
	const movaryId = wholeNumber(fieldsOf(movie).movary ?? movie.id, 'movie.ids.movary');
	if (!movaryId) throw new UnreadableBody('The Movary history entry has no Movary id.');
	if (!day && !removedAt) return undefined;
	const minutes = wholeNumber(movie.runtime, 'movie.runtime');
	const releasedOn = text(movie.releaseDate ?? movie.release_date, 'movie.releaseDate');
	return {
		event: removedAt ? 'unwatched' : 'watched',
		source: 'movary',
		key: `movary:${user.id}:${movaryId}:${day ?? 'undated'}:${nth}`,
		...(removedAt
			? { at: removedAt.toISOString() }
			: { at: `${day}T12:00:00.000Z`, dateOnly: true }),
		user,
		media: {
			type: 'movie',
			title: text(movie.title, 'movie.title') ?? '',
			...known({
				year: year(releasedOn?.slice(0, 4), 'movie.releaseDate'),
				runtimeSeconds: minutes ? minutes * 60 : undefined,
			}),
			ids: idsOf(movie),
		},
	};
}

function dayOf(read: Fields): string | undefined {
	const written = text(read.watchedAt ?? read.watched_at, 'watchedAt');
	if (written === undefined) return undefined;
	const [day] = /^\d{4}-\d\d-\d\d/.exec(written) ?? [];
	if (day && !Number.isNaN(Date.parse(day))) return day;
	throw new UnreadableBody('The Movary history entry has no readable date.');
}

function idsOf(movie: Fields): Ids {
	const ids = fieldsOf(movie);
	const trakt = wholeNumber(ids.trakt ?? movie.trakt_id, 'movie.ids.trakt');
	return {
		...publicId('imdb', text(ids.imdb ?? movie.imdb_id, 'movie.ids.imdb')),
		...publicId('tmdb', text(ids.tmdb ?? movie.tmdb_id, 'movie.ids.tmdb')),
		...(trakt ? { trakt } : {}),
	};
}

function fieldsOf(movie: Fields): Fields {
	return fields(movie.ids, 'movie.ids') ?? {};
}
