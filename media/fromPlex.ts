import { hasPublicId } from './ids';
import { itemByLibrary, keyOf, plexMoment } from './key';
import { fromUnixSeconds, plausible, toIsoText } from './moment';
import { plexMedia } from './plexMedia';
import {
	bodyFields,
	decimal,
	type Fields,
	fields,
	flag,
	known,
	named,
	text,
	wholeNumber,
} from './reading';
import { UnreadableBody } from './unreadableBody';
import type { Media, WatchEvent, WatchEventKind } from './watchEvent';

// playback.started is missing on purpose: it tells the owner of a play that media.play tells too, under the same account.
const KINDS = new Map<string, WatchEventKind>([
	['media.play', 'play'],
	['media.pause', 'pause'],
	['media.resume', 'resume'],
	['media.stop', 'stop'],
	['media.scrobble', 'watched'],
	['media.rate', 'rated'],
]);

/**
 * Reads the `payload` part of a Plex webhook: parsed, as JSON text, or inside the multipart fields `{ payload }`.
 * `undefined` for anything that is not a movie or an episode of a user. Throws `UnreadableBody` for what is no such
 * payload. `receivedAt` stands in where Plex names no time, which is everything but watched and rated.
 */
export function watchEventFromPlex(
	body: unknown,
	receivedAt: Date = new Date(),
): WatchEvent | undefined {
	const payload = payloadOf(body);
	const name = text(payload.event, 'event');
	if (name === undefined) throw new UnreadableBody('The Plex payload has no event.');
	const kind = KINDS.get(name);
	if (kind === undefined) return undefined;

	const metadata = fields(payload.Metadata, 'Metadata');
	if (!metadata) throw new UnreadableBody(`The Plex payload of ${name} has no Metadata.`);
	const media = plexMedia(metadata, text(payload.server, 'server') === 'tautulli');
	const user = userOf(payload);
	const rating = kind === 'rated' ? ratingOf(payload, metadata) : undefined;
	if (!media || !user || (kind === 'rated' && rating === undefined)) return undefined;
	// A programme guide's titles are too rough to search by: of Live TV only what has an id passes.
	if (flag(metadata.live, 'Metadata.live') && !isKnownById(media)) return undefined;

	const { viewOffsetMs, viewCount, lastViewedAt, lastRatedAt } = numbersOf(metadata);
	const dated = kind === 'rated' ? lastRatedAt : kind === 'watched' ? lastViewedAt : undefined;
	const at = plausible(fromUnixSeconds(dated), receivedAt);
	const server = fields(payload.Server, 'Server');
	const serverName = named(text(server?.uuid, 'Server.uuid'), text(server?.title, 'Server.title'));
	const item = itemByLibrary(libraryIdOf(metadata), media);
	const moment = plexMoment({
		kind,
		at,
		viewOffsetMs,
		viewCount,
		lastViewedAt,
		lastRatedAt,
		rating,
	});
	return known<WatchEvent>({
		event: kind,
		source: 'plex',
		key: keyOf({ source: 'plex', server: serverName?.id, user: user.id, item, moment }),
		at: toIsoText(at),
		progress: progressOf(viewOffsetMs, metadata),
		rating,
		server: serverName,
		player: playerOf(payload),
		library: libraryOf(metadata),
		user,
		media,
	});
}

function payloadOf(body: unknown): Fields {
	const outer = bodyFields(body);
	return outer.event === undefined && outer.payload !== undefined
		? bodyFields(outer.payload)
		: outer;
}

function isKnownById(media: Media): boolean {
	return hasPublicId(media.ids) || (media.type === 'episode' && hasPublicId(media.show.ids));
}

/** ratingKey, which every event of an item has; its guid where a relay left that out. */
function libraryIdOf(metadata: Fields): string | undefined {
	const guid = text(metadata.guid, 'Metadata.guid');
	return text(metadata.ratingKey, 'Metadata.ratingKey') ?? guid?.split('?')[0];
}

/** The id as given: 1 is the server's local owner, who also occurs under the global account id. */
function userOf(payload: Fields): WatchEvent['user'] | undefined {
	const account = fields(payload.Account, 'Account');
	return named(text(account?.id, 'Account.id'), text(account?.title, 'Account.title'));
}

/** 1–10 with halves; `undefined` for a rating taken away (-1 or 0). Metadata.rating is the critics' and not asked. */
function ratingOf(payload: Fields, metadata: Fields): number | undefined {
	const rating =
		decimal(payload.rating, 'rating') ?? decimal(metadata.userRating, 'Metadata.userRating');
	if (rating === undefined || rating <= 0) return undefined;
	if (rating > 10) throw new UnreadableBody('The Plex rating is above 10.');
	return Math.max(1, rating);
}

function numbersOf(metadata: Fields) {
	return {
		viewOffsetMs: wholeNumber(metadata.viewOffset, 'Metadata.viewOffset'),
		viewCount: wholeNumber(metadata.viewCount, 'Metadata.viewCount'),
		lastViewedAt: wholeNumber(metadata.lastViewedAt, 'Metadata.lastViewedAt'),
		lastRatedAt: wholeNumber(metadata.lastRatedAt, 'Metadata.lastRatedAt'),
	};
}

/** Percent. Plex leaves viewOffset out of media.scrobble and of a stop at either end: unknown, not 0 and not 100. */
function progressOf(viewOffsetMs: number | undefined, metadata: Fields): number | undefined {
	const durationMs = wholeNumber(metadata.duration, 'Metadata.duration');
	if (viewOffsetMs === undefined || !durationMs) return undefined;
	return Math.min(100, Math.round((viewOffsetMs / durationMs) * 10_000) / 100);
}

function playerOf(payload: Fields): WatchEvent['player'] | undefined {
	const player = fields(payload.Player, 'Player');
	const id = text(player?.uuid, 'Player.uuid');
	const name = text(player?.title, 'Player.title');
	return id === undefined && name === undefined ? undefined : known({ id, name: name ?? '' });
}

function libraryOf(metadata: Fields): WatchEvent['library'] | undefined {
	return named(
		text(metadata.librarySectionID, 'Metadata.librarySectionID'),
		text(metadata.librarySectionTitle, 'Metadata.librarySectionTitle'),
	);
}
