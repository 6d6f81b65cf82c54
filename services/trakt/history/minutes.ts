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
