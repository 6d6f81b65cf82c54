import { moveIntoSimkl } from '../../../simulators/household.mjs';
import { startSimkl } from '../../../simulators/simkl/index.mjs';
import { CALLBACK, HandClock, send } from './visit.mjs';

export const IDENTITY = 'app-name=n8n-nodes-scrobble&app-version=0.0.0';

/**
 * The household's Simkl with an app, Alice (VIP) and Bob (free) signed in, and a client that sends what Simkl demands.
 * @param {import('../../../simulators/simkl/server.mjs').SimklOptions} [options]
 */
export async function visitSimkl(options = {}) {
	const clock = new HandClock();
	const simkl = await startSimkl({ clock, writeIntervalMs: 0, ...options });
	const household = moveIntoSimkl(simkl);
	const app = simkl.addApp({ name: 'Test', redirectUris: [CALLBACK] });
	/** @type {Record<string, string>} */
	const tokens = {
		Alice: simkl.signIn('Alice', app.clientId),
		Bob: simkl.signIn('Bob', app.clientId),
	};

	/**
	 * @param {string} asked method and path
	 * @param {{ body?: unknown, headers?: Record<string, string | undefined>, as?: string, query?: string }} [ask]
	 */
	async function ask(asked, { body, headers = {}, as = 'Alice', query } = {}) {
		const [method = 'GET', path = '/'] = asked.split(' ');
		const token = tokens[as];
		const said = query ?? `client_id=${app.clientId}&${IDENTITY}`;
		return await send(
			`${simkl.address}${path}${path.includes('?') ? '&' : '?'}${said}`,
			method,
			body,
			{
				'user-agent': 'n8n-nodes-scrobble/0.0.0',
				'content-type': 'application/json',
				...(token ? { authorization: `Bearer ${token}` } : {}),
				...headers,
			},
		);
	}

	return { simkl, clock, app, tokens, ask, ...household };
}
