import { publicId } from '../ids';
import { fromIsoText, toIsoText, toSecond } from '../moment';
import { UnreadableBody } from '../reading';
import type { Episode, Ids, Media, PlayEvent, WatchEvent } from '../watchEvent';
import { bodyFields, fields, known, text, wholeNumber, year, type Fields } from './rowReading';

/** Simkl's "very long ago, I do not remember" is the first second of 1970. */
const LONG_AGO_MS = 86_400_000;

/**
 * Reads one play of a Simkl library: a title as `GET /sync/all-items` gives it, beside its date and, for a show, one of
 * its episodes: `{ movie, watched_at }`, `{ show, episode: { season, number }, watched_at }`, or of a cour of an anime
 * `{ anime, episode: { season, number, tvdb: { season, episode } }, watched_at }`. Simkl keeps one play of each. `user` is the account it was read from. With `removedAt` the play is gone since then: nobody knows the exact
 * moment. With `seen_by` instead of `watched_at` it is known that the play was then or before, so its date is approximate.
 * `undefined` for a play without a date. Throws `UnreadableBody` for what is no such play.
 */
export function watchEventFromSimkl(
	play: unknown,
	user: WatchEvent['user'],
	removedAt?: Date,
): PlayEvent | undefined {
	const entry = bodyFields(play);
	const title =
		fields(entry.movie, 'movie') ?? fields(entry.show, 'show') ?? fields(entry.anime, 'anime');
	const simkl = title && simklOf(title);
	if (!title || !simkl) throw new UnreadableBody('The Simkl entry has no title with a Simkl id.');
	const ownDate = fromIsoText(text(entry.watched_at, 'watched_at'));
	const watchedAt = ownDate ?? fromIsoText(text(entry.seen_by, 'seen_by'));
	const isDated = watchedAt !== undefined && watchedAt.getTime() >= LONG_AGO_MS;
	const at = removedAt ?? (isDated ? watchedAt : undefined);
	if (!at) return undefined;
	const media = mediaOf(entry, title);
	const place = media.type === 'episode' ? placeOf(media, isInCour(entry)) : '';
	return {
		event: removedAt ? 'unwatched' : 'watched',
		source: 'simkl',
		key: `simkl:${user.id}:${simkl}${place}:${toSecond(at)}`,
		at: toIsoText(at),
		...(removedAt || ownDate ? {} : { dateApproximate: true as const }),
		user,
		media,
	};
}

function mediaOf(entry: Fields, title: Fields): Media {
	const minutes = wholeNumber(title.runtime, 'runtime');
	const shared = {
		title: text(title.title, 'title') ?? '',
		...known({ year: year(title.year, 'year') }),
	};
	const episode = fields(entry.episode, 'episode');
	const runtime = known({ runtimeSeconds: minutes ? minutes * 60 : undefined });
	if (!episode) {
		// A film's number at TheTVDB is not among Simkl's; of a film among the anime it would be its show's.
		const ids = known({ ...idsOf(title), tvdb: undefined });
		return { type: 'movie', ...shared, ...runtime, ids };
	}
	const { season, number, ids } = numbered(entry, episode, idsOf(title));
	if (season === undefined || number === undefined) {
		throw new UnreadableBody('The Simkl entry has an episode without its place.');
	}
	return { type: 'episode', season, number, ...runtime, ids: {}, show: { ...shared, ids } };
}

/**
 * An episode's place beside the ids of that very title which is counted so. Simkl keeps each cour of an anime as a title of
 * its own and writes the ids of the whole show beside it: those go with TheTVDB's place alone, and the cour's own ids with
 * the place within the cour.
 */
function numbered(entry: Fields, episode: Fields, ids: Ids) {
	const season = wholeNumber(episode.season, 'episode.season');
	const number = wholeNumber(episode.number, 'episode.number');
	if (entry.anime === undefined) return { season, number, ids };
	const { imdb, tmdb, tvdb, simkl, mal, anidb } = ids;
	if (isInCour(entry)) return { season, number, ids: known({ simkl, mal, anidb }) };
	const mapped = fields(episode.tvdb, 'episode.tvdb') ?? {};
	return {
		season: wholeNumber(mapped.season, 'episode.tvdb.season'),
		number: wholeNumber(mapped.episode, 'episode.tvdb.episode'),
		ids: known({ imdb, tmdb, tvdb }),
	};
}

/** Whether an episode is placed within its cour, where the same number is another episode than in the whole show. */
function isInCour({ anime, episode }: Fields): boolean {
	return anime !== undefined && fields(fields(episode, 'episode')?.tvdb, 'tvdb') === undefined;
}

function placeOf({ season, number }: Episode, inCour: boolean): string {
	return `:${inCour ? 'c' : 's'}${season}e${number}`;
}

function simklOf(title: Fields): number | undefined {
	return wholeNumber(fields(title.ids, 'ids')?.simkl, 'ids.simkl') || undefined;
}

/** Simkl writes the ids of other services as text. */
function idsOf(title: Fields): Ids {
	const ids = fields(title.ids, 'ids') ?? {};
	const simkl = simklOf(title);
	return {
		...publicId('imdb', text(ids.imdb, 'ids.imdb')),
		...publicId('tmdb', text(ids.tmdb, 'ids.tmdb')),
		...publicId('tvdb', text(ids.tvdb, 'ids.tvdb')),
		...publicId('mal', text(ids.mal, 'ids.mal')),
		...publicId('anidb', text(ids.anidb, 'ids.anidb')),
		...(simkl ? { simkl } : {}),
	};
}
