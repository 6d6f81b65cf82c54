import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RULES } from '../../../simulators/trakt/rules.mjs';
import { CALLBACK, send, visitTrakt } from './visit.mjs';

/** @type {Awaited<ReturnType<typeof visitTrakt>>} */
let visit;
beforeEach(async () => {
	visit = await visitTrakt();
});
afterEach(() => visit.trakt.stop());

const VERIFIER = 'a-verifier-of-forty-three-characters-or-more-';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

/** @param {Record<string, string>} [more] */
function authorizeAddress(more = {}) {
	const query = new URLSearchParams({
		response_type: 'code',
		client_id: visit.app.clientId,
		redirect_uri: CALLBACK,
		state: 'n8n-state',
		code_challenge: CHALLENGE,
		code_challenge_method: 'S256',
		...more,
	});
	for (const [name, value] of Object.entries(more)) if (value === '') query.delete(name);
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
	const body = { client_id: visit.app.clientId, ...fields };
	const address = `${visit.trakt.address}/oauth/token${query}`;
	const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
	const kept = JSON.parse(JSON.stringify(body));
	return send(address, 'POST', form ? new URLSearchParams(kept).toString() : body, {
		'user-agent': 'axios/1.0.0',
		'content-type': type,
	});
}

/** @param {string} code */
const codeGrant = (code) => ({
	grant_type: 'authorization_code',
	code,
	code_verifier: VERIFIER,
	redirect_uri: CALLBACK,
});
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
			expires_at: visit.clock.now() / 1000 + 604_800,
			scope: 'public offline_access',
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

	it('says invalid_client for any secret of an app that has none, an empty one too, and for a deleted app', async () => {
		const code = await newCode();
		for (const secret of ['', 'guess']) {
			const wrong = await token({ ...codeGrant(code), client_secret: secret });
			expect(wrong).toMatchObject({ status: 401, json: { error: 'invalid_client' } });
		}
		expect((await token(codeGrant(code))).status).toBe(200);
		visit.trakt.removeApp(visit.app.clientId);
		expect((await token(codeGrant(code))).read('error')).toBe('invalid_client');
		expect((await open(authorizeAddress())).status).toBe(401);
	});

	it('sends nobody on without PKCE, nor with another method than S256', async () => {
		/** @type {Record<string, string>[]} */
		const wrong = [{ code_challenge: '' }, { code_challenge_method: 'plain' }];
		for (const more of wrong) {
			const answer = await open(authorizeAddress({ account: 'Bob', ...more }));
			expect(answer.status).toBe(400);
		}
	});

	it('gives nothing for a code without the verifier of its challenge', async () => {
		for (const verifier of [undefined, 'another']) {
			const answer = await token({ ...codeGrant(await newCode()), code_verifier: verifier });
			expect(answer).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
		}
	});
});

describe('an old app, which has a secret', () => {
	/** @type {{ clientId: string, clientSecret: string | undefined }} */
	let old;
	beforeEach(() => {
		old = visit.trakt.addApp({ name: 'Old', redirectUris: [CALLBACK], old: true });
	});

	/** @param {Record<string, string>} [more] */
	const oldCode = (more) => newCode({ client_id: old.clientId, ...more });
	/** @param {string} code @param {Record<string, string | undefined>} [more] */
	const exchange = (code, more) =>
		token({ ...codeGrant(code), client_id: old.clientId, ...more }).then(({ status }) => status);

	it('is taken with its secret, without it, and not with an empty or a wrong one', async () => {
		expect(old.clientSecret).toBeTruthy();
		expect(await exchange(await oldCode(), { client_secret: old.clientSecret })).toBe(200);
		expect(await exchange(await oldCode())).toBe(200);
		expect(await exchange(await oldCode(), { client_secret: '' })).toBe(401);
		expect(await exchange(await oldCode(), { client_secret: 'guess' })).toBe(401);
	});

	it('may go without PKCE, if it sends its secret', async () => {
		const without = { code_challenge: '' };
		const more = { code_verifier: undefined };
		const secret = { client_secret: old.clientSecret };
		expect(await exchange(await oldCode(without), { ...more, ...secret })).toBe(200);
		expect(await exchange(await oldCode(without), more)).toBe(400);
	});
});

describe('what becomes of apps', () => {
	it('deletes one that nobody has used for 30 days in a row', async () => {
		const month = 30 * 86_400_000;
		const key = { as: '', headers: { 'trakt-api-key': visit.app.clientId } };
		const status = async () => (await visit.ask('GET /search/imdb/tt99000104', key)).status;
		expect(await status()).toBe(200);
		visit.clock.pass(month);
		expect(await status()).toBe(200);
		visit.clock.pass(month + 1);
		expect(await status()).toBe(403);
	});

	it('has room for two of them in a free account: a third takes the place of the oldest', async () => {
		const signIns = ['Second', 'Third'].map((name) => {
			const { clientId } = visit.trakt.addApp({ name, redirectUris: [CALLBACK] });
			const signIn = () => visit.trakt.signIn('Bob', clientId);
			return { clientId, signIn };
		});
		const reads = () => visit.ask('GET /users/me', { as: 'Bob' });
		signIns[0]?.signIn();
		signIns[0]?.signIn();
		expect((await reads()).status).toBe(200);
		signIns[1]?.signIn();
		expect((await reads()).status).toBe(401);
		for (const { clientId } of signIns) visit.trakt.signIn('Alice', clientId);
		expect((await visit.ask('GET /users/me')).status).toBe(200);
	});

	it('names a source and its date for every rule', () => {
		for (const { rule, source, read } of Object.values(RULES)) {
			expect(rule).toMatch(/\.$/);
			expect(source).toMatch(/guides|contracts|trakt\/trakt-/);
			expect(read).toMatch(/^2026-\d\d-\d\d$/);
		}
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
		const body = { token: visit.tokens.Alice, client_id: visit.app.clientId };
		expect((await visit.ask('POST /oauth/revoke', { body })).status).toBe(200);
		expect((await visit.ask('GET /users/me')).status).toBe(401);
	});
});

describe('signing in a device', () => {
	/** @param {string} code */
	const poll = (code) =>
		visit.ask('POST /oauth/device/token', { body: { code, client_id: visit.app.clientId } });

	async function begin() {
		const body = { client_id: visit.app.clientId };
		const begun = await visit.ask('POST /oauth/device/code', { body });
		visit.clock.pass(5000);
		return { code: String(begun.read('device_code')), user: String(begun.read('user_code')) };
	}

	it('waits for a person, then gives tokens once, without a secret', async () => {
		const { code, user } = await begin();
		expect((await poll(code)).status).toBe(400);
		visit.trakt.answerDevice(user, 'Bob');
		visit.clock.pass(5000);
		const given = await poll(code);
		expect(given.read('access_token')).toBeTruthy();
		expect((await poll(code)).status).toBe(409);
		expect((await poll('nobody')).status).toBe(404);
		const renewal = refreshGrant(String(given.read('refresh_token')));
		expect((await token({ ...renewal, redirect_uri: undefined })).status).toBe(400);
		expect((await token(renewal)).status).toBe(200);
	});

	it('asks to be polled no faster than it said', async () => {
		const { code } = await begin();
		expect((await poll(code)).status).toBe(400);
		visit.clock.pass(4000);
		expect((await poll(code)).status).toBe(429);
	});

	it('says when somebody said no, and when it took too long', async () => {
		const denied = await begin();
		visit.trakt.answerDevice(denied.user);
		expect((await poll(denied.code)).status).toBe(418);
		const late = await begin();
		visit.clock.pass(600_000);
		expect((await poll(late.code)).status).toBe(410);
	});
});
