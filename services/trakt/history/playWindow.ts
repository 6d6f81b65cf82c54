import type { Media, PlayEvent } from '../../../media';

const MINUTE_MS = 60_000;

/**
 * The beginning of the minute that a date lies in, in milliseconds since 1970; NaN for what is none. Trakt cuts the date of a
 * play to the minute, however it came, so whatever is compared with one that was read back is compared by this.
 */
export function minuteOf(date: string): number {
	return Math.floor(Date.parse(date) / MINUTE_MS) * MINUTE_MS;
}

/** The dates between which to read, ISO 8601: a minute more at either end, for Trakt does not say whether they belong to it. */
export function minutesAround(
	date: string,
	{ beforeMs, afterMs }: { beforeMs: number; afterMs: number },
): { start_at: string; end_at: string } {
	const minute = minuteOf(date);
	return {
		start_at: new Date(minute - beforeMs - MINUTE_MS).toISOString(),
		end_at: new Date(minute + afterMs + MINUTE_MS).toISOString(),
	};
}

/** Minutes by which a source's clock may be ahead and a scrobble still be found again by the date of its event. */
const CLOCK_AHEAD_MS = 5 * MINUTE_MS;
/** What a scrobble may take to arrive: its turn among the account's writes, and all of its attempts. */
const SENDING_MS = 3 * MINUTE_MS;

/**
 * True for a play that is scrobbled, which Trakt dates with the moment it arrives. An event from further ahead comes from
 * a server whose clock is wrong: like an old one it is only found again by its own date.
 */
export function isFresh(ageMs: number, mostMinutes: number): boolean {
	return ageMs >= -CLOCK_AHEAD_MS && ageMs <= mostMinutes * MINUTE_MS;
}

/** How far from a watch event a play may lie, in milliseconds, and still be that same play. */
export interface PlayWindow {
	/** Either way. */
	aroundMs: number;
	/** Afterwards, for scrobbles: Trakt dates those when they arrive. */
	lateMs: number;
	/** Beforehand, and afterwards for plays of any kind, where that is more: see `windowOf`. */
	earlierMs?: number;
	laterMs?: number;
}

/**
 * Half the runtime: a second viewing cannot end sooner. At most 30 minutes, and 30 where it is unknown; at least 5, but for
 * what is shorter than that a minute less than it runs.
 */
export function playWindow(runtimeSeconds?: number, lateMinutes = 0): PlayWindow {
	const runtimeMs = runtimeSeconds ? runtimeSeconds * 1000 : 60 * MINUTE_MS;
	const leastMs = Math.max(MINUTE_MS, Math.min(5 * MINUTE_MS, runtimeMs - MINUTE_MS));
	const aroundMs = Math.min(30 * MINUTE_MS, Math.max(leastMs, runtimeMs / 2));
	const lateMs = lateMinutes > 0 ? lateMinutes * MINUTE_MS + SENDING_MS : 0;
	return { aroundMs, lateMs: Math.max(aroundMs, lateMs) };
}

/** What the estimate of a beginning may be off by without pauses. */
const BEGINNING_MS = 2 * MINUTE_MS;

/**
 * The window of an event. Jellyfin dates a play by its end when it happens, and by its beginning when its library is
 * asked afterwards (which knows no progress): the one is looked for a running time from the other, too.
 */
export function windowOf(event: PlayEvent, media: Media, lateMinutes: number): PlayWindow {
	const window = playWindow(media.runtimeSeconds, lateMinutes);
	if (event.source !== 'jellyfin' || !media.runtimeSeconds) return window;
	const runtimeMs = media.runtimeSeconds * 1000;
	if (event.progress !== undefined) return { ...window, earlierMs: runtimeMs + BEGINNING_MS };
	// After the last beginning comes one end alone; before an end there may be the end of an earlier viewing.
	const { aroundMs, lateMs } = window;
	return { aroundMs, lateMs: runtimeMs + lateMs, laterMs: runtimeMs + aroundMs };
}

/** How far away a play may lie at most, for a look into the history. */
export function reachOf({ aroundMs, lateMs, earlierMs = 0, laterMs = 0 }: PlayWindow) {
	return { beforeMs: Math.max(aroundMs, earlierMs), afterMs: Math.max(lateMs, laterMs) };
}

/** For an event that knows its day alone, by noon UTC: 12 hours either way, and 14 for the outermost time zone. */
export const DAY_WINDOW: PlayWindow = {
	aroundMs: 26 * 60 * MINUTE_MS,
	lateMs: 26 * 60 * MINUTE_MS,
};

/** True where a play that Trakt holds is the one that happened at `at`: in minutes, for it knows no seconds. */
export function isSamePlay(at: string, held: string, window: PlayWindow): boolean {
	const laterMs = minuteOf(held) - minuteOf(at);
	const { beforeMs, afterMs } = reachOf(window);
	return laterMs >= -beforeMs && laterMs <= afterMs;
}

/** The window for a play of that kind: only a scrobble is dated when it arrives. */
export function windowFor(window: PlayWindow, isScrobble: boolean): PlayWindow {
	return isScrobble ? window : { ...window, lateMs: window.aroundMs };
}
