import { json, Refusal } from '../http/reply.mjs';

const READS = 1000;
const READ_PERIOD_MS = 300_000;

/**
 * Trakt's limits: one write a second and account, 1000 reads in five minutes. A refused call does not count.
 */
export class Pace {
	/** @type {Map<string, number>} */
	#lastWrite = new Map();
	/** @type {Map<string, { since: number, count: number }>} */
	#reads = new Map();
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

	/**
	 * @param {string} who
	 * @param {number} now
	 */
	#write(who, now) {
		const since = now - (this.#lastWrite.get(who) ?? -Infinity);
		// Two requests sent a second apart may arrive a little closer than that.
		if (since < this.#writeIntervalMs * 0.95) {
			throw tooMany('AUTHED_API_POST_LIMIT', 1, 1, now + this.#writeIntervalMs - since, now);
		}
		this.#lastWrite.set(who, now);
	}

	/**
	 * @param {string} who
	 * @param {number} now
	 */
	#read(who, now) {
		const known = this.#reads.get(who);
		const period = known && now - known.since < READ_PERIOD_MS ? known : { since: now, count: 0 };
		if (period.count >= READS) {
			throw tooMany(
				'AUTHED_API_GET_LIMIT',
				READ_PERIOD_MS / 1000,
				READS,
				period.since + READ_PERIOD_MS,
				now,
			);
		}
		this.#reads.set(who, { ...period, count: period.count + 1 });
	}
}

/**
 * @param {string} name
 * @param {number} period seconds
 * @param {number} limit
 * @param {number} until milliseconds since 1970
 * @param {number} now
 */
function tooMany(name, period, limit, until, now) {
	return new Refusal(
		json(429, undefined, {
			'retry-after': String(Math.max(1, Math.ceil((until - now) / 1000))),
			'x-ratelimit': JSON.stringify({
				name,
				period,
				limit,
				remaining: 0,
				until: new Date(until).toISOString(),
			}),
		}),
	);
}
