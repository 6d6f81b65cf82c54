import type { ServiceAnswer } from './exchange';

/** Milliseconds that `Retry-After` asks to wait: seconds or an HTTP date (RFC 9110 §10.2.3); undefined when absent or unreadable. */
export function retryAfterMs(answer: ServiceAnswer, nowMs: number): number | undefined {
	const value = answer.headers['retry-after']?.trim();
	if (!value) return undefined;
	if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
	const date = Date.parse(value);
	return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
