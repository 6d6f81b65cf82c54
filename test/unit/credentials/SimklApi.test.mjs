import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Workflow } from 'n8n-workflow/dist/esm/index.js';
import { SimklOAuth2Api } from '../../../credentials/SimklOAuth2Api.credentials';
import { SimklTokenApi } from '../../../credentials/SimklTokenApi.credentials';

const { version } = JSON.parse(
	readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
);
const IDENTITY = `app-name=n8n-nodes-scrobble&app-version=${version}`;
const credential = new SimklOAuth2Api();
/** @param {string} name */
const defaultOf = (name) =>
	String(credential.properties.find((property) => property.name === name)?.default);

/** As n8n's credentials helper does it: hidden fields are their defaults, resolved with the others as $self. */
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

/** @param {string} name @param {Record<string, string>} self */
const resolved = (name, self) =>
	workflow.expression.getComplexParameterValue(
		{ id: '1', name: 'n', type: 't', typeVersion: 1, position: [0, 0], parameters: {} },
		defaultOf(name),
		'internal',
		{},
		undefined,
		undefined,
		self,
	);

describe('the Simkl OAuth2 credential', () => {
	beforeAll(async () => await workflow.expression.acquireIsolate?.());

	const self = (/** @type {Record<string, string | boolean>} */ otherwise = {}) => ({
		authAddress: defaultOf('authAddress'),
		apiAddress: defaultOf('apiAddress'),
		clientId: ' a b ',
		...otherwise,
	});

	it('sends the browser to Simkl’s web host, and exchanges the code at its API’s', () => {
		expect(resolved('authUrl', self())).toBe('https://simkl.com/oauth2/authorize');
		expect(resolved('accessTokenUrl', self())).toBe(
			`https://api.simkl.com/oauth2/token?client_id=a%20b&${IDENTITY}`,
		);
		expect(defaultOf('authQueryParameters')).toBe(IDENTITY);
	});

	it('does not mind slashes and spaces around an address', () => {
		const typed = self({
			authAddress: ' http://127.0.0.1:9// ',
			apiAddress: 'http://127.0.0.1:9/',
		});
		expect(resolved('authUrl', typed)).toBe('http://127.0.0.1:9/oauth2/authorize');
		expect(resolved('accessTokenUrl', typed)).toMatch(/^http:\/\/127\.0\.0\.1:9\/oauth2\/token\?/);
	});

	it('asks for the grant, scope and form that Simkl takes, and for no secret', () => {
		expect(credential.extends).toEqual(['oAuth2Api']);
		expect(['grantType', 'authentication'].map(defaultOf)).toEqual(['pkce', 'body']);
		expect(resolved('scope', self())).toBe('media:read media:write');
		const secret = credential.properties.find(({ name }) => name === 'clientSecret');
		expect([secret?.required, secret?.typeOptions]).toEqual([undefined, { password: true }]);
	});

	it('signs an old app in at the old addresses, with the old scope', () => {
		const old = self({ oldApp: true });
		expect(resolved('authUrl', old)).toBe('https://simkl.com/oauth/authorize');
		expect(resolved('accessTokenUrl', old)).toMatch(/^https:\/\/api\.simkl\.com\/oauth\/token\?/);
		expect(resolved('scope', old)).toBe('public');
		expect(defaultOf('oldApp')).toBe('false');
	});
});

describe('the Simkl token credential', () => {
	const { authenticate, properties, test } = new SimklTokenApi();

	it.each(['refreshToken', 'clientSecret', 'accessToken', 'sessionToken'])('hides %s', (name) => {
		const token = properties.find((each) => each.name === name);
		expect(token?.typeOptions).toMatchObject({ password: true });
	});

	it('sends the renewed token as Simkl wants it', () => {
		expect(authenticate.properties.headers).toEqual({
			Authorization: '=Bearer {{$credentials.sessionToken}}',
		});
	});

	it('is tested by asking whose account it is, and says who asks', () => {
		expect(test.request).toMatchObject({
			method: 'GET',
			url: '/users/settings',
			qs: { 'app-name': 'n8n-nodes-scrobble', 'app-version': version },
			headers: { 'User-Agent': `n8n-nodes-scrobble/${version}` },
		});
	});
});
