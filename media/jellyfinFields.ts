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
const BY_PLAIN_NAME = new Map<string, FieldName>(NAMES.map((name) => [plain(name), name]));

/**
 * Which field a name means that is not the plugin's own spelling of it; `null` for the plugin's own, and for what nobody
 * asks for. A server writes the same hundred names each time, so what they mean is remembered; bounded, because
 * the names are the sender's.
 */
const meant = new Map<string, FieldName | null>();
const MOST_REMEMBERED = 2000;
const LONGEST_REMEMBERED = 100;

function meaningOf(name: string): FieldName | null {
	const remembered = meant.get(name);
	if (remembered !== undefined) return remembered;
	const field = BY_PLAIN_NAME.get(plain(name)) ?? null;
	const meaning = field === name ? null : field;
	if (meant.size < MOST_REMEMBERED && name.length <= LONGEST_REMEMBERED) meant.set(name, meaning);
	return meaning;
}

/** Fields by name whatever their case and underscores: templates name them their own way (`providerTmdb`). */
export function fieldsByName(body: Fields): Field {
	let otherwise: Map<FieldName, unknown> | undefined;
	for (const name in body) {
		const meaning = meaningOf(name);
		if (meaning !== null) otherwise = (otherwise ?? new Map()).set(meaning, body[name]);
	}
	return (name) => body[name] ?? otherwise?.get(name);
}
