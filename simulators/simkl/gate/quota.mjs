import { REQUESTS_A_DAY } from '../limits.mjs';
import { refusal } from './refusals.mjs';

/** @typedef {import('../account.mjs').Account} Account */

const EASTERN = new Intl.DateTimeFormat('en-CA', {
	timeZone: 'America/New_York',
	dateStyle: 'short',
	timeStyle: 'medium',
	hourCycle: 'h23',
});

/** The day at Simkl's server, and the seconds until its next one. @param {number} now */
export function dayAt(now) {
	const [day = '', time = ''] = EASTERN.format(now).split(', ');
	const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
	return { day, secondsLeft: 86_400 - hours * 3600 - minutes * 60 - seconds };
}

/** The daily number of requests of a person, and apps that are used up or blocked as a whole. */
export class Quota {
	/** App ids that Simkl turns away for a while. @type {Map<string, { until: number, status: 403 | 412 }>} */
	#blocked = new Map();
	/** @type {Set<string>} */
	#usedUpApps = new Set();

	/**
	 * Counts a call of a person, and refuses one that is too many.
	 * @param {{ account: Account, clientId: string, now: number }} call
	 */
	count({ account, clientId, now }) {
		const { day, secondsLeft } = dayAt(now);
		if (account.quota.day !== day) account.quota = { day, used: 0 };
		const late = { 'retry-after': String(secondsLeft) };
		if (this.#usedUpApps.has(clientId)) throw refusal(429, 'app_limit_exceeded', late);
		const limit = REQUESTS_A_DAY[account.plan];
		if (account.quota.used >= limit) throw refusal(429, 'user_limit_exceeded', late);
		account.quota.used += 1;
	}

	/** @param {Account} account */
	headersFor({ plan, quota }) {
		const limit = REQUESTS_A_DAY[plan];
		return {
			'x-ratelimit-limit': String(limit),
			'x-ratelimit-remaining': String(Math.max(0, limit - quota.used)),
		};
	}

	/** @param {string} clientId @param {number} now */
	checkApp(clientId, now) {
		const block = this.#blocked.get(clientId);
		if (!block || block.until <= now) return;
		throw block.status === 412 ? refusal(412, 'client_id_failed') : refusal(403, 'app_blocked');
	}

	/** @param {string} clientId @param {number} until @param {403 | 412} status */
	block(clientId, until, status) {
		this.#blocked.set(clientId, { until, status });
	}

	/** @param {string} clientId */
	useUpApp(clientId) {
		this.#usedUpApps.add(clientId);
	}
}
