import { createHash } from 'node:crypto';
import { netDate } from './parameters.mjs';

/**
 * @typedef {import('./item.mjs').Item} Item
 * @typedef {import('./item.mjs').Library} Library
 * @typedef {import('./signIns.mjs').User} User
 */

/**
 * @typedef {object} Showing
 * @property {string} serverId
 * @property {import('./userData.mjs').Watched} watched
 * @property {User | undefined} user
 * @property {Set<string> | 'all'} fields those that lists leave out unless they are asked for; a single item has all
 * @property {boolean} userData
 * @property {boolean} images
 */

/**
 * An item as the server writes it in lists (`ProviderIds` only when asked for) or alone (everything).
 * @param {Item} item
 * @param {Showing} showing
 */
export function itemDto(item, { serverId, watched, user, fields, userData, images }) {
	/** @param {string} field */
	const has = (field) => fields === 'all' || fields.has(field);
	const isFolder = item.type === 'Series' || item.type === 'Season';
	return {
		Name: item.name,
		ServerId: serverId,
		Id: item.id,
		...(has('DateCreated') ? { DateCreated: netDate(item.created) } : {}),
		...(has('SortName') ? { SortName: item.clean } : {}),
		PremiereDate: `${item.year}-05-04T00:00:00.0000000Z`,
		...(has('Path') ? { Path: `/media/${item.library.name}/${item.name} (${item.year})` } : {}),
		...(has('Overview') ? { Overview: 'Made up for a test.' } : {}),
		...(isFolder
			? {}
			: { Container: 'mkv', RunTimeTicks: item.runtimeTicks, VideoType: 'VideoFile' }),
		ProductionYear: item.year,
		...(item.number === undefined ? {} : { IndexNumber: item.number }),
		...(item.lastNumber === undefined ? {} : { IndexNumberEnd: item.lastNumber }),
		...(has('ProviderIds') ? { ProviderIds: providerIds(item) } : {}),
		IsFolder: isFolder,
		...(has('ParentId') ? { ParentId: item.parent?.id ?? item.library.id } : {}),
		Type: item.type,
		...place(item),
		...(user && userData ? { UserData: watched.dto(user, item) } : {}),
		...(images ? pictures(item) : {}),
		LocationType: 'FileSystem',
		MediaType: isFolder ? 'Unknown' : 'Video',
	};
}

/**
 * @param {Library} library
 * @param {string} serverId
 */
export function libraryDto({ id, name, kind }, serverId) {
	return {
		Name: name,
		ServerId: serverId,
		Id: id,
		IsFolder: true,
		Type: 'CollectionFolder',
		CollectionType: kind,
		LocationType: 'FileSystem',
		MediaType: 'Unknown',
	};
}

/** @param {Item} item */
function providerIds({ ids: { imdb, tmdb, tvdb, anidb } }) {
	return {
		...(tmdb === undefined ? {} : { Tmdb: String(tmdb) }),
		...(imdb === undefined ? {} : { Imdb: imdb }),
		...(tvdb === undefined ? {} : { Tvdb: String(tvdb) }),
		...(anidb === undefined ? {} : { AniDB: String(anidb) }),
	};
}

/** @param {Item} item */
function place({ type, parent }) {
	if (type === 'Season') return { SeriesId: parent?.id, SeriesName: parent?.name };
	if (type !== 'Episode') return {};
	return {
		ParentIndexNumber: parent?.number,
		SeriesName: parent?.parent?.name,
		SeriesId: parent?.parent?.id,
		SeasonId: parent?.id,
		SeasonName: parent?.name,
	};
}

/** @param {Item} item */
function pictures({ id }) {
	const tag = createHash('md5').update(id).digest('hex');
	return {
		ImageTags: { Primary: tag },
		BackdropImageTags: [tag],
		ImageBlurHashes: { Primary: { [tag]: 'WEHLh[M{~qM{RjWB%MofRjWBayof' } },
	};
}
