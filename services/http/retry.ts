import { NoAnswer } from './exchange';
import type { HttpMethod, ServiceAnswer } from './exchange';

/** Attempts per request, the first one included. */
export const MAX_ATTEMPTS = 5;
/** The same for answers that cannot be understood: a hiccup passes, another program at that address stays. */
export const MAX_ATTEMPTS_TO_UNDERSTAND = 3;
/** Milliseconds one attempt to read may take. */
const READ_TIMEOUT_MS = 20_000;
/** Milliseconds one attempt to write may take: what is given up on may be carried out all the same, only later. */
const WRITE_TIMEOUT_MS = 60_000;
/**
 * Milliseconds of attempts and waits after which no other attempt begins. The last one has its whole time too: cut short,
 * it would be given up on while it is under way. Waiting for one's turn or pace is not counted.
 */
export const LAST_ATTEMPT_MS = 90_000;
/** Milliseconds that a piece of work waits for its turn, or its pace, among everything else of its account. */
export const LONGEST_TURN_MS = 10 * 60_000;
/** Milliseconds after which a write that nobody answered in time is no longer expected to be carried out. */
export const SETTLED_MS = 5 * 60_000;

const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 30_000;

export function timeoutMs(method: HttpMethod): number {
	return method === 'GET' ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS;
}

/** Milliseconds to wait after the given attempt (1 is the first): exponential, full jitter so that clients spread out. */
export function backoffMs(attempt: number, random: () => number): number {
	return Math.round(random() * longestWaitMs(attempt));
}

/**
 * Milliseconds after a 429 or 503 that named no time, and before a write that broke off is looked for: without jitter
 * downwards, for the limit is still there, and what is being carried out needs a moment to be seen.
 */
export function steadyBackoffMs(attempt: number, random: () => number): number {
	return Math.round(longestWaitMs(attempt) * (1 + random() / 4));
}

function longestWaitMs(attempt: number): number {
	return Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempt - 1));
}

/**
 * 429 and every 5xx, Cloudflare's 520–522 among them: the same request may work later. So may one that a gateway gave up
 * waiting for (408, RFC 9110 §15.5.9) or did not want to risk (425, RFC 8470 §5.2), whatever the service itself says of 4xx.
 */
export function isWorthAnotherTry({ status }: ServiceAnswer): boolean {
	return status === 429 || status >= 500 || PASSING.has(status);
}

/** Nobody looked at the request as a whole, so nothing is wrong with it. */
export const PASSING: ReadonlySet<number> = new Set([408, 425]);

/** A write that a server or gateway broke off may have been carried out; a 425 or 429 certainly was not. */
export function mayHaveBeenCarriedOut(method: HttpMethod, answer: ServiceAnswer): boolean {
	return method !== 'GET' && (answer.status >= 500 || answer.status === 408);
}

/** Nobody waited for the end of it, we or a gateway before us (408, 504, Cloudflare's 524): it may be carried out yet. */
export function mayBeUnderWay(outcome: ServiceAnswer | NoAnswer): boolean {
	if (outcome instanceof NoAnswer) return outcome.code === 'timeout';
	return outcome.status === 504 || outcome.status === 524 || outcome.status === 408;
}

/** The longest that a service is left alone because it said so: whoever asks for years would be forgotten. */
export const MOST_RETRY_AFTER_MS = 24 * 3_600_000;

const SECONDS = /^\d+(\.\d+)?$/;
/** RFC 9110 §5.6.7, IMF-fixdate: the form that has to be sent. `Date.parse` alone reads "-1" and "soon 1" as dates. */
const HTTP_DATE =
	/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;

/**
 * Milliseconds that `Retry-After` asks to wait, a day at most: seconds or an HTTP date (RFC 9110 §10.2.3); undefined
 * when absent or unreadable, so that our own back-off counts.
 */
export function retryAfterMs(answer: ServiceAnswer, nowMs: number): number | undefined {
	const value = answer.headers['retry-after']?.trim() ?? '';
	const asked = SECONDS.test(value)
		? Math.ceil(Number(value) * 1000)
		: HTTP_DATE.test(value)
			? Date.parse(value) - nowMs
			: Number.NaN;
	return Number.isNaN(asked) ? undefined : Math.min(Math.max(0, asked), MOST_RETRY_AFTER_MS);
}
