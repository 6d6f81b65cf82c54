import type { HttpMethod, ServiceAnswer } from './exchange';

/** Attempts per request, the first one included. */
export const MAX_ATTEMPTS = 5;
/** Milliseconds one attempt may take. */
export const ATTEMPT_TIMEOUT_MS = 20_000;
/** Milliseconds for all attempts and the waits between them; waiting for one's turn or pace is not counted. */
export const MAX_TOTAL_MS = 90_000;

const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 30_000;

/** Milliseconds to wait after the given attempt (1 is the first): exponential, full jitter so that clients spread out. */
export function backoffMs(attempt: number, random: () => number): number {
	return Math.round(random() * longestWaitMs(attempt));
}

/** Milliseconds after a 429 or 503 that named no time: without jitter downwards, for the limit is still there. */
export function limitedBackoffMs(attempt: number, random: () => number): number {
	return Math.round(longestWaitMs(attempt) * (1 + random() / 4));
}

function longestWaitMs(attempt: number): number {
	return Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempt - 1));
}

/** 429 and every 5xx, Cloudflare's 520–522 among them: the same request may work later. */
export function isWorthAnotherTry(answer: ServiceAnswer): boolean {
	return answer.status === 429 || answer.status >= 500;
}

/** A write that a server or gateway broke off may have been carried out; a 429 certainly was not. */
export function mayHaveBeenCarriedOut(method: HttpMethod, answer: ServiceAnswer): boolean {
	return method !== 'GET' && answer.status >= 500;
}
