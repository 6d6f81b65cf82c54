import { hasId, publicId } from '../../ids';
import { itemByPublicId, jellyfinMoment, keyOf } from '../../key';
import { fromIsoText, plausible, toIsoText } from '../../moment';
import type { Episode, Ids, Media, Movie, PlayEvent } from '../../watchEvent';
import {
	bodyFields,
	type Fields,
	fields,
	flag,
	known,
	text,
	wholeNumber,
	year,
} from '../rowReading';
import { plainGuid, secondsIn } from './jellyfinMedia';
import { isLastPlayFinished, type LastPlay } from './jellyfinRewatch';

/** What an item of a Jellyfin library does not say itself. */
export interface JellyfinPlay {
	/** A `BaseItemDto` with `UserData`, and `ProviderIds`. */
	item: unknown;
	/** The `BaseItemDto` of an episode's series. */
	series?: unknown;
	user: { id: string; name: string };
	server?: { id: string; name: string };
	/** When an earlier look at this item found a finished play: ISO 8601, or a `Date`'s text. */
	earlierPlay?: string;
	/** What was found out of a last play that may have been given up (`lastPlayOf`). */
	lastPlay?: LastPlay;
	/** How one that stays unsure comes out: as no play, or as one whose date is in doubt, for it was watched some time. */
	unsureIs?: 'notCounted' | 'dateApproximate';
}

const UNPROVEN = {
	code: 'rewatchUnproven',
	reason:
		'It was begun again, and Jellyfin does not tell whether it was seen to the end or given up at once',
} as const;

/** A date said to be unknown, as Trakt and Simkl write it. */
const LONG_AGO = new Date('1970-01-01T00:00:01.000Z');

/**
 * The last play that Jellyfin keeps of a title, or the mark, as the `watched` event of its webhook. `undefined` for
 * what is not watched, not a movie or an episode, or has no date. `at` is when that play BEGAN: Jellyfin keeps no other.
 * Where the title was begun again and not finished, that date is the new beginning's: then it is the earlier play, with the
 * date that an earlier look found or else one that is said to be unknown (1970, `dateApproximate`). One that stays unsure
 * is a `stop` that says why it was not counted, or has a rough date, as `unsureIs` says.
 */
export function watchEventFromJellyfinItem(
	{ item, series, user, server, earlierPlay, lastPlay, unsureIs }: JellyfinPlay,
	now: Date = new Date(),
): PlayEvent | undefined {
	const dto = bodyFields(item);
	const data = fields(dto.UserData, 'UserData');
	const began = fromIsoText(text(data?.LastPlayedDate, 'LastPlayedDate'));
	const media = mediaOf(dto, series);
	if (!media || !began) return undefined;
	const isFinished = isLastPlayFinished(item, now) && lastPlay !== 'givenUp';
	const isUncounted = lastPlay === 'unsure' && unsureIs === 'notCounted';
	const isRough = lastPlay === 'unsure' && unsureIs === 'dateApproximate';
	const played = isFinished ? began : earlierOf(earlierPlay, flag(data?.Played, 'Played'));
	if (!played) return undefined;

	const { runtimeSeconds } = media;
	const happened = plausible(played, now);
	// The webhook estimates the beginning from the end; this is the beginning itself.
	const moment = jellyfinMoment({ kind: 'watched', happened, runtimeSeconds, receivedAt: now });
	return {
		...(isUncounted ? { event: 'stop', notCounted: UNPROVEN } : { event: 'watched' }),
		source: 'jellyfin',
		key: keyOf({
			source: 'jellyfin',
			server: server?.id,
			user: user.id,
			item: itemByPublicId(media.ids.jellyfin, media),
			moment,
		}),
		at: toIsoText(happened),
		...(played === LONG_AGO || isRough ? { dateApproximate: true as const } : {}),
		user,
		...known({ server }),
		media,
	};
}

function earlierOf(earlierPlay: string | undefined, isPlayed: boolean | undefined) {
	return fromIsoText(earlierPlay) ?? (isPlayed ? LONG_AGO : undefined);
}

function mediaOf(dto: Fields, series: unknown): Media | undefined {
	const type = text(dto.Type, 'Type');
	if (type === 'Movie') return movieOf(dto);
	return type === 'Episode' ? episodeOf(dto, fields(series, 'series') ?? {}) : undefined;
}

function movieOf(dto: Fields): Movie | undefined {
	const ids = idsOf(dto);
	const title = text(dto.Name, 'Name');
	if (title === undefined && !hasId(ids)) return undefined;
	return {
		type: 'movie',
		title: title ?? '',
		...known({
			year: year(dto.ProductionYear, 'ProductionYear'),
			runtimeSeconds: runtimeOf(dto),
		}),
		ids,
	};
}

function episodeOf(dto: Fields, series: Fields): Episode | undefined {
	const ids = idsOf(dto);
	const showTitle = text(dto.SeriesName, 'SeriesName') ?? text(series.Name, 'Name');
	if (showTitle === undefined && !hasId(ids)) return undefined;
	const number = wholeNumber(dto.IndexNumber, 'IndexNumber');
	const last = wholeNumber(dto.IndexNumberEnd, 'IndexNumberEnd');
	return {
		type: 'episode',
		...known({
			title: text(dto.Name, 'Name'),
			season: wholeNumber(dto.ParentIndexNumber, 'ParentIndexNumber'),
			number,
			lastNumber: number !== undefined && last !== undefined && last > number ? last : undefined,
			runtimeSeconds: runtimeOf(dto),
		}),
		ids,
		show: {
			title: showTitle ?? '',
			// On an episode ProductionYear is the episode's.
			...known({ year: year(series.ProductionYear, 'ProductionYear') }),
			ids: { ...idsOf(series), ...known({ jellyfin: plainGuid(text(dto.SeriesId, 'SeriesId')) }) },
		},
	};
}

function runtimeOf({ RunTimeTicks }: Fields): number | undefined {
	return secondsIn(wholeNumber(RunTimeTicks, 'RunTimeTicks'), 'RunTimeTicks');
}

function idsOf(dto: Fields): Ids {
	const named = fields(dto.ProviderIds, 'ProviderIds') ?? {};
	// Jellyfin writes `Imdb`, other programs' .nfo files write what they like.
	const provided = new Map(Object.entries(named).map(([name, id]) => [name.toLowerCase(), id]));
	const id = (name: string) => text(provided.get(name), name);
	return {
		...publicId('imdb', id('imdb')),
		...publicId('tmdb', id('tmdb')),
		...publicId('tvdb', id('tvdb')),
		...publicId('anidb', id('anidb')),
		...known({ jellyfin: plainGuid(text(dto.Id, 'Id')) }),
	};
}
