import { beforeAll, describe, expect, it } from '@jest/globals';
import { Workflow } from 'n8n-workflow/dist/esm/index.js';
import { TraktOAuth2Api } from '../../../credentials/TraktOAuth2Api.credentials';

const credential = new TraktOAuth2Api();
/** @param {string} name */
const fieldOf = (name) => credential.properties.find((property) => property.name === name);

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
function resolved(name, self) {
	return workflow.expression.getComplexParameterValue(
		{ id: '1', name: 'n', type: 't', typeVersion: 1, position: [0, 0], parameters: {} },
		String(fieldOf(name)?.default),
		'internal',
		{},
		undefined,
		undefined,
		self,
	);
}
const OURS = {
	authAddress: 'https://auth.trakt.tv',
	redirectUri: 'http://localhost:5678/rest/oauth2-credential/callback',
};

describe('the Trakt OAuth2 credential', () => {
	beforeAll(async () => await workflow.expression.acquireIsolate?.());

	it("signs in at Trakt's sign-in host, not at its API", () => {
		expect(fieldOf('authAddress')?.default).toBe('https://auth.trakt.tv');
		expect(fieldOf('apiAddress')?.default).toBe('https://api.trakt.tv');
		expect(resolved('authUrl', OURS)).toBe('https://auth.trakt.tv/oauth/authorize');
	});

	it('carries the redirect_uri to every renewal, where n8n itself leaves it out', () => {
		expect(resolved('accessTokenUrl', OURS)).toBe(
			'https://auth.trakt.tv/oauth/token?redirect_uri=http%3A%2F%2Flocalhost%3A5678%2Frest%2Foauth2-credential%2Fcallback',
		);
	});

	it('does not mind slashes and spaces around an address', () => {
		const typed = { authAddress: ' http://127.0.0.1:9/auth// ', redirectUri: ' http://a/b?c=d ' };
		expect(resolved('authUrl', typed)).toBe('http://127.0.0.1:9/auth/oauth/authorize');
		expect(resolved('accessTokenUrl', typed)).toBe(
			'http://127.0.0.1:9/auth/oauth/token?redirect_uri=http%3A%2F%2Fa%2Fb%3Fc%3Dd',
		);
	});

	it('asks for the grant, scope and form that Trakt takes', () => {
		expect(credential.extends).toEqual(['oAuth2Api']);
		expect(fieldOf('grantType')?.default).toBe('authorizationCode');
		expect(fieldOf('scope')?.default).toBe('public');
		expect(fieldOf('authentication')?.default).toBe('body');
	});

	it("tells of Trakt's VIP rule before somebody tries in vain", () => {
		expect(fieldOf('vipNotice')?.type).toBe('notice');
		expect(fieldOf('vipNotice')?.displayName).toMatch(/VIP/);
	});
});
