import type { IDataObject } from 'n8n-workflow';

import { itemOf, textOf } from '../../http/json';
import type { ClientAnswer } from '../../http/serviceClient';
import type { OutcomeCode } from './outcomes';

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
