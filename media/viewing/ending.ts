import type { NotCounted, PlayEvent } from '../watchEvent';
import {
	type CountingRules,
	type Judged,
	type PlaybackReport,
	positionOf,
	type Viewing,
} from './viewing';

/** Percent from which media servers count a play by default. */
const USUALLY_FROM = 90;
/** Nobody watches faster than that. */
const FASTEST = 2;
/** Seconds of a title without a running time that nobody calls watched by accident. */
const LONG_ENOUGH_SECONDS = 5 * 60;

/** The end of a viewing: a play, or a stop that says why it is none. */
export function ending(viewing: Viewing, report: PlaybackReport, rules: CountingRules): Judged {
	const { event, toldMs } = report;
	if (viewing.countedMs !== undefined) {
		return { viewing, event: { ...event, event: 'stop', counted: true } };
	}
	const notCounted = whyNotCounted(viewing, report, rules);
	if (notCounted) return { viewing, event: { ...positioned(event), event: 'stop', notCounted } };
	return { viewing: { ...viewing, countedMs: toldMs }, event: asPlay(viewing, report) };
}

/** An end without a position would be taken for a play that began just then: the viewing's own key tells it better. */
function asPlay(viewing: Viewing, { event, ending: said }: PlaybackReport): PlayEvent {
	const play: PlayEvent = { ...positioned(event), event: 'watched' };
	if (play.progress !== undefined || said === 'completed') return play;
	return { ...play, key: viewing.key ?? event.key };
}

/** The event without a position that is none. */
function positioned(event: PlayEvent): PlayEvent {
	const known = { ...event };
	if (positionOf(event) === undefined) delete known.progress;
	return known;
}

function whyNotCounted(
	viewing: Viewing,
	report: PlaybackReport,
	{ countsFrom }: CountingRules,
): NotCounted | undefined {
	const { event, ending: said } = report;
	const from = countsFrom ?? USUALLY_FROM;
	const position = positionOf(event);
	const { furthest } = viewing;
	if (said === 'toldApart' && viewing.startedMs === undefined) {
		return furthest !== undefined && furthest < from
			? stoppedAt(furthest, from)
			: reasonOf('startNotSeen');
	}
	if (countsFrom !== undefined && position !== undefined) {
		return (furthest ?? position) >= from ? undefined : stoppedAt(furthest ?? position, from);
	}
	if (said === 'completed') return undefined;
	if (said === 'notCompleted' && position !== undefined && position >= from) {
		return reasonOf('notCompleted', position);
	}
	if ((furthest !== undefined && furthest >= from) || viewing.wasFinished) return undefined;
	if (said === 'unproven') {
		return couldHaveSeen(viewing, report, from) ? undefined : reasonOf('tooShort');
	}
	return furthest === undefined ? reasonOf('positionUnknown') : stoppedAt(furthest, from);
}

/** Whether there was time enough to get that far, from where the viewing was last seen. Unknown is no objection. */
function couldHaveSeen(viewing: Viewing, { event, toldMs }: PlaybackReport, from: number): boolean {
	if (viewing.startedMs === undefined) return true;
	const seconds = (toldMs - viewing.startedMs) / 1000;
	const { runtimeSeconds } = event.media;
	if (runtimeSeconds === undefined) return seconds >= LONG_ENOUGH_SECONDS;
	return (viewing.furthest ?? 0) + (FASTEST * 100 * seconds) / runtimeSeconds >= from;
}

const percent = (progress: number): string => `${Math.floor(progress)} %`;

function stoppedAt(progress: number, from: number): NotCounted {
	return {
		code: 'stoppedEarly',
		reason: `Stopped at ${percent(progress)}: a play counts from ${from} %`,
	};
}

function reasonOf(
	code: Exclude<NotCounted['code'], 'stoppedEarly' | 'rewatchUnproven'>,
	progress = 0,
): NotCounted {
	switch (code) {
		case 'notCompleted':
			return {
				code,
				reason: `The media server says that it was not played to the end, although it got to ${percent(progress)}`,
			};
		case 'tooShort':
			return {
				code,
				reason:
					'The media server calls it played, but the player told no position and too little time had passed to see it',
			};
		case 'positionUnknown':
			return {
				code,
				reason: 'The player told no position, and the media server does not call it played',
			};
		case 'startNotSeen':
			return {
				code,
				reason:
					'n8n did not see this viewing begin, so the media server may have counted it before',
			};
	}
}
