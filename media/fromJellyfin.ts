import { type Field, type FieldName, fieldsByName } from './jellyfinFields';
import { guid, jellyfinMedia, secondsOfTicks } from './jellyfinMedia';
import { itemByPublicId, jellyfinMoment, keyOf } from './key';
import { fromIsoText, plausible, toIsoText } from './moment';
import { addKnown, bodyFields, decimal, flag, named, text, unescapeText } from './reading';
import { UnreadableBody } from './unreadableBody';
import type { WatchEvent, WatchEventKind } from './watchEvent';

const NOTIFICATIONS = ['PlaybackStart', 'PlaybackProgress', 'PlaybackStop', 'UserDataSaved'];

/**
 * Reads a body of the Jellyfin webhook plugin: `Send All Properties`, a template's text values, or a Generic Form's
 * fields; parsed or as JSON text. `undefined` for anything that is not a movie or an episode of a user. Throws
 * `UnreadableBody` for what is no such body. `receivedAt` stands in where a template left the time out.
 */
export function watchEventFromJellyfin(
	body: unknown,
	receivedAt: Date = new Date(),
): WatchEvent | undefined {
	const field = fieldsByName(bodyFields(body));
	const notification = text(field('NotificationType'), 'NotificationType');
	if (notification === undefined) {
		throw new UnreadableBody('The Jellyfin body has no NotificationType.');
	}
	if (!NOTIFICATIONS.includes(notification)) return undefined;
	const media = jellyfinMedia(field);
	const user = userOf(field);
	const kind = media && user && kindOf(field, notification);
	if (!kind) return undefined;

	// Timestamp is never asked: the plugin marks local time with Z whenever its milliseconds are 0.
	const utc = dateOf(field, 'UtcTimestamp');
	const isMark = notification === 'UserDataSaved' && kind !== 'rated';
	const happened = (isMark && kind === 'watched' && dateOf(field, 'LastPlayedDate')) || utc;
	const at = plausible(happened, receivedAt);
	const position = isMark ? undefined : secondsOfTicks(field, 'PlaybackPositionTicks');
	const rating = kind === 'rated' ? ratingOf(field) : undefined;
	const server = serverOf(field);
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
		at: toIsoText(at),
		user,
		media,
	};
	if (kind !== 'rated') addKnown(event, 'progress', progressOf(kind, position, field));
	addKnown(event, 'rating', rating);
	addKnown(event, 'server', server);
	addKnown(event, 'player', playerOf(field));
	return event;
}

function kindOf(field: Field, notification: string): WatchEventKind | undefined {
	switch (notification) {
		case 'PlaybackStart':
			return 'play';
		case 'PlaybackProgress':
			return flag(field('IsPaused'), 'IsPaused') ? 'pause' : 'progress';
		case 'PlaybackStop':
			// The server decides: a client that reports no position makes it true as well.
			return flag(field('PlayedToCompletion'), 'PlayedToCompletion') ? 'watched' : 'stop';
		default:
			return kindOfSave(field);
	}
}

/**
 * A saved state says little about what changed. TogglePlayed is a mark. UpdateUserData is how a number is rated through
 * the API; its Played is no proof of a mark, for any later write of an already watched item carries it too. Not read:
 * PlaybackStart, PlaybackProgress and PlaybackFinished, because PlaybackStop tells the same play and knows how it ended
 * (Played stays true in an abandoned rewatch); UpdateUserRating, because a like is stored as 10, a dislike as 1, and a
 * favourite carries the old rating; Import, because the past of an .nfo file is no event.
 */
function kindOfSave(field: Field): WatchEventKind | undefined {
	const reason = text(field('SaveReason'), 'SaveReason')?.toLowerCase();
	if (reason === undefined) throw new UnreadableBody('The Jellyfin body has no SaveReason.');
	if (reason === 'updateuserdata') return ratingOf(field) === undefined ? undefined : 'rated';
	if (reason !== 'toggleplayed') return undefined;
	const played = flag(field('Played'), 'Played');
	if (played === undefined) throw new UnreadableBody('The Jellyfin body does not say Played.');
	return played ? 'watched' : 'unwatched';
}

/** 1–10; 0 is no rating. */
function ratingOf(field: Field): number | undefined {
	const rating = decimal(field('Rating'), 'Rating');
	if (rating === undefined || rating <= 0) return undefined;
	if (rating > 10) throw new UnreadableBody('The Jellyfin rating is above 10.');
	return Math.max(1, rating);
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

function dateOf(field: Field, name: FieldName): Date | undefined {
	return fromIsoText(text(field(name), name));
}

function userOf(field: Field): WatchEvent['user'] | undefined {
	const name = text(field('NotificationUsername'), 'NotificationUsername');
	return named(guid(field, 'UserId'), name && unescapeText(name));
}

function serverOf(field: Field): WatchEvent['server'] {
	const name = text(field('ServerName'), 'ServerName');
	return named(guid(field, 'ServerId'), name && unescapeText(name));
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
