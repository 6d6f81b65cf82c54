const MINUTE_MS = 60_000;

/** Minutes by which a source's clock may be ahead and a scrobble still be found again by the date of its event. */
const CLOCK_AHEAD_MS = 5 * MINUTE_MS;

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
}

/** Half the runtime: a second viewing cannot end sooner. At least 5 minutes, at most 30, and 30 where it is unknown. */
export function playWindow(runtimeSeconds?: number, lateMinutes = 0): PlayWindow {
	const half = runtimeSeconds ? (runtimeSeconds * 1000) / 2 : 30 * MINUTE_MS;
	const aroundMs = Math.min(30 * MINUTE_MS, Math.max(5 * MINUTE_MS, half));
	return { aroundMs, lateMs: Math.max(aroundMs, lateMinutes * MINUTE_MS) };
}

/** For an event that knows its day alone, by noon UTC: 12 hours either way, and 14 for the outermost time zone. */
export const DAY_WINDOW: PlayWindow = {
	aroundMs: 26 * 60 * MINUTE_MS,
	lateMs: 26 * 60 * MINUTE_MS,
};

/** True where a play that Trakt holds is the one that happened at `at`. */
export function isSamePlay(at: string, held: string, { aroundMs, lateMs }: PlayWindow): boolean {
	const laterMs = Date.parse(held) - Date.parse(at);
	return laterMs >= -aroundMs && laterMs <= lateMs;
}
