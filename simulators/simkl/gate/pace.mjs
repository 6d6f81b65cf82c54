import { READS_A_SECOND } from '../limits.mjs';
import { dayAt } from './quota.mjs';
import { refusal } from './refusals.mjs';

/** Simkl's limits for each token: ten reads and one write a second. A write that comes too early is blocked, and each further one extends the block. */
export class Pace {
	/** @type {Map<string, number[]>} */
	#reads = new Map();
	/** @type {Map<string, { last: number, blockedUntil: number }>} */
	#writes = new Map();
	#writeIntervalMs;

	/** @param {number} writeIntervalMs between two accepted writes of one account */
	constructor(writeIntervalMs) {
		this.#writeIntervalMs = writeIntervalMs;
	}

	/**
	 * @param {string} who account, or the app where no account has signed in
	 * @param {string} method
	 * @param {number} now
	 */
	check(who, method, now) {
		if (method === 'GET') this.#read(who, now);
		else this.#write(who, now);
	}

	/** @param {string} who @param {number} now */
	#read(who, now) {
		const recent = (this.#reads.get(who) ?? []).filter((at) => now - at < 1000);
		if (recent.length >= READS_A_SECOND) throw tooFast(now);
		this.#reads.set(who, [...recent, now]);
	}

	/** @param {string} who @param {number} now */
	#write(who, now) {
		const { last, blockedUntil } = this.#writes.get(who) ?? { last: -Infinity, blockedUntil: 0 };
		// Two requests sent a second apart may arrive a little closer than that.
		if (now < blockedUntil || now - last < this.#writeIntervalMs * 0.95) {
			this.#writes.set(who, { last, blockedUntil: now + this.#writeIntervalMs });
			throw tooFast(now);
		}
		this.#writes.set(who, { last: now, blockedUntil: 0 });
	}
}

/** Its `Retry-After` is the day's, which is not what has to be waited for. @param {number} now */
const tooFast = (now) =>
	refusal(429, 'rate_limit', { 'retry-after': String(dayAt(now).secondsLeft) });
