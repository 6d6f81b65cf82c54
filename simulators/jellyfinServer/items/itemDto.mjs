import { createHash } from 'node:crypto';
import { netDate } from '../parameters.mjs';
import { RECORDED } from '../recorded.mjs';

/**
 * @typedef {import('./item.mjs').Item} Item
 * @typedef {import('./item.mjs').Library} Library
 * @typedef {import('../users/signIns.mjs').User} User
 */

/**
 * @typedef {object} Showing
 * @property {string} serverId
 * @property {import('../users/userData.mjs').Watched} watched
 * @property {User | undefined} user
 * @property {Set<string> | 'all'} fields those that lists leave out unless they are asked for; a single item has all
 * @property {boolean} userData
 * @property {boolean} images
 * @property {(item: Item) => Item[]} filesOf
 */

/**
 * An item as the server writes it in lists (`ProviderIds` only when asked for) or alone (everything).
 * @param {Item} item
 * @param {Showing} showing
 */
export function itemDto(item, showing) {
	const { serverId, watched, user, fields, userData, images, filesOf } = showing;
	/** @param {string} field */
	const has = (field) => fields === 'all' || fields.has(field);
	const isFolder = item.type === 'Series' || item.type === 'Season';
	return {
		...(fields === 'all' ? RECORDED.alone[item.type] : {}),
		Name: item.name,
		ServerId: serverId,
		Id: item.id,
		...(has('DateCreated') ? { DateCreated: netDate(item.created) } : {}),
		...(has('SortName') ? { SortName: item.clean } : {}),
		...(item.type === 'Season' ? {} : { PremiereDate: `${item.year}-05-04T00:00:00.0000000Z` }),
		ChannelId: null,
		...(has('Path') ? { Path: `/media/${item.library.name}/${item.name} (${item.year})` } : {}),
		...(isFolder
			? {}
			: { Container: 'mkv', RunTimeTicks: item.runtimeTicks, VideoType: 'VideoFile' }),
		...(item.type === 'Season' ? {} : { ProductionYear: item.year }),
		...(item.number === undefined ? {} : { IndexNumber: item.number }),
		...(item.lastNumber === undefined ? {} : { IndexNumberEnd: item.lastNumber }),
		...(has('ProviderIds') ? { ProviderIds: providerIds(item) } : {}),
		IsFolder: isFolder,
		...(has('ParentId') ? { ParentId: item.parent?.id ?? item.library.id } : {}),
		Type: item.type,
		...place(item),
		...(user && userData ? { UserData: watched.dto(user, item) } : {}),
		...(has('MediaSourceCount') && item.type === 'Movie'
			? { MediaSourceCount: filesOf(item).length }
			: {}),
		ImageBlurHashes: {},
		...(images ? pictures(item) : {}),
		LocationType: 'FileSystem',
		MediaType: isFolder ? 'Unknown' : 'Video',
		...(fields === 'all' && !isFolder ? { MediaSources: filesOf(item).map(source) } : {}),
	};
}

/** @param {Item} file */
function source({ id, type, name }) {
	const recorded = RECORDED.alone[type]?.MediaSources;
	const [fields] = Array.isArray(recorded) ? recorded : [];
	return { ...fields, Id: id, Name: name };
}

/**
 * @param {Library} library
 * @param {string} serverId
 * @param {readonly string[]} [asked] which of the recorded fields; all of them alone and in /UserViews
 */
export function libraryDto({ id, name, kind }, serverId, asked) {
	const all = RECORDED.alone.CollectionFolder ?? {};
	const names = asked ?? Object.keys(all);
	return {
		...Object.fromEntries(names.map((field) => [field, all[field]])),
		Name: name,
		ServerId: serverId,
		Id: id,
		ChannelId: null,
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
