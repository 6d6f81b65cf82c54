import { json, Refusal } from '../../http/reply.mjs';

import { READ_PERIOD_MS } from '../rules.mjs';

/** Trakt's limits: one write a second and account, 500 reads in five minutes. A refused call does not count. */
export class Pace {
	/** @type {Map<string, number>} */
	#lastWrite = new Map();
	/** @type {Map<string, { since: number, count: number }>} */
	#reads = new Map();
	#writeIntervalMs;
	#rules;

	/**
	 * @param {number} writeIntervalMs between two accepted writes of one account
	 * @param {import('../rules.mjs').Variants} rules
	 */
	constructor(writeIntervalMs, rules) {
		this.#writeIntervalMs = writeIntervalMs;
		this.#rules = rules;
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
			const until = now + this.#writeIntervalMs - since;
			throw this.#tooMany('AUTHED_API_POST_LIMIT', { period: 1, limit: 1, until, now });
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
		const limit = this.#rules.reads;
		if (period.count >= limit) {
			const until = period.since + READ_PERIOD_MS;
			const seconds = READ_PERIOD_MS / 1000;
			throw this.#tooMany('AUTHED_API_GET_LIMIT', { period: seconds, limit, until, now });
		}
		this.#reads.set(who, { ...period, count: period.count + 1 });
	}

	/**
	 * @param {string} name
	 * @param {{ period: number, limit: number, until: number, now: number }} bucket period in seconds, the moments in
	 *   milliseconds since 1970
	 */
	#tooMany(name, { period, limit, until, now }) {
		if (!this.#rules.limitHeaders) return new Refusal(json(429, undefined));
		const at = new Date(until).toISOString();
		return new Refusal(
			json(429, undefined, {
				'retry-after': String(Math.max(1, Math.ceil((until - now) / 1000))),
				'x-ratelimit': JSON.stringify({ name, period, limit, remaining: 0, until: at }),
			}),
		);
	}
}
