import { itemByPublicId, jellyfinMoment, keyOf } from '../../key';
import { fromIsoText, plausible, toIsoText } from '../../moment';
import {
	addKnown,
	flag,
	named,
	text,
	unescapeText,
	UnreadableBody,
	wholeNumber,
} from '../../reading';
import type { Media, PlayEvent, Rateable, RatingEvent, WatchEvent } from '../../watchEvent';
import type { Field, FieldName } from './jellyfinFields';
import { guid, jellyfinHolder, jellyfinMedia, secondsOfTicks } from './jellyfinMedia';

/** What every message of the webhook plugin says: of whom, of what, when. */
export interface Told<Titled extends Rateable = Media> {
	media: Titled;
	user: WatchEvent['user'];
	server?: WatchEvent['server'];
	/** When it was told by the server's clock; absent from short templates. */
	utc?: Date;
	/** The same, or when it came in. */
	at: Date;
	receivedAt: Date;
}

/** `undefined` for what is no movie or episode of a user. */
export function toldOf(field: Field, receivedAt: Date): Told | undefined {
	return toldAbout(field, jellyfinMedia(field), receivedAt);
}

/** The same of a series or a season, which can be rated and nothing else. */
export function toldOfHolder(field: Field, receivedAt: Date): Told<Rateable> | undefined {
	return toldAbout(field, jellyfinHolder(field), receivedAt);
}

function toldAbout<Titled extends Rateable>(
	field: Field,
	media: Titled | undefined,
	receivedAt: Date,
): Told<Titled> | undefined {
	const user = userOf(field);
	if (!media || !user) return undefined;
	// Timestamp is never asked: the plugin marks local time with Z whenever its milliseconds are 0.
	const utc = fromIsoText(text(field('UtcTimestamp'), 'UtcTimestamp'));
	const server = serverOf(field);
	return {
		media,
		user,
		...(server ? { server } : {}),
		...(utc ? { utc } : {}),
		at: utc ?? receivedAt,
		receivedAt,
	};
}

interface Details {
	kind: PlayEvent['event'];
	/** When it happened, where that is not when it was told. */
	happened?: Date;
	isApproximate?: true;
	/** Whether the position is one of a viewing: a mark has none. */
	hasPosition?: boolean;
}

/** The event of a message about a play or a mark. */
export function eventOf(field: Field, told: Told, details: Details): PlayEvent {
	const { media, user, server, receivedAt } = told;
	const { kind, happened = told.utc, isApproximate, hasPosition } = details;
	const position = hasPosition ? secondsOfTicks(field, 'PlaybackPositionTicks') : undefined;
	const moment = jellyfinMoment({
		kind,
		happened,
		positionMs: position && position * 1000,
		runtimeSeconds: media.runtimeSeconds,
		receivedAt,
	});
	const item = itemByPublicId(media.ids.jellyfin, media);
	const event: PlayEvent = {
		event: kind,
		source: 'jellyfin',
		key: keyOf({ source: 'jellyfin', server: server?.id, user: user.id, item, moment }),
		at: toIsoText(plausible(happened, receivedAt)),
		user,
		media,
	};
	addKnown(event, 'dateApproximate', isApproximate);
	addKnown(event, 'progress', progressOf(kind, position, field));
	addKnown(event, 'server', server);
	addKnown(event, 'player', playerOf(field));
	return event;
}

/** The event of a message about a rating; `undefined` for one that was taken away. */
export function ratingEventOf(
	field: Field,
	told: Told<Rateable>,
	rating: number | undefined,
): RatingEvent {
	const { media, user, server, receivedAt } = told;
	const kind = rating === undefined ? 'unrated' : 'rated';
	const moment = jellyfinMoment({ kind, happened: told.utc, rating, receivedAt });
	const item = itemByPublicId(media.ids.jellyfin, media);
	const event: RatingEvent = {
		event: kind,
		source: 'jellyfin',
		key: keyOf({ source: 'jellyfin', server: server?.id, user: user.id, item, moment }),
		at: toIsoText(plausible(told.utc, receivedAt)),
		user,
		media,
	};
	addKnown(event, 'rating', rating);
	addKnown(event, 'server', server);
	addKnown(event, 'player', playerOf(field));
	return event;
}

/** Percent. At the end of a finished play position 0 means that the client reported none. */
function progressOf(
	kind: PlayEvent['event'],
	position: number | undefined,
	field: Field,
): number | undefined {
	const runtime = secondsOfTicks(field, 'RunTimeTicks');
	if (position === undefined || !runtime || (kind === 'watched' && position === 0))
		return undefined;
	return Math.min(100, Math.round((position / runtime) * 10_000) / 100);
}

function userOf(field: Field): WatchEvent['user'] | undefined {
	return idAndName(field, 'UserId', 'NotificationUsername');
}

function serverOf(field: Field): WatchEvent['server'] {
	return idAndName(field, 'ServerId', 'ServerName');
}

function idAndName(field: Field, id: FieldName, name: FieldName) {
	const written = text(field(name), name);
	return named(guid(field, id), written && unescapeText(written));
}

function playerOf(field: Field): WatchEvent['player'] {
	const id = text(field('DeviceId'), 'DeviceId');
	const name =
		text(field('DeviceName'), 'DeviceName') ??
		text(field('ClientName'), 'ClientName') ??
		text(field('Client'), 'Client');
	if (id === undefined && name === undefined) return undefined;
	const player: WatchEvent['player'] = { name: unescapeText(name ?? '') };
	addKnown(player, 'id', id);
	return player;
}

const MINUTE_MS = 60_000;
const USUAL_RUNTIME_SECONDS = 2 * 60 * 60;
/** What a viewing takes beside the running time. */
const PAUSES_MS = 30 * MINUTE_MS;

/**
 * Whether a TogglePlayed is a mark that somebody set or took back, by all its fields. Seen at Jellyfin 10.11.11 and
 * 12.0-rc5 with plugin 21 (2026-11-29): a mark has a PlayCount of 1 or more, its date and no position; one taken back has a
 * PlayCount of 0 and no date. Jellyfin 12 sends TogglePlayed, with a PlayCount of 0, for the other versions of a title at
 * each progress report; and a rewatch that was given up leaves Played false with its PlayCount and its date (10.11).
 * What a template left out is no objection.
 */
export function markOf(field: Field): 'watched' | 'unwatched' | undefined {
	const played = flag(field('Played'), 'Played');
	if (played === undefined) throw new UnreadableBody('The Jellyfin body does not say Played.');
	const plays = wholeNumber(field('PlayCount'), 'PlayCount');
	if (secondsOfTicks(field, 'PlaybackPositionTicks')) return undefined;
	if (played) return plays === 0 ? undefined : 'watched';
	const isDated = text(field('LastPlayedDate'), 'LastPlayedDate') !== undefined;
	return plays || isDated ? undefined : 'unwatched';
}

/**
 * The date of a mark: LastPlayedDate where it fits the message, that is when the viewing which ended just now began. An
 * older one is of another viewing, or the date that a program gave; a later one is local time. Then the mark's own moment
 * stands in, and says that it is a rough one.
 */
export function dateOfMark(field: Field, told: Told): { happened?: Date; isApproximate?: true } {
	const played = fromIsoText(text(field('LastPlayedDate'), 'LastPlayedDate'));
	if (!played) return {};
	const runtimeMs = (told.media.runtimeSeconds ?? USUAL_RUNTIME_SECONDS) * 1000;
	const agoMs = told.at.getTime() - played.getTime();
	const fits = agoMs > -MINUTE_MS && agoMs <= runtimeMs + PAUSES_MS;
	if (!fits) return { isApproximate: true };
	return agoMs < 0 ? {} : { happened: played };
}
