import type { ServiceAnswer } from '../http/exchange';
import { retryAfterMs } from '../http/retry';
import { Memory, MONTH_MS } from '../shared/memory';
import { countOf, dataOf, textOf } from './reading';

/** Milliseconds after which an app that Simkl has blocked may be tried again; each try before makes it longer. */
export const BLOCKED_MS = 3_600_000;
/** How long Simkl is not asked in vain, milliseconds: somebody may have got a larger plan, or put the app right. */
const MOST_SILENCE_MS = 10 * 60_000;

const EASTERN = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'America/New_York',
	timeStyle: 'medium',
});

/** `user_limit_exceeded` and `app_limit_exceeded`: the day's requests are used up. The 429 for haste has another word. */
export function isUsedUp({ status, body }: ServiceAnswer): boolean {
	return status === 429 && /_limit_exceeded$/i.test(textOf(dataOf(body).error) ?? '');
}

/** Milliseconds until midnight US Eastern, when Simkl counts anew; an hour off on two days a year. */
export function untilTomorrowMs(now: number): number {
	const [hours = 0, minutes = 0, seconds = 0] = EASTERN.format(now).split(':').map(Number);
	return (86_400 - hours * 3600 - minutes * 60 - seconds) * 1000;
}

/** Milliseconds until then as Simkl says it, where it does. */
export function usedUpForMs(answer: ServiceAnswer, now: number): number {
	return retryAfterMs(answer, now) ?? untilTomorrowMs(now);
}

/**
 * The answer as our sender may take it: `Retry-After` can be believed where the day is used up, and nowhere else at Simkl, which
 * was seen to name the end of the day for what is over after a second.
 */
export function withTrueWait(answer: ServiceAnswer, now: number): ServiceAnswer {
	const headers = { ...answer.headers };
	delete headers['retry-after'];
	if (!isUsedUp(answer)) return { ...answer, headers };
	const seconds = Math.ceil(usedUpForMs(answer, now) / 1000);
	return { ...answer, headers: { ...headers, 'retry-after': String(seconds) } };
}

/** A refusal that holds for every further request of an account or an app. */
export interface Pause {
	/** Milliseconds since 1970 when Simkl takes requests again, as far as it is known. */
	until: number;
	/** The answer that said so. */
	answer: ServiceAnswer;
	notedAt: number;
}

/** Client ids that Simkl has answered in this process: it knows them. */
const worked = new Memory<true>(1000, () => 1, MONTH_MS);
const pauses = new Memory<Pause>(1000, () => 1, MOST_SILENCE_MS);
/** Requests that Simkl says are left of the day, by account. */
const left = new Memory<number>();

export function notePause(key: string, pause: Pause): void {
	pauses.set(key, pause, pause.notedAt);
}

/** What is known to be refused at this moment; undefined as soon as it is worth a request again. */
export function pauseOf(key: string, now: number): Pause | undefined {
	const pause = pauses.get(key, now);
	if (!pause) return undefined;
	// A clock that was set back must not silence anybody for long.
	if (now < pause.until && now >= pause.notedAt) return pause;
	pauses.forget(key);
	return undefined;
}

export function noteWorked(clientId: string, { status }: ServiceAnswer): void {
	if (status >= 200 && status < 300) worked.set(clientId, true);
}

export const hasWorked = (clientId: string): boolean => worked.get(clientId) === true;

export function noteLeft(account: string, answer: ServiceAnswer): void {
	const remaining = countOf(answer.headers['x-ratelimit-remaining']);
	if (remaining !== undefined) left.set(account, remaining);
}

/** Requests that are left of the account's day; undefined where Simkl has not said. */
export const leftOf = (account: string): number | undefined => left.get(account);

/** For tests, which live through many days in one process. */
export function forgetPauses(): void {
	pauses.clear();
	left.clear();
	worked.clear();
}
