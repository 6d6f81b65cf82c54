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

describe('the Trakt OAuth2 credential', () => {
	beforeAll(async () => await workflow.expression.acquireIsolate?.());

	it("signs in at Trakt's sign-in host, not at its API", () => {
		expect(fieldOf('authAddress')?.default).toBe('https://auth.trakt.tv');
		expect(fieldOf('apiAddress')?.default).toBe('https://api.trakt.tv');
		const ours = { authAddress: 'https://auth.trakt.tv' };
		expect(resolved('authUrl', ours)).toBe('https://auth.trakt.tv/oauth/authorize');
		expect(resolved('accessTokenUrl', ours)).toBe('https://auth.trakt.tv/oauth/token');
	});

	it('does not mind slashes and spaces around an address', () => {
		const typed = { authAddress: ' http://127.0.0.1:9/auth// ' };
		expect(resolved('authUrl', typed)).toBe('http://127.0.0.1:9/auth/oauth/authorize');
		expect(resolved('accessTokenUrl', typed)).toBe('http://127.0.0.1:9/auth/oauth/token');
	});

	it('asks for the grant, scope and form that Trakt takes', () => {
		expect(credential.extends).toEqual(['oAuth2Api']);
		expect(fieldOf('grantType')?.default).toBe('pkce');
		expect(fieldOf('scope')?.default).toBe('public');
		expect(fieldOf('authentication')?.default).toBe('body');
	});

	it('asks for nothing that can be wrong unnoticed: no secret, no redirect address', () => {
		expect(fieldOf('clientSecret')).toMatchObject({ default: '', typeOptions: { password: true } });
		expect(fieldOf('clientSecret')?.required).toBeUndefined();
		expect(fieldOf('redirectUri')).toBeUndefined();
	});

	it('says where an app is made, and what for', () => {
		expect(fieldOf('appNotice')?.type).toBe('notice');
		expect(fieldOf('appNotice')?.displayName).toContain('https://developer.trakt.tv/apps/new');
		expect(fieldOf('appNotice')?.displayName).toContain('GitHub');
	});
});
