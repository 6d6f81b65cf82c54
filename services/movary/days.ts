import type { PlayEvent } from '../../media';
import { refused } from './answers';

const DAY_MS = 86_400_000;

/** The day on which it happened for people in that time zone (IANA name), as `YYYY-MM-DD`. */
export function dayIn(timezone: string, at: string): string {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone: timezone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
	}).formatToParts(new Date(at));
	const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? '';
	return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** The day of an event; an event that knows its day alone keeps it, whatever the time zone. */
export function dayOfEvent({ at, dateOnly }: PlayEvent, timezone: string): string {
	return dateOnly ? at.slice(0, 10) : dayIn(timezone, at);
}

/**
 * The days under which Movary may have this very play, the event's own first: a play over midnight has two, and one
 * whose date is known roughly may be a day off.
 */
export function possibleDays(event: PlayEvent, timezone: string): string[] {
	const own = dayOfEvent(event, timezone);
	const beside = event.dateApproximate ? [dayBeside(own, -1), dayBeside(own, 1)] : [];
	return [...new Set([own, otherDayOf(event, timezone), ...beside])];
}

export function dayBeside(day: string, by: number): string {
	return new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The day on which the play began or ended, whichever the event does not say: Jellyfin dates a play by its end when it
 * happens, and by its beginning when its library is asked afterwards (which knows no progress). The same day mostly.
 */
function otherDayOf(event: PlayEvent, timezone: string): string {
	const { source, at, media, progress } = event;
	if (source !== 'jellyfin' || event.dateOnly) return dayOfEvent(event, timezone);
	const runtimeMs = (media.runtimeSeconds ?? 0) * 1000;
	const other = Date.parse(at) + (progress === undefined ? runtimeMs : -runtimeMs);
	return dayIn(timezone, new Date(other).toISOString());
}

/** A day as it was typed: `YYYY-MM-DD`, a missing or impossible one is refused and never replaced by today. */
export function checkedDay(day: string): string {
	const isReal =
		/^\d{4}-\d\d-\d\d$/.test(day) &&
		!Number.isNaN(Date.parse(day)) &&
		new Date(day).toISOString().startsWith(day);
	if (isReal) return day;
	throw refused('The date is missing or is no day', 'Give a day such as 2026-03-08.');
}
