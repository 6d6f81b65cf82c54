import { request } from 'node:http';
import { moveIn } from '../../../simulators/household.mjs';
import { startTrakt } from '../../../simulators/trakt/index.mjs';

export const CALLBACK = 'http://127.0.0.1:5678/rest/oauth2-credential/callback';

/** A clock that a test turns by hand. */
export class HandClock {
	#at = Date.parse('2026-03-08T20:00:00.000Z');
	now() {
		return this.#at;
	}
	/** @param {number} ms */
	pass(ms) {
		this.#at += ms;
	}
}

/**
 * @typedef {object} Ask
 * @property {unknown} [body] sent as JSON, text as it is
 * @property {Record<string, string | undefined>} [headers] undefined leaves one out
 * @property {string | undefined} [as] whose token goes with it: 'Alice' by default, '' for nobody's
 */

/**
 * The household's Trakt with an app, Alice and Bob signed in, and a client that sends what Trakt demands.
 * @param {import('../../../simulators/trakt/server.mjs').TraktOptions} [options]
 */
export async function visitTrakt(options = {}) {
	const clock = new HandClock();
	const trakt = await startTrakt({ clock, writeIntervalMs: 0, ...options });
	const household = moveIn(trakt);
	const app = trakt.addApp({ name: 'Test', redirectUris: [CALLBACK] });
	/** @type {Record<string, string>} */
	const tokens = {
		Alice: trakt.signIn('Alice', app.clientId).accessToken,
		Bob: trakt.signIn('Bob', app.clientId).accessToken,
	};

	/**
	 * @param {string} asked method and path
	 * @param {Ask} [ask]
	 */
	async function ask(asked, { body, headers = {}, as = 'Alice' } = {}) {
		const [method = 'GET', path = '/'] = asked.split(' ');
		const token = tokens[as];
		return await send(trakt.address + path, method, body, {
			'user-agent': 'n8n-nodes-scrobble/0.0.0',
			'content-type': 'application/json',
			'trakt-api-version': '2',
			'trakt-api-key': app.clientId,
			...(token ? { authorization: `Bearer ${token}` } : {}),
			...headers,
		});
	}

	return { trakt, clock, app, tokens, ask, ...household };
}

/**
 * An answer, its JSON parsed. `read('user.username')` is the value at that place in it.
 * @typedef {{ status: number, headers: Record<string, string>, text: string, json: unknown,
 *   read(place: string): unknown }} Answer
 */

/**
 * @param {string} url
 * @param {string} method
 * @param {unknown} body
 * @param {Record<string, string | undefined>} headers
 * @returns {Promise<Answer>}
 */
export function send(url, method, body, headers) {
	return new Promise((resolve, reject) => {
		const kept = Object.entries(headers).flatMap(([name, value]) =>
			value === undefined ? [] : [[name, value]],
		);
		const sending = request(
			url,
			{ method, agent: false, headers: Object.fromEntries(kept) },
			(response) => {
				let text = '';
				response.setEncoding('utf8');
				response.on('data', (chunk) => (text += chunk));
				response.on('error', reject);
				response.on('end', () => {
					const { statusCode: status = 0, headers: answered } = response;
					/** @type {Record<string, string>} */
					const flat = {};
					for (const [name, value] of Object.entries(answered)) flat[name] = String(value);
					const json =
						flat['content-type']?.includes('json') && text ? JSON.parse(text) : undefined;
					resolve({ status, headers: flat, text, json, read: (place) => valueAt(json, place) });
				});
			},
		);
		sending.on('error', reject);
		sending.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body));
	});
}

/**
 * @param {unknown} json
 * @param {string} place
 */
function valueAt(json, place) {
	/** @type {unknown} */
	let value = json;
	for (const name of place.split('.')) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = new Map(Object.entries(value)).get(name);
	}
	return value;
}
