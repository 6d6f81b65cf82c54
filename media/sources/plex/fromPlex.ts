import { hasPublicId } from '../../ids';
import { itemByLibrary, keyOf, plexMoment } from '../../key';
import { fromUnixSeconds, plausible, toIsoText } from '../../moment';
import {
	bodyFields,
	decimal,
	type Fields,
	fields,
	flag,
	known,
	named,
	text,
	UnreadableBody,
	wholeNumber,
} from '../../reading';
import type { PlayEvent, Rateable, RatingEvent, WatchEvent } from '../../watchEvent';
import { plexMedia, plexRateable } from './plexMedia';

type Happening = Pick<WatchEvent, 'server' | 'player' | 'library'>;

/** Where and with what it happened, as every payload says it. */
export function plexHappening(payload: Fields, metadata: Fields): Happening {
	const server = fields(payload.Server, 'Server');
	return known({
		server: named(text(server?.uuid, 'Server.uuid'), text(server?.title, 'Server.title')),
		player: playerOf(payload),
		library: libraryOf(metadata),
	});
}

/** The id as given: 1 is the server's local owner, who also occurs under the global account id. */
export function plexUser(payload: Fields): WatchEvent['user'] | undefined {
	const account = fields(payload.Account, 'Account');
	return named(text(account?.id, 'Account.id'), text(account?.title, 'Account.title'));
}

/** ratingKey, which every event of an item has; its guid where a relay left that out. */
export function libraryIdOf(metadata: Fields): string | undefined {
	const guid = text(metadata.guid, 'Metadata.guid');
	return text(metadata.ratingKey, 'Metadata.ratingKey') ?? guid?.split('?')[0];
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

const RATED = 'media.rate';
// playback.started is missing on purpose: it tells the owner of a play that media.play tells too, under the same account.
const KINDS = new Map<string, PlayEvent['event']>([
	['media.play', 'play'],
	['media.pause', 'pause'],
	['media.resume', 'resume'],
	['media.stop', 'stop'],
	['media.scrobble', 'watched'],
]);

/** What a payload says, whatever happened. */
interface Told {
	payload: Fields;
	metadata: Fields;
	receivedAt: Date;
}

/**
 * Reads the `payload` part of a Plex webhook: parsed, as JSON text, or inside the multipart fields `{ payload }`.
 * `undefined` for anything that is not a movie or an episode of a user, or a rating of one, of a season or of a show.
 * Throws `UnreadableBody` for what is no such payload. `receivedAt` stands in where Plex names no time, which is
 * everything but watched and rated.
 */
export function watchEventFromPlex(
	body: unknown,
	receivedAt: Date = new Date(),
): WatchEvent | undefined {
	const payload = payloadOf(body);
	const name = text(payload.event, 'event');
	if (name === undefined) throw new UnreadableBody('The Plex payload has no event.');
	const kind = KINDS.get(name);
	if (kind === undefined && name !== RATED) return undefined;

	const metadata = fields(payload.Metadata, 'Metadata');
	if (!metadata) throw new UnreadableBody(`The Plex payload of ${name} has no Metadata.`);
	const told = { payload, metadata, receivedAt };
	return kind === undefined ? ratingEvent(told) : playEvent(kind, told);
}

function playEvent(kind: PlayEvent['event'], told: Told): PlayEvent | undefined {
	const { payload, metadata, receivedAt } = told;
	const media = plexMedia(metadata, text(payload.server, 'server') === 'tautulli');
	const user = plexUser(payload);
	// A programme guide's titles are too rough to search by: of Live TV only what has an id passes.
	if (!media || !user || (isLive(metadata) && !isKnownById(media))) return undefined;

	const { viewOffsetMs, viewCount, lastViewedAt } = numbersOf(metadata);
	const dated = kind === 'watched' ? lastViewedAt : undefined;
	const at = plausible(fromUnixSeconds(dated), receivedAt);
	const moment = plexMoment({ kind, at, viewOffsetMs, viewCount, lastViewedAt });
	return known<PlayEvent>({
		event: kind,
		source: 'plex',
		key: keyFor(told, user, media, moment),
		at: toIsoText(at),
		progress: progressOf(viewOffsetMs, metadata),
		...plexHappening(payload, metadata),
		user,
		media,
	});
}

function ratingEvent(told: Told): RatingEvent | undefined {
	const { payload, metadata, receivedAt } = told;
	const media = plexRateable(metadata, text(payload.server, 'server') === 'tautulli');
	const given = ratingOf(payload, metadata);
	const user = plexUser(payload);
	if (!media || !user || given === undefined) return undefined;
	if (isLive(metadata) && !isKnownById(media)) return undefined;

	const rating = given > 0 ? Math.max(1, given) : undefined;
	const kind = rating === undefined ? 'unrated' : 'rated';
	const { lastRatedAt } = numbersOf(metadata);
	const at = plausible(fromUnixSeconds(lastRatedAt), receivedAt);
	return known<RatingEvent>({
		event: kind,
		source: 'plex',
		key: keyFor(told, user, media, plexMoment({ kind, at, lastRatedAt, rating })),
		at: toIsoText(at),
		rating,
		...plexHappening(payload, metadata),
		user,
		media,
	});
}

function keyFor(
	{ payload, metadata }: Told,
	user: WatchEvent['user'],
	media: Rateable,
	moment: string,
): string {
	const server = plexHappening(payload, metadata).server?.id;
	const item = itemByLibrary(libraryIdOf(metadata), media);
	return keyOf({ source: 'plex', server, user: user.id, item, moment });
}

function payloadOf(body: unknown): Fields {
	const outer = bodyFields(body);
	return outer.event === undefined && outer.payload !== undefined
		? bodyFields(outer.payload)
		: outer;
}

const isLive = (metadata: Fields): boolean => flag(metadata.live, 'Metadata.live') === true;

function isKnownById(media: Rateable): boolean {
	if (hasPublicId(media.ids)) return true;
	return (media.type === 'episode' || media.type === 'season') && hasPublicId(media.show.ids);
}

/** 1–10 with halves; -1 or 0 for one that was taken away. Metadata.rating is the critics' and not asked. */
function ratingOf(payload: Fields, metadata: Fields): number | undefined {
	const rating =
		decimal(payload.rating, 'rating') ?? decimal(metadata.userRating, 'Metadata.userRating');
	if (rating !== undefined && rating > 10) {
		throw new UnreadableBody('The Plex rating is above 10.');
	}
	return rating;
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
