import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { visitTrakt } from './visit.mjs';

/** @type {Awaited<ReturnType<typeof visitTrakt>>} */
let visit;
beforeAll(async () => {
	visit = await visitTrakt();
});
afterAll(() => visit.trakt.stop());

const film = { movie: { title: 'Tin Harbour', year: 2023, ids: { tmdb: 99000104 } }, progress: 10 };

describe('what the simulated Trakt demands of every call', () => {
	it('shows the gateway’s HTML page to a client without a User-Agent, also at the sign-in', async () => {
		for (const asked of ['GET /users/settings', 'POST /oauth/token']) {
			const answer = await visit.ask(asked, { headers: { 'user-agent': undefined } });
			expect(answer.status).toBe(403);
			expect(answer.headers['cf-ray']).toBeTruthy();
			expect(answer.text).toContain('<!DOCTYPE html>');
		}
	});

	it.each([
		['no API key', { 'trakt-api-key': undefined }, 403],
		['an unknown API key', { 'trakt-api-key': 'nobody' }, 403],
		['no API version', { 'trakt-api-version': undefined }, 412],
		['another API version', { 'trakt-api-version': '3' }, 412],
		['no token', { authorization: undefined }, 401],
		['an unknown token', { authorization: 'Bearer nobody' }, 401],
	])('refuses a call with %s', async (_, headers, status) => {
		const answer = await visit.ask('GET /users/settings', { headers });
		expect(answer.status).toBe(status);
		expect(answer.headers['cf-ray']).toBeUndefined();
	});

	it('refuses a write that is not announced as JSON with 412', async () => {
		for (const type of [undefined, 'text/plain', 'application/x-www-form-urlencoded']) {
			const headers = { 'content-type': type };
			expect((await visit.ask('POST /scrobble/start', { body: film, headers })).status).toBe(412);
		}
		expect(
			(await visit.ask('GET /users/settings', { headers: { 'content-type': undefined } })).status,
		).toBe(200);
	});

	it('refuses JSON that is none with 400', async () => {
		expect((await visit.ask('POST /scrobble/start', { body: '{"movie":' })).status).toBe(400);
	});

	it('answers 404 for a path that Trakt does not have', async () => {
		expect((await visit.ask('GET /scrobble/start')).status).toBe(404);
	});

	it('lets an app read public pages without a person', async () => {
		expect((await visit.ask('GET /search/imdb/tt99000104', { as: '' })).status).toBe(200);
	});

	it('refuses every call of a removed app, public ones too, without a word', async () => {
		const { clientId } = visit.trakt.addApp({ name: 'Deleted', redirectUris: [] });
		visit.trakt.removeApp(clientId);
		const answer = await visit.ask('GET /search/imdb/tt99000104', {
			as: '',
			headers: { 'trakt-api-key': clientId },
		});
		expect(answer).toMatchObject({ status: 403, text: '' });
	});

	it('does not take one app’s token with another app’s key', async () => {
		const { clientId } = visit.trakt.addApp({ name: 'Other', redirectUris: [] });
		const headers = { 'trakt-api-key': clientId };
		expect((await visit.ask('GET /users/settings', { headers })).status).toBe(403);
	});

	it('says 423 to a locked and to a deactivated account', async () => {
		visit.bob.locked = 'locked';
		expect(await visit.ask('GET /users/settings', { as: 'Bob' })).toMatchObject({
			status: 423,
			headers: { 'x-account-locked': 'true' },
		});
		visit.bob.locked = 'deactivated';
		expect(await visit.ask('GET /users/settings', { as: 'Bob' })).toMatchObject({
			status: 423,
			headers: { 'x-account-deactivated': 'true' },
		});
		visit.bob.locked = false;
	});

	it('says 426 to writes that need VIP, and 420 when the history is full', async () => {
		visit.bob.limits = { vipOnly: true };
		const upgrade = await visit.ask('POST /scrobble/start', { as: 'Bob', body: film });
		expect(upgrade.status).toBe(426);
		expect(upgrade.headers['x-upgrade-url']).toBeTruthy();
		visit.bob.limits = { history: 0 };
		const full = await visit.ask('POST /scrobble/stop', {
			as: 'Bob',
			body: { ...film, progress: 100 },
		});
		expect(full).toMatchObject({
			status: 420,
			headers: { 'x-account-limit': '0', 'x-vip-user': 'false' },
		});
		visit.bob.limits = { history: 0, vipOnly: true, bare: true };
		const bare = await visit.ask('POST /scrobble/start', { as: 'Bob', body: film });
		expect(bare).toMatchObject({ status: 426, text: '' });
		expect(bare.headers['x-upgrade-url']).toBeUndefined();
		visit.bob.limits = { history: 0, bare: true };
		const bareFull = await visit.ask('POST /sync/history', {
			as: 'Bob',
			body: { movies: [{ ids: { tmdb: 99000104 } }] },
		});
		expect(bareFull).toMatchObject({ status: 420, text: '' });
		expect(bareFull.headers['x-account-limit']).toBeUndefined();
		expect(visit.bob.history).toEqual([]);
		visit.bob.limits = {};
	});

	it('keeps tokens and secrets out of its log', async () => {
		const { tokens, trakt } = visit;
		const app = trakt.addApp({ name: 'Old', redirectUris: [], old: true });
		await visit.ask('POST /oauth/token', {
			body: {
				client_id: app.clientId,
				client_secret: app.clientSecret,
				grant_type: 'refresh_token',
			},
		});
		await visit.ask('GET /users/settings');
		const log = JSON.stringify(trakt.requests);
		expect(log).not.toContain(tokens.Alice);
		expect(app.clientSecret).toMatch(/\w/);
		expect(log).not.toContain(String(app.clientSecret));
		expect(trakt.requests.at(-1)).toMatchObject({
			method: 'GET',
			path: '/users/settings',
			status: 200,
			account: 'Alice',
		});
	});
});

describe('the simulated Trakt’s pace', () => {
	it('takes one write a second of each account, and tells how long to wait', async () => {
		const paced = await visitTrakt({ writeIntervalMs: 1000 });
		const { clock } = paced;
		/** @param {string} as */
		const write = (as) => paced.ask('POST /scrobble/start', { as, body: film });
		expect((await write('Alice')).status).toBe(201);
		clock.pass(900);
		const refused = await write('Alice');
		expect(refused.status).toBe(429);
		expect(refused.headers['retry-after']).toBe('1');
		expect(JSON.parse(refused.headers['x-ratelimit'] ?? '')).toMatchObject({
			name: 'AUTHED_API_POST_LIMIT',
			period: 1,
			limit: 1,
			remaining: 0,
		});
		expect((await write('Bob')).status).toBe(201);
		expect((await paced.ask('GET /users/settings')).status).toBe(200);
		clock.pass(60);
		expect((await write('Alice')).status).toBe(201);
		await paced.trakt.stop();
	});

	it('takes 500 reads in five minutes, and need not say why it takes no more', async () => {
		const paced = await visitTrakt();
		const answers = await Promise.all(
			Array.from({ length: 501 }, () => paced.ask('GET /users/me')),
		);
		const refused = answers.filter(({ status }) => status === 429);
		expect(refused).toHaveLength(1);
		expect(refused[0]?.headers['retry-after']).toBe('300');
		expect(JSON.parse(refused[0]?.headers['x-ratelimit'] ?? '')).toMatchObject({ limit: 500 });
		paced.trakt.rules.limitHeaders = false;
		const bare = await paced.ask('GET /users/me');
		expect(bare.status).toBe(429);
		expect(bare.headers['retry-after']).toBeUndefined();
		expect(bare.headers['x-ratelimit']).toBeUndefined();
		paced.clock.pass(300_000);
		expect((await paced.ask('GET /users/me')).status).toBe(200);
		await paced.trakt.stop();
	});
});
