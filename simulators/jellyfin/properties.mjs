import { runtimeMs } from '../library.mjs';

/**
 * @typedef {import('../library.mjs').LibraryItem} LibraryItem
 * @typedef {Record<string, string | number | boolean | null>} Properties
 */

const TICKS_PER_MS = 10_000;

/** @param {number} ms */
export function ticks(ms) {
	return Math.round(ms * TICKS_PER_MS);
}

/** @param {number} ms */
export function clockTime(ms) {
	return new Date(ms).toISOString().slice(11, 19);
}

/**
 * .NET's round-trip form, with seven decimals.
 * @param {Date} at
 */
export function utc(at) {
	return at.toISOString().replace('Z', '4571Z');
}

/**
 * The server's local time; .NET writes it with a `Z` all the same where its milliseconds happen to be 0.
 * @param {Date} at
 */
export function local(at) {
	const shifted = new Date(at.getTime() + 3_600_000).toISOString();
	return at.getUTCMilliseconds() === 0 ? shifted : shifted.replace('Z', '4567+01:00');
}

/**
 * What the plugin says of an item. Provider ids are the item's own: an episode's, never its show's.
 * @param {LibraryItem} item
 * @param {Date} at
 * @returns {Properties}
 */
export function itemProperties(item, at) {
	return {
		Timestamp: local(at),
		UtcTimestamp: utc(at),
		Name: item.title,
		Overview: 'Made up for a test.',
		Tagline: '',
		ItemId: item.shelf.itemId,
		ItemType: item.type === 'movie' ? 'Movie' : 'Episode',
		RunTimeTicks: ticks(runtimeMs(item)),
		RunTime: clockTime(runtimeMs(item)),
		// The plugin gives an episode its series' year.
		Year: item.type === 'movie' ? item.year : item.series.year,
		PremiereDate: `${item.year}-05-04`,
		...(item.type === 'episode' ? episodeProperties(item) : { Genres: 'Drama, Mystery' }),
		...providers(item),
		Video_0_Title: '1080p H264 SDR',
		Video_0_Codec: 'h264',
		Audio_0_Title: 'English - Dolby Digital+ - 5.1 - Default',
		Audio_0_Language: null,
	};
}

/** @param {import('../library.mjs').SeriesEpisode} episode */
function episodeProperties({ series, season, number, lastNumber, shelf }) {
	return {
		SeriesName: series.title,
		SeriesId: series.shelf.itemId,
		SeasonId: shelf.itemId.slice(2) + String(season).padStart(2, '0'),
		SeriesPremiereDate: `${series.year}-05-04`,
		...numbered('SeasonNumber', season),
		...numbered('EpisodeNumber', number),
		...(lastNumber === undefined ? {} : numbered('EpisodeNumberEnd', lastNumber)),
	};
}

/**
 * @param {string} name
 * @param {number} value
 * @returns {Properties}
 */
function numbered(name, value) {
	return {
		[name]: value,
		[`${name}00`]: String(value).padStart(2, '0'),
		[`${name}000`]: String(value).padStart(3, '0'),
	};
}

/**
 * @param {LibraryItem} item
 * @returns {Properties}
 */
function providers({ ids }) {
	return Object.fromEntries(
		Object.entries(ids)
			.filter(([, id]) => id !== undefined)
			.map(([service, id]) => [`Provider_${service}`, String(id)]),
	);
}
