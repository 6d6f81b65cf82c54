import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CALLBACK, send } from './visit.mjs';
import { IDENTITY, visitSimkl } from './visitSimkl.mjs';

/** @type {Awaited<ReturnType<typeof visitSimkl>>} */
let visit;
beforeAll(async () => {
	visit = await visitSimkl({ writeIntervalMs: 1000 });
});
afterAll(() => visit.simkl.stop());

describe('what the simulated Simkl demands of every call', () => {
	it.each([
		['no client id', () => IDENTITY, 412, 'client_id_failed'],
		['an unknown client id', () => `client_id=nobody&${IDENTITY}`, 412, 'client_id_failed'],
		['no app name', () => `client_id=${visit.app.clientId}&app-version=1`, 403, 'app_not_approved'],
		[
			'no app version',
			() => `client_id=${visit.app.clientId}&app-name=abc`,
			403,
			'app_not_approved',
		],
	])('refuses a call with %s', async (_, query, status, error) => {
		const answer = await visit.ask('GET /sync/activities', { query: query() });
		expect(answer).toMatchObject({ status, json: { error, code: status } });
	});

	it('takes the client id as a header as well', async () => {
		const headers = { 'simkl-api-key': visit.app.clientId };
		expect((await visit.ask('GET /sync/activities', { query: IDENTITY, headers })).status).toBe(
			200,
		);
	});

	it('shows the gateway’s page to a client that does not say what it is', async () => {
		const answer = await visit.ask('GET /sync/activities', {
			headers: { 'user-agent': undefined },
		});
		expect(answer.status).toBe(403);
		expect(answer.text).toContain('<!DOCTYPE html>');
	});

	it('wants a token for what is a person’s, of this app, and none for a search', async () => {
		for (const headers of [{ authorization: undefined }, { authorization: 'Bearer nobody' }]) {
			expect((await visit.ask('GET /sync/activities', { headers })).status).toBe(401);
		}
		const other = visit.simkl.addApp({ name: 'Other', redirectUris: [] });
		const headers = { authorization: `Bearer ${visit.simkl.signIn('Bob', other.clientId)}` };
		expect((await visit.ask('GET /sync/activities', { headers })).status).toBe(401);
		expect((await visit.ask('GET /search/movie?q=tin', { as: '' })).status).toBe(200);
	});

	it('takes ten reads and one write a second, and blocks a write for longer the more it hurries', async () => {
		visit.clock.pass(5000);
		const reads = await Promise.all(
			Array.from({ length: 11 }, async () => (await visit.ask('GET /sync/activities')).status),
		);
		expect(reads.filter((status) => status === 429)).toHaveLength(1);
		const write = async () => (await visit.ask('POST /users/settings')).status;
		expect(await write()).toBe(200);
		visit.clock.pass(600);
		expect(await write()).toBe(429);
		visit.clock.pass(600);
		expect(await write()).toBe(429);
		visit.clock.pass(1000);
		expect(await write()).toBe(200);
	});

	it('answers 400 RATE_LIMIT to a write while another one of the account is carried out', async () => {
		visit.clock.pass(5000);
		visit.simkl.lock('Alice', 20_000);
		expect(await visit.ask('POST /users/settings')).toMatchObject({
			status: 400,
			json: { error: 'RATE_LIMIT' },
		});
		expect((await visit.ask('POST /users/settings', { as: 'Bob' })).status).toBe(200);
		visit.clock.pass(20_000);
		expect((await visit.ask('POST /users/settings')).status).toBe(200);
	});

	it('knows no other path', async () => {
		const answer = await visit.ask('GET /sync/history');
		expect(answer).toMatchObject({ status: 404, json: { error: 'url_failed' } });
	});
});

describe('sign-in at the simulated Simkl', () => {
	const HEADERS = { 'user-agent': 'n8n/2.41.1' };
	/** @param {string} redirectUri */
	async function codeFor(redirectUri) {
		const query = new URLSearchParams({
			response_type: 'code',
			client_id: visit.app.clientId,
			redirect_uri: redirectUri,
			state: 's',
			account: 'Bob',
		});
		const answer = await send(
			`${visit.simkl.address}/oauth/authorize?${query}`,
			'GET',
			undefined,
			HEADERS,
		);
		if (answer.status !== 302) return { status: answer.status, code: '' };
		const back = new URL(answer.headers.location ?? '');
		expect(back.searchParams.get('state')).toBe('s');
		return { status: 302, code: back.searchParams.get('code') ?? '' };
	}
	/** @param {Record<string, string>} fields @param {string} type */
	async function exchange(fields, type) {
		const body = type.includes('json')
			? JSON.stringify(fields)
			: new URLSearchParams(fields).toString();
		return await send(`${visit.simkl.address}/oauth/token`, 'POST', body, {
			...HEADERS,
			'content-type': type,
		});
	}
	const fieldsOf = (/** @type {string} */ code) => ({
		grant_type: 'authorization_code',
		client_id: visit.app.clientId,
		client_secret: visit.app.clientSecret,
		redirect_uri: CALLBACK,
		code,
	});

	it.each(['application/json', 'application/x-www-form-urlencoded'])(
		'gives a token that never has to be renewed for a code, sent as %s',
		async (type) => {
			const { code } = await codeFor(CALLBACK);
			const { status, json } = await exchange(fieldsOf(code), type);
			expect(status).toBe(200);
			expect(json).toMatchObject({ token_type: 'bearer', access_token: expect.any(String) });
			expect(json).not.toHaveProperty('refresh_token');
			expect(await exchange(fieldsOf(code), type)).toMatchObject({
				status: 401,
				json: { error: 'grant_error' },
			});
		},
	);

	it('compares the redirect address byte for byte, at both steps', async () => {
		expect((await codeFor(`${CALLBACK}/`)).status).toBe(400);
		const { code } = await codeFor(CALLBACK);
		const fields = { ...fieldsOf(code), redirect_uri: `${CALLBACK}/` };
		expect((await exchange(fields, 'application/json')).status).toBe(401);
	});

	it('has no grant to renew a token with', async () => {
		const fields = { ...fieldsOf(''), grant_type: 'refresh_token' };
		expect((await exchange(fields, 'application/json')).status).toBe(400);
	});

	it('signs in by PIN, and begins anew for a code that was used', async () => {
		const begun = await visit.ask('GET /oauth/pin', { as: '' });
		const code = String(begun.read('user_code'));
		const poll = async () => (await visit.ask(`GET /oauth/pin/${code}`, { as: '' })).json;
		expect(await poll()).toEqual({ result: 'KO', message: 'Authorization pending' });
		expect(await poll()).toEqual({ result: 'KO', message: 'Slow down' });
		visit.simkl.answerPin(code, 'Alice');
		visit.clock.pass(5000);
		expect(await poll()).toMatchObject({ result: 'OK', access_token: expect.any(String) });
		expect(await poll()).toMatchObject({ result: 'OK', device_code: expect.any(String) });
	});

	it('lets nobody in with a token that was taken away', async () => {
		const token = visit.simkl.signIn('Bob', visit.app.clientId);
		const headers = { authorization: `Bearer ${token}` };
		visit.clock.pass(2000);
		expect((await visit.ask('GET /sync/activities', { headers })).status).toBe(200);
		visit.simkl.revoke('Bob');
		expect((await visit.ask('GET /sync/activities', { headers })).status).toBe(401);
	});
});
