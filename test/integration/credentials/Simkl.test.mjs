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

/** What n8n sends to test the credential. @param {Record<string, string>} credentials */
async function tested(credentials) {
	const { authenticate, test } = new SimklTokenApi();
	const { baseURL, url, qs, headers, method } = test.request;
	const query = new URLSearchParams(
		Object.entries(qs ?? {}).map(([name, value]) => [name, resolved(value, credentials)]),
	);
	return await fetch(`${resolved(baseURL, credentials)}${url}?${query}`, {
		method,
		headers: {
			.../** @type {Record<string, string>} */ (headers),
			Authorization: resolved(authenticate.properties.headers?.Authorization, credentials),
		},
	});
}

describe('the Simkl token credential', () => {
	/** @param {Record<string, string>} [changed] */
	const pasted = (changed) => ({
		clientId: ` ${visit.app.clientId} `,
		accessToken: ` ${visit.simkl.signIn('Alice', visit.app.clientId)} `,
		apiAddress: ` ${visit.simkl.address}// `,
		...changed,
	});

	it('is tested by one call that says whose account it is, blanks and slashes around or not', async () => {
		const answer = await tested(pasted());
		expect(answer.status).toBe(200);
		const [key] = (new SimklTokenApi().test.rules ?? []).map(({ properties }) =>
			'key' in properties ? String(properties.key) : '',
		);
		expect(await answer.json()).toHaveProperty(String(key));
	});

	it('is told apart from a token that is not this app’s, and an app that is not known', async () => {
		expect((await tested(pasted({ accessToken: 'other' }))).status).toBe(401);
		expect((await tested(pasted({ clientId: 'other' }))).status).toBe(412);
	});
});
