import { describe, expect, it } from '@jest/globals';
import { Trakt } from '../../../../nodes/Trakt/Trakt.node';
import { executeContext } from '../../../support/executeContext';
import { executed } from '../../../support/outputs.mjs';
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

	it('names n8n’s own redirect address to every renewal, whoever typed what', async () => {
		const { execute, traces } = executeContext({
			parameters: { resource: 'user', operation: 'getSettings' },
			credentials: {
				...TRAKT_CREDENTIALS,
				accessTokenUrl: 'https://auth.trakt.example/oauth/token',
			},
			send: async () => ({ statusCode: 200, headers: {}, body: { user: {} } }),
		});
		await executed(new Trakt(), execute);
		expect(traces.credentials).toEqual([
			expect.objectContaining({
				accessTokenUrl:
					'https://auth.trakt.example/oauth/token?redirect_uri=http%3A%2F%2Flocalhost%3A5678%2Frest%2Foauth2-credential%2Fcallback',
			}),
		]);
	});

	it.each([undefined, {}, { access_token: '' }])(
		'says of a credential that was saved and never connected (%j) that it was not, and sends nothing',
		async (oauthTokenData) => {
			const { execute, traces } = executeContext({
				parameters: { resource: 'user', operation: 'getSettings' },
				credentials: { ...TRAKT_CREDENTIALS, oauthTokenData },
			});
			await expect(executed(new Trakt(), execute)).rejects.toThrow(
				'The Trakt credential is not connected to an account',
			);
			expect(traces.requests).toEqual([]);
		},
	);

	it('refuses a credential whose address is none, before anything is sent', async () => {
		const { execute, traces } = executeContext({
			parameters: { resource: 'user', operation: 'getSettings' },
			credentials: { ...TRAKT_CREDENTIALS, apiAddress: 'api.trakt.tv' },
		});
		await expect(executed(new Trakt(), execute)).rejects.toThrow('"API Address"');
		expect(traces.requests).toEqual([]);
	});
});
