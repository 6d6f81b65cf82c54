import { addPublicId, hasId, hasPublicId, type PublicId } from '../../ids';
import { addKnown, text, unescapeText, UnreadableBody, wholeNumber, year } from '../../reading';
import type { Episode, Ids, Media, Movie, Season, Show, WholeShow } from '../../watchEvent';
import type { Field, FieldName } from './jellyfinFields';

const TICKS_PER_SECOND = 10_000_000;

/** The movie or episode; `undefined` for other items and for what nothing could identify. */
export function jellyfinMedia(field: Field): Media | undefined {
	const type = text(field('ItemType'), 'ItemType');
	if (type === undefined) throw new UnreadableBody('The Jellyfin body has no ItemType.');
	const ids = itemIds(field);
	switch (type.toLowerCase()) {
		case 'movie':
			return jellyfinMovie(field, ids);
		case 'episode':
			return jellyfinEpisode(field, ids);
		case 'video':
			return hasPublicId(ids) ? jellyfinVersion(field, ids) : undefined;
		default:
			return undefined;
	}
}

/** The series or season, which nobody plays and somebody rates. */
export function jellyfinHolder(field: Field): Season | WholeShow | undefined {
	const ids = itemIds(field);
	switch (text(field('ItemType'), 'ItemType')?.toLowerCase()) {
		case 'series': {
			const title = titleOf(field, 'Name');
			if (title === undefined && !hasId(ids)) return undefined;
			const show: WholeShow = { type: 'show', title: title ?? '', ids };
			addKnown(show, 'year', year(field('Year'), 'Year'));
			return show;
		}
		case 'season': {
			const season: Season = { type: 'season', ids, show: showOf(field) };
			if (season.show.title === '' && !hasId(season.show.ids)) return undefined;
			addKnown(season, 'title', titleOf(field, 'Name'));
			addKnown(season, 'number', wholeNumber(field('SeasonNumber'), 'SeasonNumber'));
			return season;
		}
		default:
			return undefined;
	}
}

/** On an episode and a season Provider_* are their own ids, and Year is the series' year. */
function showOf(field: Field): Show {
	const show: Show = { title: titleOf(field, 'SeriesName') ?? '', ids: {} };
	addKnown(show.ids, 'jellyfin', guid(field, 'SeriesId'));
	addKnown(show, 'year', year(field('Year'), 'Year'));
	return show;
}

/**
 * A further file of a film ("- 4K") is a Video with the film's ids until Jellyfin 12, where it is a Movie (seen at 10.11.11
 * and 12.0-rc5, 2026-11-29); a home video has none. Its title is the file's name, "Film (2020) - 4K".
 */
function jellyfinVersion(field: Field, ids: Ids): Movie | undefined {
	const movie = jellyfinMovie(field, ids);
	const [, title] = /^(.+) \(\d{4}\)/.exec(movie?.title ?? '') ?? [];
	return movie && title !== undefined ? { ...movie, title } : movie;
}

function jellyfinMovie(field: Field, ids: Ids): Movie | undefined {
	const title = titleOf(field, 'Name');
	if (title === undefined && !hasId(ids)) return undefined;
	const movie: Movie = { type: 'movie', title: title ?? '', ids };
	addKnown(movie, 'year', year(field('Year'), 'Year'));
	addKnown(movie, 'runtimeSeconds', runtimeSeconds(field));
	return movie;
}

function jellyfinEpisode(field: Field, ids: Ids): Episode | undefined {
	const show = showOf(field);
	if (show.title === '' && !hasId(show.ids) && !hasId(ids)) return undefined;
	const number = wholeNumber(field('EpisodeNumber'), 'EpisodeNumber');
	const last = wholeNumber(field('EpisodeNumberEnd'), 'EpisodeNumberEnd');
	const episode: Episode = { type: 'episode', ids, show };
	addKnown(episode, 'title', titleOf(field, 'Name'));
	addKnown(episode, 'season', wholeNumber(field('SeasonNumber'), 'SeasonNumber'));
	addKnown(episode, 'number', number);
	if (last !== undefined && number !== undefined && last > number) episode.lastNumber = last;
	addKnown(episode, 'runtimeSeconds', runtimeSeconds(field));
	return episode;
}

// Not asked: tmdbcollection, tvdbslug, tvrage, anilist and the like, which name something else or nothing anyone knows.
const PROVIDERS: ReadonlyArray<[kind: PublicId, field: FieldName]> = [
	['imdb', 'Provider_imdb'],
	['tmdb', 'Provider_tmdb'],
	['tvdb', 'Provider_tvdb'],
	['anidb', 'Provider_anidb'],
];

function itemIds(field: Field): Ids {
	const ids: Ids = {};
	for (const [kind, name] of PROVIDERS) addPublicId(ids, kind, text(field(name), name));
	const jellyfin = guid(field, 'ItemId');
	if (jellyfin !== undefined) ids.jellyfin = jellyfin;
	return ids;
}

const GUID = /^[\da-f]{32}$/;
const NO_GUID = /^0+$/;

/** An id of Jellyfin's in one form, 32 hex digits in lower case: templates print it with dashes. All zeros, or else, is none. */
export function guid(field: Field, name: FieldName): string | undefined {
	return plainGuid(text(field(name), name));
}

export function plainGuid(written: string | undefined): string | undefined {
	const digits = written?.includes('-') ? written.replaceAll('-', '') : written;
	const id = digits?.toLowerCase();
	return id && GUID.test(id) && !NO_GUID.test(id) ? id : undefined;
}

function titleOf(field: Field, name: FieldName): string | undefined {
	const title = text(field(name), name);
	return title === undefined ? undefined : unescapeText(title);
}

/** Seconds of a field that holds ticks of 100 ns. */
export function secondsOfTicks(field: Field, name: FieldName): number | undefined {
	const ticks = wholeNumber(field(name), name);
	return ticks === undefined ? undefined : ticks / TICKS_PER_SECOND;
}

/** RunTimeTicks is 0 when the server does not know. */
function runtimeSeconds(field: Field): number | undefined {
	return secondsIn(field('RunTimeTicks'), 'RunTimeTicks');
}

/** Whole seconds of a runtime in ticks; `undefined` for 0. */
export function secondsIn(runtimeTicks: unknown, name: string): number | undefined {
	const ticks = wholeNumber(runtimeTicks, name);
	return ticks ? Math.round(ticks / TICKS_PER_SECOND) || undefined : undefined;
}
