import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CALLBACK, send, visitTrakt } from './visit.mjs';

/** @type {Awaited<ReturnType<typeof visitTrakt>>} */
let visit;
beforeEach(async () => {
	visit = await visitTrakt();
});
afterEach(() => visit.trakt.stop());

/** @param {Record<string, string>} [more] */
function authorizeAddress(more = {}) {
	const query = new URLSearchParams({
		response_type: 'code',
		client_id: visit.app.clientId,
		redirect_uri: CALLBACK,
		state: 'n8n-state',
		...more,
	});
	return `${visit.trakt.address}/oauth/authorize?${query}`;
}

/** @param {string} address */
const open = (address) => send(address, 'GET', undefined, { 'user-agent': 'Mozilla/5.0' });

/** @param {Record<string, string>} [more] */
async function newCode(more) {
	const answer = await open(authorizeAddress({ account: 'Bob', ...more }));
	return new URL(answer.headers.location ?? '').searchParams.get('code') ?? '';
}

/**
 * @param {Record<string, string | undefined>} fields
 * @param {{ form?: boolean, query?: string }} [how]
 */
function token(fields, { form = false, query = '' } = {}) {
	const { clientId, clientSecret } = visit.app;
	const body = { client_id: clientId, client_secret: clientSecret, ...fields };
	const address = `${visit.trakt.address}/oauth/token${query}`;
	const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
	const kept = JSON.parse(JSON.stringify(body));
	return send(address, 'POST', form ? new URLSearchParams(kept).toString() : body, {
		'user-agent': 'axios/1.0.0',
		'content-type': type,
	});
}

/** @param {string} code */
const codeGrant = (code) => ({ grant_type: 'authorization_code', code, redirect_uri: CALLBACK });
/** @param {string} refreshToken */
const refreshGrant = (refreshToken) => ({
	grant_type: 'refresh_token',
	refresh_token: refreshToken,
	redirect_uri: CALLBACK,
});

describe('signing in to the simulated Trakt', () => {
	it('asks which account to connect', async () => {
		const page = await open(authorizeAddress());
		expect(page.status).toBe(200);
		expect(page.text).toContain('Sign in as Alice');
		expect(page.text).toContain('value="n8n-state"');
	});

	it('goes back to the app with a code and its state, for the account named before', async () => {
		visit.trakt.nextSignIn('Bob');
		const answer = await open(authorizeAddress());
		expect(answer.status).toBe(302);
		const back = new URL(answer.headers.location ?? '');
		expect(back.origin + back.pathname).toBe(CALLBACK);
		expect(back.searchParams.get('state')).toBe('n8n-state');
		const tokens = await token(codeGrant(back.searchParams.get('code') ?? ''), { form: true });
		expect(tokens.json).toMatchObject({
			token_type: 'bearer',
			expires_in: 604_800,
			scope: 'public',
		});
		const headers = { authorization: `Bearer ${tokens.read('access_token')}` };
		const settings = await visit.ask('GET /users/settings', { headers });
		expect(settings.read('user.username')).toBe('Bob');
	});

	it('never sends a code to an address that is not the app’s own', async () => {
		const answer = await open(
			authorizeAddress({ redirect_uri: 'http://elsewhere.invalid/', account: 'Bob' }),
		);
		expect(answer.status).toBe(400);
		expect(answer.headers.location).toBeUndefined();
	});

	it('takes a code once, for ten minutes, with the redirect address of the sign-in', async () => {
		const code = await newCode();
		expect((await token(codeGrant(code))).status).toBe(200);
		expect((await token(codeGrant(code))).read('error')).toBe('invalid_grant');

		const late = await newCode();
		visit.clock.pass(600_000);
		expect((await token(codeGrant(late))).read('error')).toBe('invalid_grant');

		const astray = await newCode();
		const elsewhere = await token({
			...codeGrant(astray),
			redirect_uri: 'http://elsewhere.invalid/',
		});
		expect(elsewhere).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
		expect((await token({ ...codeGrant(await newCode()), redirect_uri: undefined })).status).toBe(
			400,
		);
	});

	it('says invalid_client for a wrong secret and for a removed app', async () => {
		const code = await newCode();
		const wrong = await token({ ...codeGrant(code), client_secret: 'guess' });
		expect(wrong).toMatchObject({ status: 401, json: { error: 'invalid_client' } });
		visit.trakt.removeApp(visit.app.clientId);
		expect((await token(codeGrant(code))).read('error')).toBe('invalid_client');
		expect((await open(authorizeAddress())).status).toBe(401);
	});
});

describe('renewing a token at the simulated Trakt', () => {
	it.each([
		['as JSON', { form: false }],
		['as a form', { form: true }],
	])('gives new tokens and kills both old ones, sent %s', async (_, how) => {
		const old = visit.trakt.signIn('Bob', visit.app.clientId);
		const renewed = await token(refreshGrant(old.refreshToken), how);
		expect(renewed.status).toBe(200);
		expect(renewed.read('refresh_token')).not.toBe(old.refreshToken);
		const before = { authorization: `Bearer ${old.accessToken}` };
		const after = { authorization: `Bearer ${renewed.read('access_token')}` };
		expect((await visit.ask('GET /users/me', { headers: before })).status).toBe(401);
		expect((await visit.ask('GET /users/me', { headers: after })).status).toBe(200);
		const again = await token(refreshGrant(old.refreshToken), how);
		expect(again).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
		expect(visit.bob.refreshes).toEqual({ granted: 1, refused: 1 });
	});

	it('demands the redirect address again, in the body or in the query', async () => {
		const { refreshToken } = visit.trakt.signIn('Bob', visit.app.clientId);
		const without = { ...refreshGrant(refreshToken), redirect_uri: undefined };
		expect((await token(without, { form: true })).read('error')).toBe('invalid_grant');
		const astray = { query: '?redirect_uri=http%3A%2F%2Felsewhere.invalid%2F', form: true };
		expect((await token(without, astray)).status).toBe(400);
		const query = `?redirect_uri=${encodeURIComponent(CALLBACK)}`;
		expect((await token(without, { query, form: true })).status).toBe(200);
	});

	it('refuses expired and revoked tokens with 401', async () => {
		visit.trakt.expireAccessTokens('Alice');
		expect((await visit.ask('GET /users/me')).status).toBe(401);
		visit.trakt.revoke('Bob');
		expect((await visit.ask('GET /users/me', { as: 'Bob' })).status).toBe(401);
	});

	it('lets an access token end by itself after seven days', async () => {
		visit.clock.pass(604_800_000 - 1);
		expect((await visit.ask('GET /users/me')).status).toBe(200);
		visit.clock.pass(1);
		expect((await visit.ask('GET /users/me')).status).toBe(401);
	});

	it('forgets a token that its app gives back', async () => {
		const { clientId, clientSecret } = visit.app;
		const body = { token: visit.tokens.Alice, client_id: clientId, client_secret: clientSecret };
		expect((await visit.ask('POST /oauth/revoke', { body })).status).toBe(200);
		expect((await visit.ask('GET /users/me')).status).toBe(401);
	});
});

describe('signing in a device', () => {
	it('waits for a person, then gives tokens once', async () => {
		const { clientId, clientSecret } = visit.app;
		const begun = await visit.ask('POST /oauth/device/code', { body: { client_id: clientId } });
		const body = {
			code: begun.read('device_code'),
			client_id: clientId,
			client_secret: clientSecret,
		};
		expect((await visit.ask('POST /oauth/device/token', { body })).status).toBe(400);
		visit.trakt.answerDevice(String(begun.read('user_code')), 'Bob');
		expect(
			(await visit.ask('POST /oauth/device/token', { body })).read('access_token'),
		).toBeTruthy();
		expect((await visit.ask('POST /oauth/device/token', { body })).status).toBe(409);
		const unknown = { ...body, code: 'nobody' };
		expect((await visit.ask('POST /oauth/device/token', { body: unknown })).status).toBe(404);
	});
});
