import type { PlayEvent } from '../../../media';
import { TICKS_PER_SECOND } from '../title/libraryItem';
import type { LibraryItem, UserState } from '../title/libraryItem';

const MINUTE_MS = 60_000;
/** How far from noon a time of that day can be, with the time zones of both ends. */
const DAY_ONLY_MS = 26 * 60 * MINUTE_MS;
/** Of films and episodes without a length. */
const USUAL_RUNTIME_MS = 120 * MINUTE_MS;

/**
 * Milliseconds after the date that Jellyfin holds in which an event is still that same viewing. Jellyfin keeps the
 * START of the last viewing, other services its end, and a viewing takes longer than the film: pauses, credits.
 */
export function sameViewingMs(item: LibraryItem, event: PlayEvent): number {
	if (event.dateOnly) return DAY_ONLY_MS;
	const { runtimeSeconds } = event.media;
	const runtimeMs = item.runtimeTicks
		? (item.runtimeTicks / TICKS_PER_SECOND) * 1000
		: runtimeSeconds
			? runtimeSeconds * 1000
			: USUAL_RUNTIME_MS;
	return runtimeMs * 1.5 + 30 * MINUTE_MS;
}

/** Milliseconds since 1970 of the last viewing; undefined where Jellyfin holds no date. */
export function lastPlayedMs({ lastPlayed }: Pick<UserState, 'lastPlayed'>): number | undefined {
	// JavaScript reads a date without its zone as local time; Jellyfin's are UTC.
	const dated = /(Z|[+-]\d\d:?\d\d)$/i.test(lastPlayed ?? '') ? lastPlayed : `${lastPlayed}Z`;
	const ms = Date.parse(dated ?? '');
	return Number.isNaN(ms) ? undefined : ms;
}

/** True where Jellyfin holds a viewing that began after the event, so that the event has nothing new to say. */
export function isOvertaken({ state }: LibraryItem, event: PlayEvent): boolean {
	const heldMs = lastPlayedMs(state);
	const slackMs = event.dateOnly ? DAY_ONLY_MS : 0;
	return heldMs !== undefined && heldMs > Date.parse(event.at) + slackMs;
}

/**
 * The event, dated now at the latest. Noon stands for a whole day and may still be to come, and a server's clock may be
 * ahead: a date in the future would look newer than whatever is done to the title until then.
 */
export function notAhead(event: PlayEvent, nowMs: number): PlayEvent {
	return Date.parse(event.at) > nowMs ? { ...event, at: new Date(nowMs).toISOString() } : event;
}
