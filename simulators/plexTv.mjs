import { json, Refusal } from './http/reply.mjs';
import { serve } from './http/server.mjs';

/**
 * @typedef {import('./http/request.mjs').IncomingCall} IncomingCall
 * @typedef {{ id: number, username: string, token: string, plexPass: boolean, webhooks: string[] }} TvAccount
 * @typedef {Awaited<ReturnType<typeof startPlexTv>>} PlexTvSimulator
 */

/**
 * plex.tv, as far as an account's webhooks go: `POST` replaces the whole list.
 * @param {{ port?: number, onRequest?: (entry: import('./http/requestLog.mjs').LoggedRequest) => void }} [options]
 */
export async function startPlexTv({ port = 0, onRequest } = {}) {
	/** @type {TvAccount[]} */
	const accounts = [];
	/** @param {IncomingCall} call */
	const accountOf = ({ headers }) =>
		accounts.find(({ token }) => token === headers['x-plex-token']);

	/** @param {IncomingCall} call */
	function answer(call) {
		if (!call.headers['x-plex-client-identifier']) {
			refused(400, 1000, 'X-Plex-Client-Identifier is missing');
		}
		const account = accountOf(call) ?? refused(401, 1001, 'User could not be authenticated');
		switch (`${call.method} ${call.path}`) {
			case 'GET /api/v2/user':
				return json(200, { id: account.id, username: account.username, title: account.username });
			case 'GET /api/v2/user/webhooks':
				return json(200, listOf(account));
			case 'POST /api/v2/user/webhooks':
				return replace(account, call);
			default:
				return refused(404, 1404, 'Not found');
		}
	}

	const service = await serve({
		port,
		now: () => Date.now(),
		answer,
		accountOf: (call) => accountOf(call)?.username,
		onRequest,
	});
	return {
		...service,
		/** @param {{ id: number, username: string, token: string, plexPass?: boolean, webhooks?: string[] }} person */
		addAccount({ plexPass = true, webhooks = [], ...person }) {
			const account = { ...person, plexPass, webhooks };
			accounts.push(account);
			return account;
		},
	};
}

/** What plex.tv said of it to a client, as its log has it (read 2026-11-29). */
const NO_PLEX_PASS = 1043;

/** @param {TvAccount} account */
function listOf({ plexPass, webhooks }) {
	if (!plexPass) refused(403, NO_PLEX_PASS, 'Plex Pass is required');
	return webhooks.map((url) => ({ url }));
}

/** `urls[]` once for each address, or one empty field for none. @param {TvAccount} account @param {IncomingCall} call */
function replace(account, { headers, form = [] }) {
	if (!account.plexPass) refused(403, NO_PLEX_PASS, 'Plex Pass is required');
	if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
		refused(400, 1000, 'urls is missing');
	}
	const fields = form.filter(([name]) => name === 'urls[]' || name === 'urls');
	if (fields.length === 0) refused(400, 1000, 'urls is missing');
	account.webhooks = fields.map(([, url]) => url).filter((url) => url !== '');
	return json(201, listOf(account));
}

/** @param {number} status @param {number} code @param {string} message @returns {never} */
function refused(status, code, message) {
	throw new Refusal(json(status, { errors: [{ code, message, status }] }));
}
