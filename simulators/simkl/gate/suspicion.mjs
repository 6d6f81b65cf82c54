/** @typedef {import('../account.mjs').Account} Account */

/** @type {WeakMap<Account, Suspicion>} */
const suspicions = new WeakMap();

/**
 * Notices what Simkl suspends a client id for, without a warning: reading all items on a timer. Every round has to begin
 * with the activities, may read each list once, and may read a whole list again only after something has changed in it.
 * @param {Account} account
 */
export function suspicionOf(account) {
	const known = suspicions.get(account);
	if (known) return known;
	const made = new Suspicion(account);
	suspicions.set(account, made);
	return made;
}

class Suspicion {
	/** @type {Set<string> | undefined} */
	#readThisRound;
	/** @type {Map<string, string>} */
	#stateRead = new Map();
	#account;

	/** @param {Account} account */
	constructor(account) {
		this.#account = account;
	}

	askedForActivities() {
		this.#readThisRound = new Set();
	}

	/** @param {{ type?: string, status?: string, from: string | null, extended: string }} asked */
	askedForItems({ type = 'all', status = '', from, extended }) {
		const isIds = extended.endsWith('ids_only');
		const kind = isIds ? 'ids' : from === null ? 'whole' : 'changes';
		const key = `${type}${status} ${kind}`;
		const round = this.#readThisRound;
		if (!round) this.#note(`${key} without the activities before`);
		else if (round.has(key)) this.#note(`${key} twice after one look at the activities`);
		round?.add(key);
		if (kind !== 'whole') return;
		const state = JSON.stringify(this.#account.activities);
		if (this.#stateRead.get(key) === state) this.#note(`${key} again although nothing has changed`);
		this.#stateRead.set(key, state);
	}

	/** @param {string} reason */
	#note(reason) {
		this.#account.wouldBeSuspended.push(reason);
	}
}
