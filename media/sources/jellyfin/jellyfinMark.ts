import { fromIsoText } from '../../moment';
import { flag, text, wholeNumber } from '../../reading';
import { UnreadableBody } from '../../unreadableBody';
import type { Told } from './jellyfinEvent';
import type { Field } from './jellyfinFields';
import { secondsOfTicks } from './jellyfinMedia';

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
