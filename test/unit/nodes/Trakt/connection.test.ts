import { describe, expect, it } from '@jest/globals';
import { Trakt } from '../../../../nodes/Trakt/Trakt.node';
import { executeContext } from '../../../support/executeContext';
import { runTrakt, TRAKT_CREDENTIALS } from '../../../support/runTrakt';

describe('the connection of the Trakt node', () => {
	it('send every header that Trakt demands, to the credential’s address', async () => {
		const { requests } = await runTrakt(
			{ resource: 'user', operation: 'getSettings', simplify: true },
			{ 'GET /users/settings': [200, { user: { username: 'ada' } }] },
		);
		expect(requests[0]).toMatchObject({
			url: 'https://api.trakt.example/users/settings',
			headers: {
				'Content-Type': 'application/json',
				'trakt-api-version': '2',
				'trakt-api-key': 'client-77',
				'User-Agent': expect.stringMatching(/^n8n-nodes-scrobble\/\d/),
			},
		});
	});

	it('warns while it still works if the sign-in could not be renewed later', async () => {
		const { execute, traces } = executeContext({
			parameters: { resource: 'user', operation: 'getSettings' },
			credentials: { ...TRAKT_CREDENTIALS, redirectUri: 'http://other.example/callback' },
			send: async () => ({ statusCode: 200, headers: {}, body: {} }),
		});
		await new Trakt().execute.call(execute);
		expect(traces.hints).toHaveLength(1);
	});

	it('refuses a credential whose address is none, before anything is sent', async () => {
		const { execute, traces } = executeContext({
			parameters: { resource: 'user', operation: 'getSettings' },
			credentials: { ...TRAKT_CREDENTIALS, apiAddress: 'api.trakt.tv' },
		});
		await expect(new Trakt().execute.call(execute)).rejects.toThrow('"API Address"');
		expect(traces.requests).toEqual([]);
	});
});
