import { fromIsoText } from '../../moment';
import { isFields } from '../../reading';
import { secondsIn } from './jellyfinMedia';

/** Somebody played a title, as Jellyfin's activity log has it. Milliseconds since 1970. */
export interface Playback {
	startedMs: number;
	/** Absent where the log has no end: it goes on, or the server was stopped. */
	endedMs?: number;
}

/** What became of the last play of a title: `unsure` where nothing that the server keeps can tell. */
export type LastPlay = 'finished' | 'givenUp' | 'unsure';

/** The log and the play itself are dated by one clock, in one go. */
const SAME_START_MS = 60_000;
/** Of the running time: nobody sees a title in less, at twice the speed. */
const SEEN_WHOLE = 0.45;
/** A rewatch that leaves no position behind was given up within 5 % (the server's own setting), and a little more on the clock. */
const GIVEN_UP = 0.1;

/**
 * Whether the date of an item is that of a finished play, or of a mark. Jellyfin 10.11 takes Played back at the start of a
 * rewatch; Jellyfin 12 leaves it, so that a position is left, or too little time has passed since the start (seen at
 * 10.11.11 and 12.0-rc5, 2026-11-29). Where that time is over, see `mayBeGivenUp`.
 */
export function isLastPlayFinished(item: unknown, now: Date = new Date()): boolean {
	// What cannot be read is no play, and costs no other.
	if (!isFields(item) || !isFields(item.UserData)) return false;
	const { Played, PlaybackPositionTicks, PlayCount, LastPlayedDate } = item.UserData;
	if (Played !== true || Number(PlaybackPositionTicks ?? 0) > 0) return false;
	const began = typeof LastPlayedDate === 'string' ? fromIsoText(LastPlayedDate) : undefined;
	const runtimeMs =
		((typeof item.RunTimeTicks === 'number'
			? secondsIn(item.RunTimeTicks, 'RunTimeTicks')
			: undefined) ?? 0) * 1000;
	const agoMs = began ? now.getTime() - began.getTime() : -1;
	return !(Number(PlayCount) > 1) || agoMs < 0 || agoMs >= runtimeMs / 2;
}

/**
 * Whether the last play of an item of Jellyfin 12 may be a rewatch that was given up within its first 5 %: every field of
 * it is as after one to the end, also the count of plays, which counts starts (12.0-rc5, 2026-11-29). 10.11 takes Played back.
 */
export function mayBeGivenUp(item: unknown, now: Date): boolean {
	if (!isFields(item) || !isFields(item.UserData)) return false;
	return (
		isLastPlayFinished(item, now) &&
		Number(item.UserData.PlayCount) > 1 &&
		runtimeMsOf(item) !== undefined &&
		beganMsOf(item) !== undefined
	);
}

/**
 * Decides by how long it was played, which no field of the item says and the activity log does.
 *
 * @param item one of which `mayBeGivenUp` is true
 * @param playbacks of this item and person, in the order of time; undefined where the log cannot be read or does not reach back
 */
export function lastPlayOf(item: unknown, playbacks: readonly Playback[] | undefined): LastPlay {
	const runtimeMs = runtimeMsOf(item);
	const beganMs = beganMsOf(item);
	if (!playbacks || !runtimeMs || beganMs === undefined) return 'unsure';
	const index = playbacks.findIndex(
		({ startedMs }) => Math.abs(startedMs - beganMs) <= SAME_START_MS,
	);
	const last = playbacks[index];
	// Nobody played it then: the date is that of a mark.
	if (!last) return 'finished';
	const part = partOf(last, runtimeMs);
	if (part === undefined) return 'unsure';
	if (part >= SEEN_WHOLE) return 'finished';
	const before = playbacks[index - 1];
	const partBefore = before && partOf(before, runtimeMs);
	const mayGoOn = partBefore !== undefined && partBefore > 0.05 && partBefore < 0.9;
	if (!mayGoOn) return 'givenUp';
	return part >= GIVEN_UP ? 'finished' : 'unsure';
}

const partOf = ({ startedMs, endedMs }: Playback, runtimeMs: number): number | undefined =>
	endedMs === undefined ? undefined : (endedMs - startedMs) / runtimeMs;

function runtimeMsOf(item: unknown): number | undefined {
	if (!isFields(item) || typeof item.RunTimeTicks !== 'number') return undefined;
	const seconds = secondsIn(item.RunTimeTicks, 'RunTimeTicks');
	return seconds ? seconds * 1000 : undefined;
}

function beganMsOf(item: unknown): number | undefined {
	if (!isFields(item) || !isFields(item.UserData)) return undefined;
	const { LastPlayedDate } = item.UserData;
	return typeof LastPlayedDate === 'string' ? fromIsoText(LastPlayedDate)?.getTime() : undefined;
}
