import type { Fields } from '../../reading';

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
	'PlayCount',
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

/** The names of a body, and those among them that mean a field whose name the plugin spells otherwise. */
interface Spelling {
	readonly names: readonly string[];
	readonly otherwise: ReadonlyArray<readonly [name: string, field: FieldName]>;
}

/**
 * A server writes the same hundred names in the same order each time, so what they mean is looked for once. The
 * latest ones, and of no more and no longer names than a server has: the names are the sender's.
 */
const spellings: Spelling[] = [];
const MOST_REMEMBERED = 32;
const MOST_NAMES = 300;
const LONGEST_NAME = 100;
let oldest = 0;

function spellingOf(body: Fields): Spelling['otherwise'] {
	const names = Object.keys(body);
	for (const spelling of spellings) {
		if (sameNames(spelling.names, names)) return spelling.otherwise;
	}
	const otherwise = names.flatMap((name) => {
		const field = BY_PLAIN_NAME.get(plain(name));
		return field === undefined || field === name ? [] : [[name, field] as const];
	});
	if (names.length <= MOST_NAMES && names.every((name) => name.length <= LONGEST_NAME)) {
		spellings[oldest] = { names, otherwise };
		oldest = (oldest + 1) % MOST_REMEMBERED;
	}
	return otherwise;
}

function sameNames(some: readonly string[], others: readonly string[]): boolean {
	return some.length === others.length && some.every((name, place) => name === others[place]);
}

/** Fields by name whatever their case and underscores: templates name them their own way (`providerTmdb`). */
export function fieldsByName(body: Fields): Field {
	const spelling = spellingOf(body);
	if (spelling.length === 0) return (name) => body[name];
	const otherwise = new Map(spelling.map(([name, field]) => [field, body[name]]));
	return (name) => body[name] ?? otherwise.get(name);
}
