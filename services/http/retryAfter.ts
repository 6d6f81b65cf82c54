import type { ServiceAnswer } from './exchange';

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
