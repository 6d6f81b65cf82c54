import { once } from 'node:events';
import { createServer } from 'node:http';
import { runInEngine } from './n8nEngine.mjs';

/**
 * @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void} Handler
 */

/** @param {number} status @param {unknown} body @returns {Handler} */
export const json = (status, body) => (_request, response) => {
	response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
};

/** A gateway's page. @type {Handler} */
export const page = (_request, response) => {
	response.writeHead(403, { 'Content-Type': 'text/html' }).end('<!DOCTYPE html><p>blocked');
};

const settings = json(200, { user: { username: 'ada' } });
const refusal = json(401, {});

/** A service on loopback that knows the token "fresh" alone, with a token endpoint that gives it. */
export async function startService() {
	/** @type {{ api: Handler, token: Handler }} */
	const answer = {
		api: (request, response) =>
			(request.headers.authorization === 'Bearer fresh' ? settings : refusal)(request, response),
		token: json(200, { access_token: 'fresh', refresh_token: 'next' }),
	};
	/** @type {string[]} */
	const seen = [];
	const server = createServer((request, response) => {
		seen.push(`${request.method} ${request.url}`);
		request.resume().on('end', () => {
			(request.url?.startsWith('/oauth/token') ? answer.token : answer.api)(request, response);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('The service has no port');
	return {
		answer,
		seen,
		origin: `http://127.0.0.1:${address.port}`,
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

/**
 * Runs a node in n8n's engine with a stored sign-in at `origin`: an expired one unless other tokens are given, null
 * for one that was never connected.
 *
 * @param {import('n8n-workflow').INodeType} nodeType
 * @param {string} origin
 * @param {Record<string, unknown> | null} [tokens]
 */
export async function runSignedIn(
	nodeType,
	origin,
	tokens = { access_token: 'stale', refresh_token: 'once' },
) {
	/** @type {Record<string, unknown>} */
	const stored = {
		clientId: 'client',
		clientSecret: '',
		grantType: 'pkce',
		authentication: 'body',
		accessTokenUrl: `${origin}/oauth/token`,
		apiAddress: origin,
		oauthTokenData: tokens ?? undefined,
	};
	const credentialsHelper = {
		isCredentialUsableByNode: () => true,
		getParentTypes: () => ['oAuth2Api'],
		getDecrypted: async () => structuredClone(stored),
		getCredentialsProperties: () => [],
		runPreAuthentication: async () => undefined,
		/** @param {unknown} _where @param {string} _type @param {Record<string, unknown>} renewed */
		async updateCredentialsOauthTokenData(_where, _type, renewed) {
			Object.assign(stored, renewed);
		},
	};
	const ran = await runInEngine({
		nodeType,
		items: [{}],
		node: {
			onError: 'continueErrorOutput',
			parameters: { resource: 'user', operation: 'getSettings', simplify: true },
			credentials: { traktOAuth2Api: { id: origin, name: "Ada's Trakt" } },
		},
		additionalData: { credentialsHelper },
	});
	return { ...ran, stored };
}
