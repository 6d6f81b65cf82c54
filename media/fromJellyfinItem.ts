import { hasId, publicId } from './ids';
import { plainGuid, secondsIn } from './jellyfinMedia';
import { itemByPublicId, jellyfinMoment, keyOf } from './key';
import { fromIsoText, plausible, toIsoText } from './moment';
import {
	bodyFields,
	type Fields,
	fields,
	flag,
	known,
	text,
	wholeNumber,
	year,
} from './rowReading';
import type { Episode, Ids, Media, Movie, WatchEvent } from './watchEvent';

/** What an item of a Jellyfin library does not say itself. */
export interface JellyfinPlay {
	/** A `BaseItemDto` with `UserData`, and `ProviderIds`. */
	item: unknown;
	/** The `BaseItemDto` of an episode's series. */
	series?: unknown;
	user: { id: string; name: string };
	server?: { id: string; name: string };
}

/**
 * The last play that Jellyfin keeps of a title, or the mark, as the `watched` event of its webhook. `undefined` for
 * what is not watched, not a movie or an episode, or has no date. `at` is when that play BEGAN: Jellyfin keeps no other.
 */
export function watchEventFromJellyfinItem(
	{ item, series, user, server }: JellyfinPlay,
	now: Date = new Date(),
): WatchEvent | undefined {
	const dto = bodyFields(item);
	const data = fields(dto.UserData, 'UserData');
	const began = fromIsoText(text(data?.LastPlayedDate, 'LastPlayedDate'));
	const media = mediaOf(dto, series);
	if (!media || !began || flag(data?.Played, 'Played') !== true) return undefined;

	const { runtimeSeconds } = media;
	const happened = plausible(began, now);
	// The webhook estimates the beginning from the end; this is the beginning itself.
	const moment = jellyfinMoment({ kind: 'watched', happened, runtimeSeconds, receivedAt: now });
	return {
		event: 'watched',
		source: 'jellyfin',
		key: keyOf({
			source: 'jellyfin',
			server: server?.id,
			user: user.id,
			item: itemByPublicId(media.ids.jellyfin, media),
			moment,
		}),
		at: toIsoText(happened),
		user,
		...known({ server }),
		media,
	};
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
