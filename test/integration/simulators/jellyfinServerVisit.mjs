import { moveIntoJellyfin } from '../../../simulators/household.mjs';
import { startJellyfin } from '../../../simulators/jellyfinServer.mjs';
import { HandClock, send } from './visit.mjs';

/** @type {import('../../../simulators/jellyfinServer.mjs').JellyfinSimulator[]} */
const running = [];

/** Ends every visit: a test that failed half-way must not hold the suite up. */
export async function leave() {
	await Promise.all(running.splice(0).map((jellyfin) => jellyfin.stop()));
}

/**
 * The household's Jellyfin, an API key, and a client that signs in as the server demands.
 * @param {import('../../../simulators/jellyfinServer.mjs').JellyfinOptions} [options]
 */
export async function visitJellyfin(options = {}) {
	const clock = new HandClock();
	const jellyfin = await startJellyfin({ clock, ...options });
	running.push(jellyfin);
	const household = moveIntoJellyfin(jellyfin);
	const key = jellyfin.addApiKey('n8n');
	/** @type {Record<string, string>} */
	const tokens = { key, alice: jellyfin.signIn('alice'), bob: jellyfin.signIn('bob') };

	/**
	 * @param {string} asked method, path and query
	 * @param {{ as?: string, body?: unknown, headers?: Record<string, string | undefined> }} [ask] `as`: 'key' by
	 *   default, '' for nobody
	 */
	async function ask(asked, { as = 'key', body, headers = {} } = {}) {
		const [method = 'GET', path = '/'] = asked.split(' ');
		const token = tokens[as];
		return await send(jellyfin.address + path, method, body, {
			...(token ? { authorization: `MediaBrowser Token="${token}"` } : {}),
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...headers,
		});
	}

	/**
	 * @param {string} deviceId
	 * @param {unknown} [body]
	 */
	async function signIn(deviceId, body = { Username: 'Bob', Pw: 'anchor' }) {
		const authorization = `MediaBrowser Client="n8n", Device="n8n%20at%20home", DeviceId="${deviceId}", Version="1.0"`;
		return await ask('POST /Users/AuthenticateByName', {
			as: '',
			body,
			headers: { authorization },
		});
	}

	return { jellyfin, clock, key, tokens, ask, signIn, ...household };
}

/**
 * The `Items` of an answer, each one's value at a name.
 * @param {import('./visit.mjs').Answer} answer
 * @param {string} name
 */
export function itemsOf(answer, name = 'Name') {
	const items = answer.read('Items');
	return Array.isArray(items) ? items.map((item) => item[name]) : undefined;
}
