import { publicId } from '../ids';
import { fromIsoText } from '../moment';
import { UnreadableBody } from '../reading';
import type { Ids, Media, PlayEvent, WatchEvent } from '../watchEvent';
import { bodyFields, fields, known, text, wholeNumber, year, type Fields } from './rowReading';

/** How Trakt keeps a play without a date. */
const UNDATED = /^1970-01-01T00:00:00/;

/**
 * Reads one entry of Trakt's history, as `GET /sync/history` gives it. `user` is the account it was read from.
 * With `removedAt` the entry is the last play of its title and is gone since then: nobody knows the exact moment.
 * A play that was written without a date is dated 1970, roughly. `undefined` for anything but a movie or an episode. Throws `UnreadableBody` for what is no such entry.
 */
export function watchEventFromTrakt(
	item: unknown,
	user: WatchEvent['user'],
	removedAt?: Date,
): PlayEvent | undefined {
	const entry = bodyFields(item);
	const media = mediaOf(entry);
	if (!media) return undefined;
	const id = wholeNumber(entry.id, 'id');
	if (!id) throw new UnreadableBody('The Trakt history entry has no id.');
	const written = text(entry.watched_at, 'watched_at');
	const watchedAt = fromIsoText(written);
	const isUndated = !watchedAt && UNDATED.test(written ?? '');
	const at = removedAt ?? watchedAt ?? (isUndated ? new Date(0) : undefined);
	if (!at) throw new UnreadableBody('The Trakt history entry has no date.');
	return {
		event: removedAt ? 'unwatched' : 'watched',
		source: 'trakt',
		key: `trakt:${user.id}:${id}`,
		at: at.toISOString(),
		...(isUndated && !removedAt ? { dateApproximate: true } : {}),
		user,
		media,
	};
}

function mediaOf(entry: Fields): Media | undefined {
	const movie = fields(entry.movie, 'movie');
	if (movie) {
		return {
			type: 'movie',
			title: text(movie.title, 'title') ?? '',
			...known({ year: year(movie.year, 'year'), runtimeSeconds: runtimeOf(movie) }),
			ids: idsOf(movie),
		};
	}
	const episode = fields(entry.episode, 'episode');
	const show = fields(entry.show, 'show');
	if (!episode || !show) return undefined;
	return {
		type: 'episode',
		...known({
			title: text(episode.title, 'title'),
			season: wholeNumber(episode.season, 'season'),
			number: wholeNumber(episode.number, 'number'),
			runtimeSeconds: runtimeOf(episode),
		}),
		ids: idsOf(episode),
		show: {
			title: text(show.title, 'title') ?? '',
			...known({ year: year(show.year, 'year') }),
			ids: idsOf(show),
		},
	};
}

/** Trakt's runtime is in minutes, and there only where all details were asked for. */
function runtimeOf(title: Fields): number | undefined {
	const minutes = wholeNumber(title.runtime, 'runtime');
	return minutes ? minutes * 60 : undefined;
}

function idsOf(title: Fields): Ids {
	const ids = fields(title.ids, 'ids') ?? {};
	const trakt = wholeNumber(ids.trakt, 'ids.trakt');
	return {
		...publicId('imdb', text(ids.imdb, 'ids.imdb')),
		...publicId('tmdb', text(ids.tmdb, 'ids.tmdb')),
		...publicId('tvdb', text(ids.tvdb, 'ids.tvdb')),
		...(trakt ? { trakt } : {}),
	};
}
