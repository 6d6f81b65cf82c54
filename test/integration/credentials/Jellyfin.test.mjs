import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Workflow } from 'n8n-workflow';

import { JellyfinApi } from '../../../credentials/JellyfinApi.credentials';
import { JellyfinUserApi } from '../../../credentials/JellyfinUserApi.credentials';
import { moveIntoJellyfin, passwords } from '../../../simulators/household.mjs';
import { startJellyfin } from '../../../simulators/jellyfinServer.mjs';

/** Both sign-ins at the strict stand-in, with n8n's own expressions. */

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

/** @param {unknown} expression @param {Record<string, unknown>} credentials */
function resolved(expression, credentials) {
	return workflow.expression.getSimpleParameterValue(
		/** @type {any} */ (node),
		String(expression),
		'internal',
		{ $credentials: credentials },
	);
}

const key = new JellyfinApi();
const user = new JellyfinUserApi();

/** @type {Awaited<ReturnType<typeof startJellyfin>>} */
let jellyfin;
beforeAll(async () => {
	await workflow.expression.acquireIsolate?.();
	jellyfin = await startJellyfin({ basePath: '/media' });
	moveIntoJellyfin(jellyfin);
});
afterAll(() => jellyfin.stop());

/** @param {JellyfinApi | JellyfinUserApi} type @param {Record<string, unknown>} credentials */
async function authorization({ authenticate }, credentials) {
	if (typeof authenticate === 'function') {
		const { headers } = await authenticate(/** @type {any} */ (credentials), { url: '' });
		return String(Object(headers).Authorization);
	}
	const { headers = {} } = authenticate.properties;
	return String(resolved(headers.Authorization, credentials));
}

/** What n8n sends to test a credential. @param {JellyfinApi | JellyfinUserApi} type @param {Record<string, unknown>} credentials */
async function tested(type, credentials) {
	const { baseURL, url } = type.test.request;
	return await fetch(`${resolved(baseURL, credentials)}${url}`, {
		headers: { Authorization: await authorization(type, credentials) },
	});
}

/** @type {import('n8n-workflow').IHttpRequestOptions[]} */
const asked = [];
/** @param {Record<string, unknown>} credentials */
async function signIn(credentials) {
	const httpRequest = async (/** @type {import('n8n-workflow').IHttpRequestOptions} */ options) => {
		asked.push(options);
		const response = await fetch(options.url, {
			method: options.method,
			body: JSON.stringify(options.body),
			headers: { 'Content-Type': 'application/json', ...Object(options.headers) },
		});
		if (!response.ok) throw new Error(`Status ${response.status}`);
		return await response.json();
	};
	return await user.preAuthentication.call(
		/** @type {any} */ ({ helpers: { httpRequest } }),
		/** @type {any} */ (credentials),
	);
}

const person = () => ({
	address: ` ${jellyfin.address}// `,
	userName: ' bob ',
	password: passwords.bob,
	deviceId: 'n8n, at "home"+1',
	accessToken: '',
});

describe('the API key credential', () => {
	it('is tested with the one header that Jellyfin 12 takes, base URL and slashes included', async () => {
		const apiKey = ` ${jellyfin.addApiKey('n8n')} `;
		const answer = await tested(key, { address: `${jellyfin.address}/ `, apiKey });
		expect(answer.status).toBe(200);
		expect((await tested(key, { address: jellyfin.address, apiKey: 'other' })).status).toBe(401);
	});

	it('notices that another program answers', () => {
		expect(key.test.rules).toContainEqual({
			type: 'responseSuccessBody',
			properties: expect.objectContaining({ key: 'TotalRecordCount', value: undefined }),
		});
	});

	it('is not fooled by the token of a person, which would fail later', async () => {
		const { accessToken } = await signIn(person());
		const answer = await tested(key, { address: jellyfin.address, apiKey: accessToken });
		expect(answer.status).toBe(403);
		expect(key.test.rules).toContainEqual({
			type: 'responseCode',
			properties: { value: 403, message: expect.stringContaining('no API key') },
		});
	});

	it('says that the address lacks its scheme before the key goes anywhere', async () => {
		const credentials = { address: 'jellyfin.local:8096', apiKey: 'secret' };
		await expect(authorization(key, credentials)).rejects.toThrow(/"Address".*http:\/\//);
	});
});

describe('the user credential', () => {
	it('signs in with a device of its own, and the token is what the test then sends', async () => {
		const credentials = person();
		const got = await signIn(credentials);
		expect(got).toEqual({ accessToken: expect.stringMatching(/^[0-9a-f]{32}$/) });
		const answer = await tested(user, { ...credentials, ...got });
		expect(await answer.json()).toMatchObject({ Name: 'bob' });
		expect(asked.at(-1)).toMatchObject({ disableFollowRedirect: true, body: { Username: 'bob' } });
	});

	it('gets past a user without a password, but not with a wrong one', async () => {
		expect(await signIn({ ...person(), userName: 'sofa', password: '' })).toHaveProperty(
			'accessToken',
		);
		await expect(signIn({ ...person(), password: 'wrong' })).rejects.toThrow('401');
	});

	it('says that the address lacks its scheme, or has a sign-in of its own, before the password goes anywhere', async () => {
		const before = asked.length;
		await expect(
			signIn({ ...person(), address: jellyfin.address.replace('//', '//ada:secret@') }),
		).rejects.toThrow('is not a web address');
		await expect(signIn({ ...person(), address: 'jellyfin.local:8096' })).rejects.toThrow(
			'give it with http:// or https://',
		);
		expect(asked).toHaveLength(before);
	});

	it('says that something else answered', async () => {
		const httpRequest = async () => '<html>';
		const elsewhere = user.preAuthentication.call(
			/** @type {any} */ ({ helpers: { httpRequest } }),
			/** @type {any} */ (person()),
		);
		await expect(elsewhere).rejects.toThrow('other than Jellyfin');
	});

	it('keeps its token where n8n renews it and the editor hides it', () => {
		const token = user.properties.find(({ name }) => name === 'accessToken');
		expect(token).toMatchObject({ type: 'hidden', typeOptions: { expirable: true }, default: '' });
	});
});

describe.each([key, user])('$displayName', (credential) => {
	it('can leave the certificate unchecked, on the test as well', () => {
		const field = credential.properties.find(({ name }) => name === 'allowUnauthorizedCerts');
		expect(field).toMatchObject({ type: 'boolean', default: false });
		const { skipSslCertificateValidation } = credential.test.request;
		for (const allowUnauthorizedCerts of [true, false]) {
			expect(resolved(skipSslCertificateValidation, { allowUnauthorizedCerts })).toBe(
				allowUnauthorizedCerts,
			);
		}
	});
});
