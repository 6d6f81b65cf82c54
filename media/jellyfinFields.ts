import type { Fields } from './reading';

/** What is asked for of a body of the webhook plugin, by the plugin's own names. */
const NAMES = [
	'Client',
	'ClientName',
	'DeviceId',
	'DeviceName',
	'EpisodeNumber',
	'EpisodeNumberEnd',
	'IsPaused',
	'ItemId',
	'ItemType',
	'LastPlayedDate',
	'Name',
	'NotificationType',
	'NotificationUsername',
	'PlaybackPositionTicks',
	'Played',
	'PlayedToCompletion',
	'Provider_anidb',
	'Provider_imdb',
	'Provider_tmdb',
	'Provider_tvdb',
	'Rating',
	'RunTimeTicks',
	'SaveReason',
	'SeasonNumber',
	'SeriesId',
	'SeriesName',
	'ServerId',
	'ServerName',
	'UserId',
	'UtcTimestamp',
	'Year',
] as const;

export type FieldName = (typeof NAMES)[number];
/** A field of the body by its name in the webhook plugin. */
export type Field = (name: FieldName) => unknown;

const plain = (name: string) => name.toLowerCase().replaceAll('_', '');
const PLACES = new Map<string, number>(NAMES.map((name, place) => [plain(name), place]));
const NOT_ASKED = -1;

/**
 * Where a name as written in a body belongs. A server writes the same hundred names each time, so what they come to is
 * remembered; bounded, because the names are the sender's.
 */
const written = new Map<string, number>(NAMES.map((name, place) => [name, place]));
const MOST_REMEMBERED = 2000;
const LONGEST_REMEMBERED = 100;

function placeOf(name: string): number {
	const remembered = written.get(name);
	if (remembered !== undefined) return remembered;
	const place = PLACES.get(plain(name)) ?? NOT_ASKED;
	if (written.size < MOST_REMEMBERED && name.length <= LONGEST_REMEMBERED) written.set(name, place);
	return place;
}

/** Fields by name whatever their case and underscores: templates name them their own way (`providerTmdb`). */
export function fieldsByName(body: Fields): Field {
	const values = new Array<unknown>(NAMES.length);
	for (const name in body) {
		const place = placeOf(name);
		if (place !== NOT_ASKED) values[place] = body[name];
	}
	return (name) => values[placeOf(name)];
}
