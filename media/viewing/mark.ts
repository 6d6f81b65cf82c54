import type { Judged, MarkReport, Viewing } from './viewing';

const MINUTE_MS = 60_000;
/** A mark taken back on each version of a title is one that was taken back. */
const ONE_UNMARK_MS = MINUTE_MS;
/** The save of the version that is played comes a moment before the marks of the others that it entails. */
const ENTAILED_MS = 5_000;
const SHORTEST_WINDOW_MS = 10 * MINUTE_MS;
const USUAL_RUNTIME_SECONDS = 2 * 60 * 60;

/**
 * A mark is a play of its own, unless it says again what was just counted (a player that stops and marks, each version of
 * a title), or only mirrors the viewing of another version. Taking a mark back ends what was counted.
 */
export function judgeMark(known: Viewing | undefined, report: MarkReport): Judged {
	const { event, toldMs, itemId } = report;
	const before: Viewing = known ?? { toldMs };
	if (event.event === 'unwatched') {
		const isRepeat = isWithin(toldMs, before.unwatchedMs, ONE_UNMARK_MS);
		const viewing: Viewing = { toldMs, isPlayed: false, unwatchedMs: toldMs };
		return { viewing, ...(isRepeat ? {} : { event }) };
	}
	const isOfOther = before.itemId !== undefined && itemId !== undefined && before.itemId !== itemId;
	if (isOfOther && isWithin(toldMs, before.toldMs, ENTAILED_MS)) {
		return { viewing: known };
	}
	const runtimeMs = (event.media.runtimeSeconds ?? USUAL_RUNTIME_SECONDS) * 1000;
	const window = Math.max(SHORTEST_WINDOW_MS, runtimeMs);
	const isRepeat = isWithin(toldMs, before.countedMs, window);
	const countedMs = isRepeat ? before.countedMs : toldMs;
	const viewing: Viewing = { ...before, toldMs, isPlayed: true, countedMs };
	delete viewing.unwatchedMs;
	return { viewing, ...(isRepeat ? {} : { event }) };
}

const isWithin = (ms: number, sinceMs: number | undefined, windowMs: number): boolean =>
	sinceMs !== undefined && Math.abs(ms - sinceMs) <= windowMs;
