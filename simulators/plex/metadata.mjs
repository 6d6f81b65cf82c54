import { runtimeMs } from '../library.mjs';
import { guidsOf, listedIds } from './guids.mjs';

/** @typedef {import('../library.mjs').LibraryItem} LibraryItem */

const ADDED_AT = 1_600_000_000;

/**
 * The `Metadata` of a payload, without what the account's viewing adds to it.
 * @param {LibraryItem} item
 * @param {import('./guids.mjs').Agent} agent
 * @returns {Record<string, unknown>}
 */
export function metadataOf(item, agent) {
	const { guid, Guid } = guidsOf(item, agent);
	const key = item.shelf.ratingKey;
	return {
		librarySectionType: item.type === 'movie' ? 'movie' : 'show',
		ratingKey: key,
		key: `/library/metadata/${key}`,
		...(item.type === 'episode' ? placeOf(item, agent) : {}),
		guid,
		type: item.type,
		title: item.title,
		librarySectionTitle: item.type === 'movie' ? 'Films' : 'Series',
		librarySectionID: item.type === 'movie' ? 1 : 2,
		librarySectionKey: `/library/sections/${item.type === 'movie' ? 1 : 2}`,
		contentRating: 'PG',
		summary: 'Made up for a test.',
		audienceRating: 7.1,
		year: item.year,
		duration: runtimeMs(item),
		originallyAvailableAt: `${item.year}-05-04`,
		addedAt: ADDED_AT,
		updatedAt: ADDED_AT + 60,
		audienceRatingImage: 'themoviedb://image.rating',
		...(Guid ? { Guid, Rating: [rating()] } : {}),
		Director: [{ id: 1, filter: 'director=1', tag: 'Nobody At All' }],
	};
}

/**
 * A show's own `Metadata`, which no webhook carries.
 * @param {import('../library.mjs').Series} series
 * @returns {Record<string, unknown>}
 */
export function showMetadataOf({ shelf, title, year, ids, episodes }) {
	return {
		ratingKey: shelf.ratingKey,
		key: `/library/metadata/${shelf.ratingKey}/children`,
		guid: `plex://show/${shelf.plexId}`,
		type: 'show',
		title,
		year,
		leafCount: episodes.length,
		addedAt: ADDED_AT,
		updatedAt: ADDED_AT + 60,
		Guid: listedIds(ids),
	};
}

/** `rating` beside `Rating` and `guid` beside `Guid` differ in case alone, and readers have broken on it. */
function rating() {
	return { image: 'themoviedb://image.rating', value: 7.1, type: 'audience' };
}

/**
 * @param {import('../library.mjs').SeriesEpisode} episode
 * @param {import('./guids.mjs').Agent} agent
 */
function placeOf({ series, season, number, shelf }, agent) {
	const { ratingKey, plexId } = series.shelf;
	const seasonKey = String(Number(ratingKey) + 1 + season);
	const ownAgent = agent === 'plex' || agent === 'local';
	return {
		parentRatingKey: seasonKey,
		grandparentRatingKey: ratingKey,
		...(ownAgent
			? {
					parentGuid: `plex://season/${shelf.plexId.slice(2)}0${season}`,
					grandparentGuid: `plex://show/${plexId}`,
					grandparentSlug: series.title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
				}
			: {}),
		grandparentKey: `/library/metadata/${ratingKey}`,
		parentKey: `/library/metadata/${seasonKey}`,
		grandparentTitle: series.title,
		parentTitle: season === 0 ? 'Specials' : `Season ${season}`,
		index: number,
		parentIndex: season,
	};
}
