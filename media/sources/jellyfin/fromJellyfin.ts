import { fromIsoText } from '../../moment';
import {
	bodyFields,
	decimal,
	type Fields,
	flag,
	isFields,
	text,
	UnreadableBody,
} from '../../reading';
import { judge } from '../../viewing/judge';
import type { Ending, Report } from '../../viewing/viewing';
import type { PlayEvent, Rateable, WatchEvent } from '../../watchEvent';
import { type HeldRating, ratingGiven } from './heldRating';
import {
	dateOfMark,
	eventOf,
	markOf,
	ratingEventOf,
	type Told,
	toldOf,
	toldOfHolder,
} from './jellyfinEvent';
import { type Field, fieldsByName } from './jellyfinFields';
import { guid, secondsOfTicks } from './jellyfinMedia';

/** `playback.stop`, `item.markplayed`, `system.notificationtest`: Emby's names have a dot. */
const EMBYS_EVENT = /^(playback|item|library|system|user|external)\./i;
const PLEXS_EVENT = /^(media|library|playback|admin|device)\./;

/** What a body without NotificationType is instead, and what is needed for it: people take the plugins for one another. */
export function whatItIs(body: Fields): string {
	const { Event, event } = body;
	if (typeof Event === 'string' && EMBYS_EVENT.test(Event)) {
		return 'This is Emby’s own webhook: this trigger takes the Webhook plugin of Jellyfin, and there is no trigger for Emby.';
	}
	if (typeof Event === 'string' && (isFields(body.Item) || isFields(body.User))) {
		return 'This is the webhook of another plugin: this trigger needs the plugin “Webhook” of Jellyfin’s own catalogue, with a Generic Destination.';
	}
	if ((typeof event === 'string' && PLEXS_EVENT.test(event)) || 'payload' in body) {
		return 'This is Plex’s webhook: its address has to be that of a Plex Trigger.';
	}
	return 'The Jellyfin body has no NotificationType.';
}

/** A message of the webhook plugin: what it reports, and the rating that the saved state carries. */
export interface JellyfinMessage {
	/** Absent where a rating is all that it could tell of: of a series or a season. */
	report?: Report;
	/** Of saved states alone; whether it was given just now, `ratingGiven` says. */
	held?: HeldRating;
}

/**
 * Reads a body of the Jellyfin webhook plugin: `Send All Properties`, a template's text values, or a Generic Form's
 * fields; parsed or as JSON text. `undefined` for anything that is not a movie or an episode of a user. Throws
 * `UnreadableBody` for what is no such body. `receivedAt` stands in where a template left the time out.
 *
 * It judges the message by itself alone. What listens for longer takes `jellyfinMessage` and remembers (`judge`).
 */
export function watchEventFromJellyfin(
	body: unknown,
	receivedAt: Date = new Date(),
): WatchEvent | undefined {
	const message = jellyfinMessage(body, receivedAt);
	if (!message) return undefined;
	const { report, held } = message;
	return (held && ratingGiven(held, undefined)) ?? (report && judge(undefined, report, {}).event);
}

/** Reads the same bodies, saved states among them; `undefined` and `UnreadableBody` as above. */
export function jellyfinMessage(
	body: unknown,
	receivedAt: Date = new Date(),
): JellyfinMessage | undefined {
	const fields = bodyFields(body);
	const field = fieldsByName(fields);
	const notification = text(field('NotificationType'), 'NotificationType');
	if (notification === undefined) throw new UnreadableBody(whatItIs(fields));
	switch (notification) {
		case 'PlaybackStart':
			return playback(field, 'play', receivedAt);
		case 'PlaybackProgress': {
			const isPaused = flag(field('IsPaused'), 'IsPaused');
			return playback(field, isPaused ? 'pause' : 'progress', receivedAt);
		}
		case 'PlaybackStop': {
			const ending = endingOf(field);
			const isPlayed = ending === 'completed' || ending === 'unproven';
			return playback(field, isPlayed ? 'watched' : 'stop', receivedAt, ending);
		}
		case 'UserDataSaved':
			return saved(field, receivedAt);
		default:
			return undefined;
	}
}

function playback(
	field: Field,
	kind: PlayEvent['event'],
	receivedAt: Date,
	ending?: Ending,
): JellyfinMessage | undefined {
	const told = toldOf(field, receivedAt);
	if (!told) return undefined;
	const event = eventOf(field, told, { kind, hasPosition: true });
	return {
		report: {
			type: 'playback',
			event,
			toldMs: told.at.getTime(),
			...(ending === undefined ? {} : { ending }),
		},
	};
}

/** The server counts what had no position, and what has no known length, as completed. */
function endingOf(field: Field): Ending {
	const completed = flag(field('PlayedToCompletion'), 'PlayedToCompletion');
	if (completed === undefined) return 'unsaid';
	if (!completed) return 'notCompleted';
	const isJudged =
		secondsOfTicks(field, 'PlaybackPositionTicks') && secondsOfTicks(field, 'RunTimeTicks');
	return isJudged ? 'completed' : 'unproven';
}

/**
 * A saved state says little about what changed. TogglePlayed may be a mark. UpdateUserData is how a number is rated through
 * the API, by a program that writes other things in the same way. The saves of a playback are no events, because
 * PlaybackStop tells the same play; they say where it began, how far it got and whether the server calls it played. A
 * like, a favourite and what a scan imports are no events either.
 */
function saved(field: Field, receivedAt: Date): JellyfinMessage | undefined {
	const reason = text(field('SaveReason'), 'SaveReason')?.toLowerCase();
	if (reason === undefined) throw new UnreadableBody('The Jellyfin body has no SaveReason.');
	const told = toldOf(field, receivedAt);
	if (!told) {
		const holder = toldOfHolder(field, receivedAt);
		return holder && { held: heldRating(field, holder, reason) };
	}
	const report = reportOfSave(field, reason, told);
	return report && { report, held: heldRating(field, told, reason) };
}

function reportOfSave(field: Field, reason: string, told: Told): Report | undefined {
	const toldMs = told.at.getTime();
	switch (reason) {
		case 'toggleplayed': {
			const kind = markOf(field);
			if (kind === undefined) return undefined;
			const date = kind === 'watched' ? dateOfMark(field, told) : {};
			const event = eventOf(field, told, { kind, ...date });
			return { type: 'mark', event, toldMs, ...itemIdOf(field) };
		}
		case 'playbackstart':
		case 'playbackprogress':
		case 'playbackfinished':
			return {
				type: 'sign',
				event: eventOf(field, told, { kind: 'progress', hasPosition: true }),
				toldMs,
				// At the end the server calls it played as well where the player told no position: that proves nothing.
				...(reason === 'playbackfinished' ? {} : playedIn(field)),
				viewing: {
					begins: reason === 'playbackstart',
					...startedIn(field),
					...itemIdOf(field),
				},
			};
		default:
			return {
				type: 'sign',
				event: eventOf(field, told, { kind: 'progress' }),
				toldMs,
				...playedIn(field),
			};
	}
}

function itemIdOf(field: Field): { itemId?: string } {
	const itemId = guid(field, 'ItemId');
	return itemId === undefined ? {} : { itemId };
}

function playedIn(field: Field): { played?: boolean } {
	const played = flag(field('Played'), 'Played');
	return played === undefined ? {} : { played };
}

/** During a playback LastPlayedDate is when it began. */
function startedIn(field: Field): { startedMs?: number } {
	const began = fromIsoText(text(field('LastPlayedDate'), 'LastPlayedDate'));
	return began ? { startedMs: began.getTime() } : {};
}

function heldRating(field: Field, told: Told<Rateable>, reason: string): HeldRating {
	const rating = decimal(field('Rating'), 'Rating') ?? 0;
	const isWritten = reason === 'updateuserdata';
	if (isWritten && rating > 10) throw new UnreadableBody('The Jellyfin rating is above 10.');
	const value = rating <= 0 ? 0 : Math.max(1, rating);
	const of = JSON.stringify([told.server?.id, told.user.id, guid(field, 'ItemId')]);
	if (!isWritten) return { of, value };
	return { of, value, event: ratingEventOf(field, told, value === 0 ? undefined : value) };
}
