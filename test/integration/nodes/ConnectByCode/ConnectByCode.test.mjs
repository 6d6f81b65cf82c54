import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConnectByCode } from '../../../../nodes/ConnectByCode/ConnectByCode.node';
import { startTrakt } from '../../../../simulators/trakt/index.mjs';
import { runInEngine } from '../../../support/n8nEngine.mjs';

const KEY = 'key-of-n8n';
/** @typedef {{ method: string, path: string, key: unknown, body: unknown }} Asked */
/** @type {Asked[]} */
let asked;
/** What n8n's API lists; undefined where it lists nothing, as n8n 1. @type {object[] | undefined} */
let listed;
/** @type {import('node:http').Server} */
let n8n;
/** @type {string} */
let n8nAddress;
/** @type {Awaited<ReturnType<typeof startTrakt>>} */
let trakt;
/** @type {Record<string, string>} */
let credential;

beforeEach(async () => {
	asked = [];
	listed = [];
	n8n = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk) => (text += chunk));
		request.on('end', () => {
			const { method = '', url: path = '', headers } = request;
			asked.push({ method, path, key: headers['x-n8n-api-key'], body: text && JSON.parse(text) });
			const isList = method === 'GET';
			const status = headers['x-n8n-api-key'] !== KEY ? 401 : isList && !listed ? 405 : 200;
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(isList ? { data: listed, nextCursor: null } : { id: 'new' }));
		});
	});
	n8n.listen(0, '127.0.0.1');
	await once(n8n, 'listening');
	const address = n8n.address();
	n8nAddress = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
	trakt = await startTrakt({ deviceIntervalS: 1 });
	trakt.addAccount({ name: 'Ada' });
	const { clientId } = trakt.addApp({ name: 'Home', redirectUris: ['https://n8n.example/back'] });
	credential = {
		apiKey: KEY,
		n8nAddress,
		traktClientId: clientId,
		traktApiAddress: trakt.address,
		traktAuthAddress: trakt.address,
		simklApiAddress: trakt.address,
	};
});
afterEach(async () => {
	await trakt.stop();
	n8n.close();
});

/** @param {Record<string, unknown>} parameters @param {import('n8n-workflow').IDataObject} item */
const run = async (parameters, item) =>
	await runInEngine({
		nodeType: new ConnectByCode(),
		items: [item],
		node: {
			onError: 'continueErrorOutput',
			parameters: /** @type {import('n8n-workflow').INodeParameters} */ ({
				resource: 'signIn',
				...parameters,
			}),
			credentials: { connectByCodeApi: { id: 'c', name: 'By code' } },
		},
		additionalData: {
			credentialsHelper: {
				isCredentialUsableByNode: () => true,
				getParentTypes: () => [],
				getDecrypted: async () => ({ ...credential }),
				getCredentialsProperties: () => [],
				preAuthentication: async () => undefined,
				runPreAuthentication: async () => undefined,
				/** @param {object} given @param {string} _type @param {{ headers?: object }} options */
				authenticate: async (given, _type, options) => ({
					...options,
					headers: { ...options.headers, 'X-N8N-API-KEY': Object(given).apiKey },
				}),
			},
		},
	});

/** Both steps, with Ada entering the code in between. */
async function connected() {
	const { regular } = await run({ operation: 'requestCode', service: 'trakt' }, {});
	const given = regular[0]?.json ?? {};
	trakt.answerDevice(String(given.userCode), 'Ada');
	return { given, ...(await run({ operation: 'waitForSignIn', ticket: given.ticket }, {})) };
}

describe('connecting an account by a code', () => {
	it('keeps the sign-in as a new credential of n8n, named after the account', async () => {
		const { given, regular } = await connected();
		expect(given).toMatchObject({ service: 'Trakt', link: 'https://auth.trakt.tv/activate' });
		expect(regular.map(({ json }) => json)).toEqual([
			{
				service: 'Trakt',
				account: 'Ada',
				credential: { id: 'new', name: 'Ada at Trakt' },
				isRenewed: false,
			},
		]);
		expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
			'GET /api/v1/credentials?limit=250',
			'POST /api/v1/credentials',
		]);
		const [access, refresh] = trakt.tokensGiven();
		expect(asked[1]?.body).toMatchObject({
			name: 'Ada at Trakt',
			type: 'traktOAuth2Api',
			data: {
				clientId: credential.traktClientId,
				// Without these n8n 1 takes no credential by its API.
				serverUrl: '',
				sendAdditionalBodyProperties: false,
				allowedHttpRequestDomains: 'all',
				oauthTokenData: { access_token: access, refresh_token: refresh },
			},
		});
	});

	it('puts it into the credential of that account where there is one, and of no other', async () => {
		listed = [
			{ id: 'bob', name: 'Bob at Trakt', type: 'traktOAuth2Api' },
			{ id: 'other', name: 'Ada at Trakt', type: 'simklOAuth2Api' },
			{ id: 'ada', name: 'Ada at Trakt', type: 'traktOAuth2Api' },
		];
		const { regular } = await connected();
		expect(regular[0]?.json).toMatchObject({ credential: { id: 'ada' }, isRenewed: true });
		expect(asked.at(-1)).toMatchObject({ method: 'PATCH', path: '/api/v1/credentials/ada' });
	});

	it('makes a new one where n8n lists none, as n8n 1', async () => {
		listed = undefined;
		const { regular } = await connected();
		expect(regular[0]?.json).toMatchObject({ isRenewed: false });
		expect(asked.at(-1)).toMatchObject({ method: 'POST' });
	});

	it('shows neither a token nor a code of the device nor the key in an item', async () => {
		const { given, regular } = await connected();
		const items = JSON.stringify([given, regular]);
		const secrets = [...trakt.tokensGiven(), ...trakt.deviceCodesGiven(), KEY];
		expect(secrets).toHaveLength(4);
		expect(secrets.filter((secret) => items.includes(secret))).toEqual([]);
	});

	it('says what to do where n8n does not take the key, and where somebody said no', async () => {
		const { regular } = await run({ operation: 'requestCode', service: 'trakt' }, {});
		const given = regular[0]?.json ?? {};
		trakt.answerDevice(String(given.userCode));
		const ticket = { operation: 'waitForSignIn', ticket: given.ticket };
		const denied = await run(ticket, {});
		expect(denied.failed[0]?.json.error).toBe('The connection was declined at Trakt');
		credential.apiKey = 'another';
		const sealedElsewhere = await run(ticket, {});
		expect(sealedElsewhere.failed[0]?.json.error).toBe('This is no ticket of Request Code');
		const refused = await connected();
		expect(refused.failed[0]?.json.error).toBe('n8n does not accept the API key (401)');
	});
});
