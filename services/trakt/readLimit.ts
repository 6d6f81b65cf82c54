import type { ServiceAnswer } from '../http/exchange';
import { Memory } from '../shared/memory';
import { isData } from './reading';

/** AUTHED_API_GET_LIMIT: 500 reads in five minutes and account, since August 2026. */
const USUAL = { reads: 500, periodMs: 300_000 };

interface AccountReads {
	reads: number;
	periodMs: number;
	/** Milliseconds since 1970 of the reads of the last period, oldest first. */
	at: number[];
}

/** Of this process alone: what other apps and processes read is met by Trakt's 429. */
const accounts = new Memory<AccountReads>();

/** Remembers a read that was answered, and the limit where the answer names it, which a 429 of Trakt need not do. */
export function noteRead(account: string, { status, headers }: ServiceAnswer, now: number): void {
	const known = accounts.get(account) ?? { ...USUAL, at: [] };
	const { reads, periodMs } = limitIn(headers['x-ratelimit']) ?? known;
	// What Trakt refuses does not count.
	const at = status === 429 ? known.at : [...known.at, now];
	accounts.set(account, { reads, periodMs, at: at.filter((ms) => isWithin(ms, now, periodMs)) });
}

/** Milliseconds until the account has used less than that share of what it may read. */
export function untilRoom(account: string, share: number, now: number): number {
	const { reads, periodMs, at } = accounts.get(account) ?? { ...USUAL, at: [] };
	const current = at.filter((ms) => isWithin(ms, now, periodMs));
	const tooMany = current.length - Math.max(1, Math.floor(reads * share)) + 1;
	const leaving = tooMany > 0 ? current[tooMany - 1] : undefined;
	return leaving === undefined ? 0 : leaving + periodMs - now;
}

/** Milliseconds in which Trakt counts the reads of this account. */
export function readPeriodMs(account: string): number {
	return accounts.get(account)?.periodMs ?? USUAL.periodMs;
}

/** A clock that was set back must not hold an account for longer than a period. */
function isWithin(ms: number, now: number, periodMs: number): boolean {
	return ms > now - periodMs && ms <= now;
}

function limitIn(written: string | undefined): { reads: number; periodMs: number } | undefined {
	if (!written?.includes('_GET_LIMIT')) return undefined;
	const said = parsed(written);
	if (!isData(said)) return undefined;
	const { limit: reads, period } = said;
	if (typeof reads !== 'number' || typeof period !== 'number') return undefined;
	return reads >= 1 && period >= 1 && period <= 3600
		? { reads, periodMs: period * 1000 }
		: undefined;
}

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
