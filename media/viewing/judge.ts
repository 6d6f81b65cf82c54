/**
 * What a message amounts to, decided by all that is known of the viewing it belongs to: the furthest position seen, the
 * running time, what the source says of the end, and whether the play was counted already. Pure: whoever listens keeps
 * the `Viewing` between the messages of one person and title (nodes/shared/trigger/viewings.ts does, for every trigger).
 *
 * A source needs `reportOf(event)` alone. One that knows more makes its own `Report`s, as fromJellyfin.ts does.
 *
 * Out comes at most one `watched` per viewing. An end that is none leaves as `stop` with `notCounted` and its reason;
 * what follows a counted play carries `counted`, and leaves no resume point anywhere.
 */
import type { PlayEvent } from '../watchEvent';
import { ending } from './ending';
import { judgeMark } from './mark';
import {
	type CountingRules,
	type Judged,
	type PlaybackReport,
	positionOf,
	type Report,
	type SignReport,
	type Viewing,
} from './viewing';

const MINUTE_MS = 60_000;
/** A start and the save that goes with it are one start. */
const ONE_START_MS = MINUTE_MS;
/** Percent: a viewing that begins beyond it goes on with a play that was counted. */
const SECOND_HALF = 50;
const USUAL_RUNTIME_SECONDS = 30 * 60;

/** Decides what a message amounts to; `known` is what was kept after the one before. */
export function judge(known: Viewing | undefined, report: Report, rules: CountingRules): Judged {
	switch (report.type) {
		case 'other':
			return { viewing: known, event: report.event };
		case 'sign':
			return { viewing: signed(known, report) };
		case 'mark':
			return judgeMark(known, report);
		case 'playback':
			return judgePlayback(known, report, rules);
	}
}

function judgePlayback(
	known: Viewing | undefined,
	report: PlaybackReport,
	rules: CountingRules,
): Judged {
	const { event, toldMs } = report;
	const before = known && !isNewViewing(known, report) ? known : begun(known, report);
	const viewing: Viewing = {
		...before,
		...further(before, positionOf(event)),
		toldMs,
		key: before.key ?? event.key,
	};
	if (event.event === 'play') delete viewing.isStartAwaited;
	viewing.itemId ??= event.media.ids.jellyfin;
	if (event.event === 'stop' || event.event === 'watched') {
		return ending(viewing, report, rules);
	}
	return { viewing, event: viewing.countedMs === undefined ? event : { ...event, counted: true } };
}

function begun(known: Viewing | undefined, { event, toldMs }: PlaybackReport): Viewing {
	const isStart = event.event === 'play';
	return {
		toldMs,
		...(isStart ? { startedMs: toldMs } : {}),
		...(known?.isPlayed === undefined ? {} : { isPlayed: known.isPlayed }),
	};
}

/** Whether a message belongs to another viewing than the one that is remembered. */
function isNewViewing(known: Viewing, { event, toldMs }: PlaybackReport): boolean {
	const position = positionOf(event);
	if (event.event === 'play') {
		return !isAwaited(known, toldMs) && !goesOn(known, position);
	}
	// Where nobody tells the starts, time and place do: nobody sees a title twice within its own running time.
	const silentMs = toldMs - known.toldMs;
	if (silentMs <= runtimeMs(event) * 0.8) return false;
	if (event.event === 'watched') return known.countedMs !== undefined;
	return position !== undefined && position < (known.furthest ?? 100) - SECOND_HALF;
}

const isAwaited = ({ isStartAwaited, startedMs }: Viewing, toldMs: number): boolean =>
	isStartAwaited === true && Math.abs(toldMs - (startedMs ?? toldMs)) <= ONE_START_MS;

const runtimeMs = ({ media }: PlayEvent): number =>
	(media.runtimeSeconds ?? USUAL_RUNTIME_SECONDS) * 1000;

/** A saved state begins a viewing, goes on with it, or belongs to none. */
function signed(known: Viewing | undefined, report: SignReport): Viewing | undefined {
	const { event, toldMs, played, viewing } = report;
	if (!viewing) return known && played ? without(known, 'unwatchedMs') : known;
	const position = positionOf(event);
	const begins = known === undefined || (viewing.begins && !goesOn(known, position));
	const before: Viewing = begins ? { toldMs } : known;
	return {
		...before,
		...further(before, position),
		toldMs,
		...(begins && viewing.startedMs !== undefined ? { startedMs: viewing.startedMs } : {}),
		...(viewing.begins ? { isStartAwaited: true, startedMs: viewing.startedMs ?? toldMs } : {}),
		...(viewing.itemId === undefined ? {} : { itemId: viewing.itemId }),
		...(played === undefined ? {} : { isPlayed: played }),
		...(played && before.isPlayed === false ? { wasFinished: true } : {}),
	};
}

const goesOn = ({ countedMs }: Viewing, position: number | undefined): boolean =>
	countedMs !== undefined && (position ?? 0) >= SECOND_HALF;

function without(viewing: Viewing, name: 'unwatchedMs'): Viewing {
	const rest = { ...viewing };
	delete rest[name];
	return rest;
}

function further({ furthest }: Viewing, position: number | undefined): { furthest?: number } {
	if (position === undefined) return {};
	return { furthest: Math.max(furthest ?? 0, position) };
}
