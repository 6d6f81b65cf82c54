import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Workflow } from 'n8n-workflow';

import { SimklTokenApi } from '../../../credentials/SimklTokenApi.credentials';
import { visitSimkl } from '../simulators/visitSimkl.mjs';

/** The token credential's own test at the strict stand-in, with n8n's own expressions. */

const workflow = new Workflow({
	id: '1',
	active: false,
	nodes: [],
	connections: {},
	nodeTypes: /** @type {any} */ ({
		getByName: () => undefined,
		getByNameAndVersion: () => undefined,
		getKnownTypes: () => ({}),
	}),
});
const node = { id: '1', name: 'n', type: 't', typeVersion: 1, position: [0, 0], parameters: {} };

/** @param {unknown} value @param {Record<string, string>} credentials */
const resolved = (value, credentials) =>
	String(
		workflow.expression.getSimpleParameterValue(
			/** @type {any} */ (node),
			String(value),
			'internal',
			{ $credentials: credentials },
		),
	);

/** @type {Awaited<ReturnType<typeof visitSimkl>>} */
let visit;
beforeAll(async () => {
	await workflow.expression.acquireIsolate?.();
	visit = await visitSimkl();
});
afterAll(() => visit.simkl.stop());

/** @param {import('n8n-workflow').IHttpRequestOptions} request */
async function httpRequest({ url, method, qs, headers, body }) {
	const answer = await fetch(`${url}?${new URLSearchParams(/** @type {any} */ (qs))}`, {
		method,
		headers: /** @type {Record<string, string>} */ (headers),
		body: String(body),
	});
	const data = await answer.json();
	if (answer.ok) return data;
	throw Object.assign(new Error(`answered ${answer.status}`), {
		config: { url, data: body },
		response: { status: answer.status, data },
	});
}

/** What n8n sends to test the credential: first it has it renewed. @param {Record<string, string>} credentials */
async function tested(credentials) {
	const { authenticate, test, preAuthentication } = new SimklTokenApi();
	const helper = /** @type {any} */ ({ helpers: { httpRequest } });
	const { sessionToken } = await preAuthentication.call(helper, credentials);
	const { baseURL, url, qs, headers, method } = test.request;
	const query = new URLSearchParams(
		Object.entries(qs ?? {}).map(([name, value]) => [name, resolved(value, credentials)]),
	);
	const authorization = authenticate.properties.headers?.Authorization;
	return await fetch(`${resolved(baseURL, credentials)}${url}?${query}`, {
		method,
		headers: {
			.../** @type {Record<string, string>} */ (headers),
			Authorization: resolved(authorization, {
				...credentials,
				sessionToken: String(sessionToken),
			}),
		},
	});
}

/** @param {'v1' | 'device' | 'public' | 'server'} kind */
const newApp = (kind) => visit.simkl.addApp({ name: kind, kind, redirectUris: [] });

describe('the Simkl token credential', () => {
	/** @param {'device' | 'server'} kind @param {Record<string, string>} [changed] */
	function pasted(kind, changed) {
		const { clientId, clientSecret } = newApp(kind);
		return {
			clientId: ` ${clientId} `,
			clientSecret,
			refreshToken: ` ${visit.simkl.tokensFor('Alice', clientId).refreshToken} `,
			apiAddress: ` ${visit.simkl.address}// `,
			...changed,
		};
	}

	it.each(/** @type {const} */ (['device', 'server']))(
		'of a %s app is renewed, and tested by one call that says whose account it is',
		async (kind) => {
			const answer = await tested(pasted(kind));
			expect(answer.status).toBe(200);
			const [key] = (new SimklTokenApi().test.rules ?? []).flatMap(({ properties }) =>
				'key' in properties ? [String(properties.key)] : [],
			);
			expect(await answer.json()).toHaveProperty(String(key));
		},
	);

	it('takes the token of an old app as it is, which nothing renews', async () => {
		const { clientId } = newApp('v1');
		const accessToken = ` ${visit.simkl.signIn('Alice', clientId)} `;
		const old = { clientId, accessToken, apiAddress: visit.simkl.address };
		visit.clock.pass(400 * 86_400_000);
		expect((await tested(old)).status).toBe(200);
		expect((await tested({ ...old, accessToken: 'other' })).status).toBe(401);
		expect((await tested({ ...old, clientId: 'other' })).status).toBe(412);
	});

	const withReadOnly = () => {
		const { clientId } = newApp('device');
		const { refreshToken } = visit.simkl.tokensFor('Alice', clientId, 'media:read');
		return pasted('device', { clientId, refreshToken });
	};
	it.each([
		['a sign-in that may only read', withReadOnly, /may only read.*media:write/],
		[
			'a refresh token that is none',
			() => pasted('device', { refreshToken: 'x' }),
			/needs to be reconnected/,
		],
		[
			'an app that is not known',
			() => pasted('device', { clientId: 'x' }),
			/does not take this app.*Client ID/,
		],
		[
			'a secret that is missing',
			() => pasted('server', { clientSecret: '' }),
			/needs its Client Secret/,
		],
		[
			'an old app',
			() => pasted('device', { clientId: newApp('v1').clientId }),
			/before September 2026/,
		],
		['no token at all', () => pasted('device', { refreshToken: '' }), /Refresh Token/],
		[
			'a token of seven days alone',
			() => pasted('device', { refreshToken: '', accessToken: 'simkl_at_x' }),
			/seven days.*Refresh Token/,
		],
		['an address that is none', () => pasted('device', { apiAddress: 'simkl' }), /"API Address"/],
	])('says at its test what is to be done about %s, and shows no token', async (_, made, said) => {
		const credentials = made();
		const thrown = await tested(credentials).catch((/** @type {Error} */ error) => error);
		expect(thrown).toBeInstanceOf(Error);
		expect(String(thrown)).toMatch(said);
		expect(JSON.stringify({ ...thrown, cause: Object(thrown).cause })).not.toContain('simkl_rt_');
	});
});
