import { hasId } from '../../ids';
import { type Fields, isFields, known, text, wholeNumber, year } from '../../reading';
import type {
	Episode,
	Ids,
	Media,
	Movie,
	Rateable,
	Season,
	Show,
	WholeShow,
} from '../../watchEvent';
import { isPlaceholderEdition, isPlaceholderTitle, type PlexGuid, readPlexGuid } from './plexGuid';

/** The movie or episode of a Plex `Metadata`; `undefined` for anything else and for what nothing could identify. */
export function plexMedia(metadata: Fields, ofTautulli: boolean): Media | undefined {
	// Extras (trailers, interviews) are clips by type, and carry extraType wherever the type is missing or another.
	if (metadata.extraType !== undefined || isPlaceholder(metadata)) return undefined;
	const type = text(metadata.type, 'Metadata.type');
	if (type === 'movie') return plexMovie(metadata);
	return type === 'episode' ? plexEpisode(metadata, ofTautulli) : undefined;
}

/** What can be rated: that, or the season or the show around it. */
export function plexRateable(metadata: Fields, ofTautulli: boolean): Rateable | undefined {
	switch (text(metadata.type, 'Metadata.type')) {
		case 'show':
			return wholeShow(metadata);
		case 'season':
			return plexSeason(metadata);
		default:
			return plexMedia(metadata, ofTautulli);
	}
}

function wholeShow(metadata: Fields): WholeShow | undefined {
	const show = plexShow(metadata);
	return show.title === '' && !hasId(show.ids) ? undefined : { type: 'show', ...show };
}

/** Its parent is the show. What an agent before Plex's own calls a season is its show's id with the number behind it. */
function plexSeason(metadata: Fields): Season | undefined {
	const guid = itemGuid(metadata);
	const showGuid = text(metadata.parentGuid, 'Metadata.parentGuid');
	const show: Show = {
		title: text(metadata.parentTitle, 'Metadata.parentTitle') ?? '',
		...known({ year: year(metadata.parentYear, 'Metadata.parentYear') }),
		ids: Object.assign(
			{},
			guid.agent === 'legacy' ? guid.ids : {},
			showGuid === undefined ? {} : readPlexGuid(showGuid).ids,
		),
	};
	if (show.title === '' && !hasId(show.ids)) return undefined;
	return known<Season>({
		type: 'season',
		title: text(metadata.title, 'Metadata.title'),
		number: wholeNumber(metadata.index, 'Metadata.index') ?? guid.season,
		ids: Object.assign({}, guid.agent === 'modern' ? guid.ids : {}, listedIds(metadata)),
		show,
	});
}

/** A trailer that Agregarr puts in the place of a title that is yet to come, and marks so (its placeholderManager.ts). */
function isPlaceholder(metadata: Fields): boolean {
	const labels: unknown[] = Array.isArray(metadata.Label) ? metadata.Label : [];
	return (
		isPlaceholderEdition(text(metadata.editionTitle, 'Metadata.editionTitle')) ||
		labels.some(isPlaceholderLabel) ||
		(metadata.type === 'episode' && isPlaceholderTitle(text(metadata.title, 'Metadata.title')))
	);
}

function isPlaceholderLabel(label: unknown): boolean {
	const tag = isFields(label) ? label.tag : undefined;
	return typeof tag === 'string' && tag.toLowerCase() === 'trailer-placeholder';
}

function plexMovie(metadata: Fields): Movie | undefined {
	const guid = itemGuid(metadata);
	// The TheTVDB and HAMA agents only know series: on a movie such an id is that of a series around it.
	if (guid.agent === 'legacy') delete guid.ids.tvdb;
	const ids: Ids = Object.assign({}, guid.ids, listedIds(metadata));
	const title = text(metadata.title, 'Metadata.title');
	if (title === undefined && !hasId(ids)) return undefined;
	return known<Movie>({
		type: 'movie',
		title: title ?? '',
		year: year(metadata.year, 'Metadata.year'),
		runtimeSeconds: runtimeSeconds(metadata),
		ids,
	});
}

function plexEpisode(metadata: Fields, ofTautulli: boolean): Episode | undefined {
	const guid = itemGuid(metadata);
	const showGuid = text(metadata.grandparentGuid, 'Metadata.grandparentGuid');
	const listed = listedIds(metadata);
	const [ids, showIds]: [Ids, Ids] = [{}, {}];
	Object.assign(guid.agent === 'modern' ? ids : showIds, guid.ids);
	Object.assign(ofTautulli ? showIds : ids, listed);
	if (showGuid !== undefined) Object.assign(showIds, readPlexGuid(showGuid).ids);
	const showTitle = text(metadata.grandparentTitle, 'Metadata.grandparentTitle');
	// An episode's own title ("Pilot") names nothing without its show.
	if (showTitle === undefined && !hasId(ids) && !hasId(showIds)) return undefined;
	const season = wholeNumber(metadata.parentIndex, 'Metadata.parentIndex') ?? guid.season;
	const number = wholeNumber(metadata.index, 'Metadata.index') ?? guid.number;
	return known<Episode>({
		type: 'episode',
		title: text(metadata.title, 'Metadata.title'),
		...(guid.isAbsolute ? { absoluteNumber: number } : { season, number }),
		runtimeSeconds: runtimeSeconds(metadata),
		ids,
		// Metadata.year is the episode's year, so the show's stays unknown.
		show: { title: showTitle ?? '', ids: showIds },
	});
}

/** A show by its own `Metadata`, which knows what an episode's does not: all of its ids and its first year. */
export function plexShow(metadata: Fields): Show {
	return {
		title: text(metadata.title, 'Metadata.title') ?? '',
		...known({ year: year(metadata.year, 'Metadata.year') }),
		ids: { ...itemGuid(metadata).ids, ...listedIds(metadata) },
	};
}

function itemGuid(metadata: Fields): PlexGuid {
	return readPlexGuid(text(metadata.guid, 'Metadata.guid') ?? '');
}

function listedIds(metadata: Fields): Ids {
	const listed: unknown[] = Array.isArray(metadata.Guid) ? metadata.Guid : [metadata.Guid];
	const ids: Ids = {};
	for (const entry of listed) {
		const guid = isFields(entry) ? entry.id : entry;
		if (typeof guid === 'string') Object.assign(ids, readPlexGuid(guid).ids);
	}
	return ids;
}

/** Plex gives `duration` in milliseconds. */
function runtimeSeconds(metadata: Fields): number | undefined {
	const duration = wholeNumber(metadata.duration, 'Metadata.duration');
	return duration ? Math.round(duration / 1000) || undefined : undefined;
}
