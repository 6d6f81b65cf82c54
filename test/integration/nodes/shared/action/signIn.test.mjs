import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Trakt } from '../../../../../nodes/Trakt/Trakt.node';
import { json, runSignedIn, startService } from '../../../../support/signedInService.mjs';

/** @type {Awaited<ReturnType<typeof startService>>} */
let service;
beforeEach(async () => {
	service = await startService();
});
afterEach(async () => await service.stop());

/** @param {Record<string, unknown> | null} [tokens] */
const getSettings = async (tokens) => await runSignedIn(new Trakt(), service.origin, tokens);

describe("a sign-in kept by n8n's own OAuth 2 sender", () => {
	it('is renewed once after a 401, and the request goes through', async () => {
		const { regular, stored } = await getSettings();
		expect(regular.map(({ json: item }) => item)).toEqual([{ username: 'ada' }]);
		expect(service.seen).toEqual([
			'GET /users/settings',
			'POST /oauth/token?redirect_uri=http%3A%2F%2Flocalhost%3A5678%2Frest%2Foauth2-credential%2Fcallback',
			'GET /users/settings',
		]);
		expect(stored.oauthTokenData).toMatchObject({ access_token: 'fresh', refresh_token: 'next' });
	});

	it.each([
		['a renewal that is refused', json(400, { error: 'invalid_grant' })],
		['an app that was removed', json(401, { error: 'invalid_client' })],
		['a token that the service refuses at once', json(200, { access_token: 'bad' })],
	])('has to be connected again after %s', async (_name, token) => {
		service.answer.token = token;
		const { failed } = await getSettings();
		expect(failed[0]?.json.details).toMatchObject({ kind: 'reconnect', account: "Ada's Trakt" });
	});

	it('has to be connected before anything is sent', async () => {
		const { failed } = await getSettings(null);
		expect(failed).toHaveLength(1);
		expect(failed[0]?.json).toMatchObject({
			error: 'The Trakt credential is not connected to an account',
			details: { kind: 'reconnect' },
		});
		expect(service.seen).toEqual([]);
	});

	it('shows nothing of its tokens in an item', async () => {
		service.answer.api = json(403, { authorization: 'none of it' });
		const { failed } = await getSettings({ access_token: 'fresh', refresh_token: 'once' });
		expect(failed).toHaveLength(1);
		expect(JSON.stringify(failed)).not.toMatch(/fresh|hidden|Bearer/);
	});
});
