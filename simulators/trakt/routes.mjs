import { Router } from '../http/router.mjs';

/**
 * @typedef {import('./account.mjs').Account} Account
 * @typedef {import('../http/reply.mjs').Reply} Reply
 */

/**
 * What every handler of the simulated API may read and change.
 * @typedef {object} World
 * @property {import('./titles/catalogue.mjs').Catalogue} catalogue
 * @property {() => number} nextId a 64-bit id that no play and no resume point has had
 * @property {number} scrobbleWindowMs how long a scrobbled item is refused with 409
 * @property {import('./rules.mjs').Variants} rules
 */

/**
 * @typedef {object} PublicCall
 * @property {Record<string, string>} params
 * @property {URLSearchParams} query
 * @property {unknown} body
 * @property {number} now milliseconds since 1970
 * @property {World} world
 */

/** @typedef {PublicCall & { account: Account }} PersonalCall */

/**
 * @typedef {{ open: true, handle: (call: PublicCall) => Reply }
 *   | { open: false, handle: (call: PersonalCall) => Reply }} Route
 */

/** The API's routes: `open` ones need an app's key alone, `personal` ones a person's token. */
export class Routes {
	/** @type {Router<Route>} */
	#router = new Router();

	/**
	 * @param {string} method
	 * @param {string} pattern
	 * @param {(call: PublicCall) => Reply} handle
	 */
	open(method, pattern, handle) {
		this.#router.on(method, pattern, { open: true, handle });
	}

	/**
	 * @param {string} method
	 * @param {string} pattern
	 * @param {(call: PersonalCall) => Reply} handle
	 */
	personal(method, pattern, handle) {
		this.#router.on(method, pattern, { open: false, handle });
	}

	/**
	 * @param {string} method
	 * @param {string} path
	 */
	find(method, path) {
		return this.#router.find(method, path);
	}
}
