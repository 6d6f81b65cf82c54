/** @typedef {import('./reply.mjs').Reply} Reply */

/** How a service's own 2xx can be spoilt. */
export const WRONG_FORMS = {
	/** @param {Reply} reply @returns {Reply} */
	empty: ({ status, headers }) => ({ status, headers: headers ?? {}, text: '' }),
	/** @returns {Reply} */
	noContent: () => ({ status: 204, headers: {} }),
	/** @param {Reply} reply @returns {Reply} */
	ok: ({ status }) => ({ status, headers: { 'content-type': 'text/plain' }, text: 'OK' }),
	/** @param {Reply} reply @returns {Reply} */
	null: (reply) => ({ ...reply, json: null }),
	/** @param {Reply} reply @returns {Reply} */
	object: (reply) => ({ ...reply, json: {} }),
	/** @param {Reply} reply @returns {Reply} */
	error: (reply) => ({ ...reply, json: { error: 'internal' } }),
	/** @param {Reply} reply @returns {Reply} */
	cut: ({ status, headers, json, text = '' }) => {
		const whole = json === undefined ? text : JSON.stringify(json);
		return { status, headers: headers ?? {}, text: whole.slice(0, Math.max(1, whole.length >> 1)) };
	},
	/** @param {Reply} reply @returns {Reply} */
	rubbish: (reply) => ({ ...reply, json: [1, 'a', null, {}] }),
	/** @param {Reply} reply @returns {Reply} */
	nested: (reply) => ({ ...reply, json: [[reply.json ?? null]] }),
	/** @param {Reply} reply @returns {Reply} */
	html: ({ status }) => ({
		status,
		headers: { 'content-type': 'text/html' },
		text: '<html><body>Sign in to the guest network</body></html>',
	}),
};
/** @typedef {keyof typeof WRONG_FORMS} WrongForm */

/**
 * What goes wrong. `status`: this answer instead of the service's own, and nothing is carried out. `delayMs`: the
 * service's own answer, late. `reset`: the line breaks before anything is carried out. `html`: a gateway's page.
 * `dropAfterWrite`: the request is carried out, then the line breaks instead of the answer. `wrongForm`: it is carried
 * out, and a 2xx then has a body that the service never gives: seen in the wild behind proxies and in outages. `cut`: it
 * is carried out, and the answer ends in the middle. `dripMs`: a blank after each so many milliseconds instead of the
 * answer, for ever. `bytes`: so many of them. `pagingIgnored`: answered as if no page and no size of one was asked for.
 * @typedef {{ status: number, headers?: Record<string, string>, body?: unknown }
 *   | { delayMs: number } | { reset: true } | { html: number } | { dropAfterWrite: true }
 *   | { wrongForm: WrongForm } | { cut: import('./brokenAnswers.mjs').Cut } | { dripMs: number } | { bytes: number }
 *   | { pagingIgnored: true }} FaultAction
 */

/** What asks for a part of a list, at whichever service. */
const OF_PAGES = /^(page|limit|perPage|startIndex|x-plex-container-(start|size))$/i;

/**
 * The same request without any word of pages.
 * @param {import('./request.mjs').IncomingCall} call
 * @returns {import('./request.mjs').IncomingCall}
 */
export const withoutPages = (call) => ({
	...call,
	query: new URLSearchParams([...call.query].filter(([name]) => !OF_PAGES.test(name))),
	headers: Object.fromEntries(
		Object.entries(call.headers).filter(([name]) => !OF_PAGES.test(name)),
	),
});

/**
 * A text as `path` matches that path alone; `account` is the name of the account whose token was sent.
 * @typedef {object} FaultMatch
 * @property {string} [method]
 * @property {string | RegExp} [path]
 * @property {string} [account]
 */

/**
 * @typedef {object} Fault
 * @property {FaultMatch} [match] every request, when left out
 * @property {number} [times] how many matching requests meet it; 1 when left out
 * @property {FaultAction} action
 * @property {string} [name] what the log of requests calls it; the fields of its action, when left out
 */

/** Faults planned for the requests to come: each request meets the first one that matches and is not used up. */
export class FaultPlan {
	/** @type {{ match: FaultMatch, left: number, action: FaultAction, name: string }[]} */
	#planned = [];

	/** @param {...Fault} faults */
	push(...faults) {
		for (const { match = {}, times = 1, action, name = Object.keys(action).join('+') } of faults) {
			this.#planned.push({ match, left: times, action, name });
		}
	}

	clear() {
		this.#planned = [];
	}

	/** How many planned faults no request has met yet. */
	get left() {
		return this.#planned.reduce((sum, fault) => sum + fault.left, 0);
	}

	/**
	 * @param {{ method: string, path: string, account?: string | undefined }} request
	 * @returns {{ action: FaultAction, name: string } | undefined}
	 */
	take(request) {
		const fault = this.#planned.find(({ match, left }) => left > 0 && matches(match, request));
		if (!fault) return undefined;
		fault.left -= 1;
		if (fault.left <= 0) this.#planned = this.#planned.filter((planned) => planned !== fault);
		return fault;
	}
}

/**
 * @param {FaultMatch} match
 * @param {{ method: string, path: string, account?: string | undefined }} request
 */
function matches(match, request) {
	if (match.method !== undefined && match.method !== request.method) return false;
	if (match.account !== undefined && match.account !== request.account) return false;
	if (match.path === undefined) return true;
	return typeof match.path === 'string'
		? match.path === request.path
		: request.path.search(match.path) >= 0;
}
