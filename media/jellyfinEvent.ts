import type { Field, FieldName } from './jellyfinFields';
import { guid, jellyfinMedia, secondsOfTicks } from './jellyfinMedia';
import { itemByPublicId, jellyfinMoment, keyOf } from './key';
import { fromIsoText, plausible, toIsoText } from './moment';
import { addKnown, named, text, unescapeText } from './reading';
import type { Media, WatchEvent, WatchEventKind } from './watchEvent';

/** What every message of the webhook plugin says: of whom, of what, when. */
export interface Told {
	media: Media;
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
	const media = jellyfinMedia(field);
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
	kind: WatchEventKind;
	/** When it happened, where that is not when it was told. */
	happened?: Date;
	isApproximate?: true;
	/** Whether the position is one of a viewing: a mark has none. */
	hasPosition?: boolean;
	/** 1–10. */
	rating?: number;
}

/** The event of a message. */
export function eventOf(field: Field, told: Told, details: Details): WatchEvent {
	const { media, user, server, receivedAt } = told;
	const { kind, happened = told.utc, isApproximate, hasPosition, rating } = details;
	const position = hasPosition ? secondsOfTicks(field, 'PlaybackPositionTicks') : undefined;
	const moment = jellyfinMoment({
		kind,
		happened,
		positionMs: position && position * 1000,
		runtimeSeconds: media.runtimeSeconds,
		rating,
		receivedAt,
	});
	const item = itemByPublicId(media.ids.jellyfin, media);
	const event: WatchEvent = {
		event: kind,
		source: 'jellyfin',
		key: keyOf({ source: 'jellyfin', server: server?.id, user: user.id, item, moment }),
		at: toIsoText(plausible(happened, receivedAt)),
		user,
		media,
	};
	addKnown(event, 'dateApproximate', isApproximate);
	addKnown(event, 'progress', progressOf(kind, position, field));
	addKnown(event, 'rating', rating);
	addKnown(event, 'server', server);
	addKnown(event, 'player', playerOf(field));
	return event;
}

/** Percent. At the end of a finished play position 0 means that the client reported none. */
function progressOf(
	kind: WatchEventKind,
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
