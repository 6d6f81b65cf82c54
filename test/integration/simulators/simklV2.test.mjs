import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CALLBACK, send } from './visit.mjs';
import { visitSimkl } from './visitSimkl.mjs';

const HEADERS = { 'user-agent': 'n8n/2.41.1' };
const WEEK_MS = 7 * 86_400_000;
const VERIFIER = 'v'.repeat(43);
const challenge = createHash('sha256').update(VERIFIER).digest('base64url');
const BOTH = 'media:read media:write';

/** @type {Awaited<ReturnType<typeof visitSimkl>>} */
let visit;
/** @type {Record<'device' | 'public' | 'server', { clientId: string, clientSecret: string }>} */
let apps;
beforeAll(async () => {
	visit = await visitSimkl();
	const made = (/** @type {'device' | 'public' | 'server'} */ kind) =>
		visit.simkl.addApp({ name: kind, kind, redirectUris: kind === 'device' ? [] : [CALLBACK] });
	apps = { device: made('device'), public: made('public'), server: made('server') };
});
afterAll(() => visit.simkl.stop());

/** @param {string} path @param {Record<string, string>} fields */
async function post(path, fields) {
	const body = new URLSearchParams(fields).toString();
	return await send(`${visit.simkl.address}${path}`, 'POST', body, {
		...HEADERS,
		'content-type': 'application/x-www-form-urlencoded',
	});
}

/** @param {string} clientId @param {Record<string, string>} [otherwise] */
async function visitPage(clientId, otherwise = {}) {
	const query = new URLSearchParams({
		response_type: 'code',
		client_id: clientId,
		redirect_uri: CALLBACK,
		state: 's',
		account: 'Bob',
		scope: BOTH,
		code_challenge: challenge,
		code_challenge_method: 'S256',
		...otherwise,
	});
	const address = `${visit.simkl.address}/oauth2/authorize?${query}`;
	const { status, headers, text } = await send(address, 'GET', undefined, HEADERS);
	const back = headers.location ? new URL(headers.location).searchParams : new URLSearchParams();
	return { status, text, back };
}

/** @param {'public' | 'server'} kind @param {Record<string, string>} [asked] @param {Record<string, string>} [fields] */
async function signedIn(kind, asked = {}, fields = {}) {
	const { clientId, clientSecret } = apps[kind];
	const { back } = await visitPage(clientId, asked);
	return await post('/oauth2/token', {
		grant_type: 'authorization_code',
		client_id: clientId,
		...(clientSecret ? { client_secret: clientSecret } : {}),
		redirect_uri: CALLBACK,
		code: back.get('code') ?? '',
		code_verifier: VERIFIER,
		...fields,
	});
}

/** @param {unknown} token @param {string} clientId @param {string} asked @param {unknown} [body] */
async function asked(token, clientId, asked, body) {
	return await visit.ask(asked, {
		query: `client_id=${clientId}&app-name=n8n-nodes-scrobble&app-version=1`,
		headers: { authorization: token === undefined ? undefined : `Bearer ${token}` },
		body,
	});
}

describe('signing in at the simulated Simkl by AUTH V2', () => {
	it.each(/** @type {const} */ (['public', 'server']))(
		'gives a %s app a token for a week and one to renew it with',
		async (kind) => {
			const { status, json } = await signedIn(kind);
			expect(status).toBe(200);
			expect(json).toEqual({
				access_token: expect.stringMatching(/^simkl_at_/),
				token_type: 'Bearer',
				expires_in: 604_800,
				refresh_token: expect.stringMatching(/^simkl_rt_/),
				scope: BOTH,
			});
		},
	);

	it('says who sent the browser back, also when somebody says no', async () => {
		const { back } = await visitPage(apps.public.clientId);
		expect([back.get('iss'), back.get('state')]).toEqual(['https://simkl.com', 's']);
		const no = await visitPage(apps.public.clientId, { account: '' });
		expect([no.back.get('error'), no.back.get('iss')]).toEqual([
			'access_denied',
			'https://simkl.com',
		]);
	});

	it.each([
		['no challenge', { code_challenge: '' }],
		['a plain challenge', { code_challenge_method: 'plain' }],
	])('sends a browser with %s back without a code', async (_, otherwise) => {
		const { back } = await visitPage(apps.public.clientId, otherwise);
		expect([back.get('error'), back.get('code')]).toEqual(['invalid_request', null]);
	});

	it('exchanges no code without its verifier, nor a server app’s without the secret, nor as JSON', async () => {
		const wrong = await signedIn('public', {}, { code_verifier: 'w'.repeat(43) });
		expect(wrong).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
		const bare = await signedIn('server', {}, { client_secret: '' });
		expect(bare).toMatchObject({ status: 401, json: { error: 'invalid_client' } });
		expect(bare.json).not.toHaveProperty('code');
		const asJson = await send(`${visit.simkl.address}/oauth2/token`, 'POST', '{"client_id":"x"}', {
			...HEADERS,
			'content-type': 'application/json',
		});
		expect(asJson).toMatchObject({ status: 400, json: { error: 'invalid_request' } });
	});

	it.each([{ scope: '' }, { scope: 'public' }, { scope: 'media:read media:writes' }])(
		'is read-only without a word for %j, and refuses the first write',
		async (scope) => {
			const { json } = await signedIn('public', scope);
			expect(json).toMatchObject({ scope: 'media:read' });
			const token = Object(json).access_token;
			const { clientId } = apps.public;
			expect((await asked(token, clientId, 'GET /sync/activities')).status).toBe(200);
			expect((await asked(token, clientId, 'POST /users/settings')).status).toBe(200);
			expect(await asked(token, clientId, 'POST /sync/history', { movies: [] })).toMatchObject({
				status: 403,
				json: { error: 'insufficient_scope', code: 403 },
			});
		},
	);

	it('renews without a new refresh token, and ends the access token before it at once', async () => {
		const { clientId } = apps.public;
		const { accessToken, refreshToken } = visit.simkl.tokensFor('Alice', clientId);
		const renewal = {
			grant_type: 'refresh_token',
			client_id: clientId,
			refresh_token: refreshToken,
		};
		const renewed = await post('/oauth2/token', renewal);
		expect(renewed.json).toMatchObject({ refresh_token: refreshToken, scope: BOTH });
		expect((await asked(accessToken, clientId, 'GET /sync/activities')).status).toBe(401);
		const next = Object(renewed.json).access_token;
		expect((await asked(next, clientId, 'GET /sync/activities')).status).toBe(200);
		visit.clock.pass(WEEK_MS);
		expect((await asked(next, clientId, 'GET /sync/activities')).status).toBe(401);
		visit.clock.pass(179 * 86_400_000 - WEEK_MS);
		expect((await post('/oauth2/token', renewal)).status).toBe(200);
		visit.clock.pass(179 * 86_400_000);
		expect((await post('/oauth2/token', renewal)).status).toBe(200);
		visit.clock.pass(181 * 86_400_000);
		expect(await post('/oauth2/token', renewal)).toMatchObject({
			status: 400,
			json: { error: 'invalid_grant' },
		});
	});

	it('ends both tokens where one is revoked, and says 200 for any', async () => {
		const { clientId } = apps.public;
		const { accessToken, refreshToken } = visit.simkl.tokensFor('Alice', clientId);
		for (const token of ['nobody', refreshToken]) {
			expect((await post('/oauth2/revoke', { client_id: clientId, token })).status).toBe(200);
		}
		expect((await asked(accessToken, clientId, 'GET /sync/activities')).status).toBe(401);
	});

	it('lets a V2 app ask nothing without a person but what is cached', async () => {
		const { clientId } = apps.public;
		const [title] = visit.simkl.catalogue.titles.filter(({ kind }) => kind === 'show');
		const episodes = `GET /tv/episodes/${title?.ids.simkl}`;
		expect((await asked(undefined, clientId, episodes)).status).toBe(200);
		expect(await asked(undefined, clientId, 'GET /search/movie?q=tin')).toMatchObject({
			status: 401,
			json: { error: 'user_token_required' },
		});
	});
});

describe('apps of the other kind at the simulated Simkl', () => {
	it('refuses a V2 app at V1’s addresses', async () => {
		const { clientId, clientSecret } = apps.server;
		const page = await send(
			`${visit.simkl.address}/oauth/authorize?client_id=${clientId}`,
			'GET',
			undefined,
			HEADERS,
		);
		expect([page.status, page.text]).toEqual([400, expect.stringContaining('unauthorized_client')]);
		const fields = {
			grant_type: 'authorization_code',
			client_id: clientId,
			client_secret: clientSecret,
		};
		for (const answer of [
			await post('/oauth/token', fields),
			await asked(undefined, clientId, 'GET /oauth/pin'),
		]) {
			expect(answer).toMatchObject({ json: { error: 'unauthorized_client' }, status: 400 });
		}
	});

	it('refuses a V1 app, and a device app’s browser, at V2’s', async () => {
		const { clientId, clientSecret } = visit.app;
		expect((await visitPage(clientId)).status).toBe(401);
		expect((await visitPage(apps.device.clientId)).status).toBe(400);
		const fields = { client_id: clientId, client_secret: clientSecret, refresh_token: 'x' };
		for (const path of ['/oauth2/device', '/oauth2/token', '/oauth2/revoke']) {
			expect(await post(path, fields)).toMatchObject({
				status: 401,
				json: { error: 'invalid_client' },
			});
		}
	});

	it('revokes a token that comes with the other kind’s client id', async () => {
		const { accessToken } = visit.simkl.tokensFor('Alice', apps.public.clientId);
		const ask = async (/** @type {string} */ clientId) =>
			(await asked(accessToken, clientId, 'GET /sync/activities')).status;
		expect(await ask(apps.public.clientId)).toBe(200);
		expect(await ask(visit.app.clientId)).toBe(401);
		expect(await ask(apps.public.clientId)).toBe(401);
	});
});

describe('device codes at the simulated Simkl', () => {
	/** @param {'device' | 'public' | 'server'} kind @param {string} [scope] */
	async function begun(kind, scope = BOTH) {
		return await post('/oauth2/device', { client_id: apps[kind].clientId, scope });
	}
	/** @param {'device' | 'server'} kind @param {unknown} code @param {Record<string, string>} [fields] */
	async function polled(kind, code, fields = {}) {
		const { clientId, clientSecret } = apps[kind];
		return await post('/oauth2/token', {
			grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
			client_id: clientId,
			...(clientSecret ? { client_secret: clientSecret } : {}),
			device_code: String(code),
			...fields,
		});
	}

	it.each(/** @type {const} */ (['device', 'server']))(
		'signs a %s app in once a person has entered the code elsewhere',
		async (kind) => {
			const { status, read } = await begun(kind);
			expect(status).toBe(200);
			const code = read('device_code');
			const userCode = String(read('user_code'));
			expect(userCode).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
			expect(read('verification_uri_complete')).toContain(userCode);
			expect([read('expires_in'), read('interval')]).toEqual([900, 5]);
			visit.clock.pass(5000);
			expect(await polled(kind, code)).toMatchObject({
				status: 400,
				json: { error: 'authorization_pending' },
			});
			visit.simkl.approveDevice(userCode, 'Alice');
			visit.clock.pass(5000);
			const done = await polled(kind, code);
			expect(done.json).toMatchObject({ scope: BOTH, expires_in: 604_800 });
			visit.clock.pass(5000);
			expect((await polled(kind, code)).json).toMatchObject({ error: 'invalid_grant' });
		},
	);

	it('wants the next question five seconds later, and later still after one that came too soon', async () => {
		const { read } = await begun('device');
		const code = read('device_code');
		const error = async () => Object((await polled('device', code)).json).error;
		visit.clock.pass(1000);
		expect(await error()).toBe('slow_down');
		visit.clock.pass(5000);
		expect(await error()).toBe('slow_down');
		visit.clock.pass(15_000);
		expect(await error()).toBe('authorization_pending');
		visit.clock.pass(900_000);
		expect(await error()).toBe('expired_token');
	});

	it('asks a server app for its secret, and has no codes for a browser app', async () => {
		const { read } = await begun('server');
		visit.clock.pass(5000);
		expect(await polled('server', read('device_code'), { client_secret: '' })).toMatchObject({
			status: 401,
			json: { error: 'invalid_client' },
		});
		expect((await begun('public')).json).toMatchObject({ error: 'unauthorized_client' });
	});

	it('is read-only without a word where no scope was asked for', async () => {
		const { read } = await begun('device', '');
		visit.simkl.approveDevice(String(read('user_code')), 'Bob');
		visit.clock.pass(5000);
		const { json } = await polled('device', read('device_code'));
		expect(json).toMatchObject({ scope: 'media:read' });
	});
});
