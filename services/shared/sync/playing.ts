import type { IDataObject } from 'n8n-workflow';
import type { PlayEvent } from '../../../media';
import { itemOf, textOf } from '../../http/json';
import type { ClientAnswer } from '../../http/serviceClient';
import type { CodeOf, OutcomeCode } from './outcomes';

/** From here on (percent) media servers count a play themselves and send a watched event for it. */
const FINISHED_FROM = 90;
/** Below this (percent) a stop leaves no resume point worth keeping. */
const STARTED_FROM = 1;
/** Minutes after which "now watching" would be untrue, and a resume point could overwrite a newer one. */
const STALE_AFTER_MINUTES = 15;

/** In percent: what a service takes as a resume point, without counting it as a play. */
export interface ResumePoints {
	lowest: number;
	highest: number;
}

/** What a service that keeps up with players is told of a viewing under way, or why it is told nothing. */
export type Playing =
	| { action: 'start' | 'pause' | 'stop'; progress: number }
	| { action: 'none'; code: CodeOf<'ignored'>; reason: string };

/** `ageMs`: since it happened; `freshMinutes`: for how long a finished play of this user is told as just now. */
export function playingOf(
	{
		event,
		progress,
		counted,
		notCounted,
	}: Pick<PlayEvent, 'event' | 'progress' | 'counted' | 'notCounted'>,
	{ ageMs, freshMinutes }: { ageMs: number; freshMinutes: number },
	{ lowest, highest }: ResumePoints,
): Playing {
	const isStale = ageMs > Math.max(STALE_AFTER_MINUTES, freshMinutes) * 60_000;
	if (event === 'play' || event === 'resume') {
		return isStale
			? nothing('tooLate', 'It happened too long ago to be shown as now watching')
			: { action: 'start', progress: Math.min(progress ?? 0, 100) };
	}
	if (counted) {
		return nothing(
			'countedBefore',
			'This play has been counted already, so it leaves no resume point',
		);
	}
	if (progress === undefined) {
		if (notCounted) return nothing('notCounted', notCounted.reason);
		return nothing('positionUnknown', 'The position is unknown');
	}
	if (event === 'stop') {
		if (progress < STARTED_FROM) return nothing('barelyStarted', 'Barely started');
		// Told by the trigger itself, this stop was no play: then its position is worth keeping.
		if (progress >= FINISHED_FROM && !notCounted) {
			return nothing('countedByWatched', 'Finished: counted by the watched event');
		}
	}
	if (isStale) return nothing('tooLate', 'It happened too long ago to be a resume point');
	const resumePoint = Math.max(lowest, Math.min(progress, highest));
	return { action: event === 'pause' ? 'pause' : 'stop', progress: resumePoint };
}

function nothing(code: CodeOf<'ignored'>, reason: string): Playing {
	return { action: 'none', code, reason };
}

/** Milliseconds that a service's clock may be behind this machine's. */
const CLOCK_SKEW_MS = 2 * 60_000;

/** What a service made of the end of a viewing. */
export interface ScrobbleStop {
	code: Extract<OutcomeCode, 'scrobbled' | 'resumePointKept' | 'justCounted'>;
	/** When the service already counted it, on a duplicate. */
	watchedAt?: string;
	answer: IDataObject;
	attempts: number;
}

/**
 * Reads the answer to a stop that was sent at `sentAt`: a 409 says that the title was counted not long ago. `counts`:
 * whether the progress that was sent is one that the service counts as watched.
 */
export function scrobbleStopOf(
	sent: ClientAnswer,
	{ sentAt, counts }: { sentAt: number; counts: boolean },
): ScrobbleStop {
	const answer = itemOf(sent);
	const { attempts } = sent;
	if (sent.status !== 409) {
		// Documents disagree on the word for a counted play (stop, scrobble), but not on pause.
		const code = answer.action === 'pause' ? 'resumePointKept' : 'scrobbled';
		return { code, answer, attempts };
	}
	const watchedAt = textOf(answer.watched_at);
	// After a lost answer the play that is in the way is this one.
	const isOurOwn =
		sent.afterLostAnswer === true &&
		counts &&
		(watchedAt === undefined || Date.parse(watchedAt) >= sentAt - CLOCK_SKEW_MS);
	return { code: isOurOwn ? 'scrobbled' : 'justCounted', watchedAt, answer, attempts };
}
