import { describe, expect, it } from '@jest/globals';
import { Simkl } from '../../../../nodes/Simkl/Simkl.node';
import { VERSION } from '../../../../identity';
import { executeContext } from '../../../support/executeContext';
import { executed } from '../../../support/outputs.mjs';
import { runSimkl, SIMKL_CREDENTIALS } from '../../../support/runSimkl';

const SETTINGS = { resource: 'user', operation: 'getSettings', simplify: true };

describe('the connection of the Simkl node', () => {
	it('says who it is with every call, to the credential’s address', async () => {
		const { requests } = await runSimkl(SETTINGS, { 'GET /users/settings': [200, { user: {} }] });
		expect(requests[0]).toMatchObject({
			url: 'https://api.simkl.example/users/settings',
			qs: { client_id: 'client-77', 'app-name': 'n8n-nodes-scrobble', 'app-version': VERSION },
			headers: {
				'Content-Type': 'application/json',
				'User-Agent': expect.stringMatching(/^n8n-nodes-scrobble\/\d/),
			},
		});
	});

	it.each([
		['oAuth2', 'simklOAuth2Api'],
		['token', 'simklTokenApi'],
	])('with %s uses the credential %s', async (authentication, credential) => {
		const types: string[] = [];
		const { execute } = executeContext({
			parameters: { authentication, ...SETTINGS },
			credentials: SIMKL_CREDENTIALS,
			node: { credentials: { [credential]: { id: credential, name: 'Ada' } } },
			send: async (_request, type) => {
				types.push(type);
				return { statusCode: 200, headers: {}, body: { user: {} } };
			},
		});
		await executed(new Simkl(), execute);
		expect(types).toEqual([credential]);
	});

	it('refuses a credential whose address is none, before anything is sent', async () => {
		const { execute, traces } = executeContext({
			parameters: { authentication: 'token', ...SETTINGS },
			credentials: { ...SIMKL_CREDENTIALS, apiAddress: 'api.simkl.com' },
		});
		await expect(executed(new Simkl(), execute)).rejects.toThrow('"API Address"');
		expect(traces.requests).toEqual([]);
	});
});
