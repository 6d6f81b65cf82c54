import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films } from '../../../simulators/household.mjs';
import { leave, visitJellyfin } from './jellyfinServerVisit.mjs';

/** @type {Awaited<ReturnType<typeof visitJellyfin>>} */
let visit;
beforeAll(async () => {
	visit = await visitJellyfin();
});
afterAll(leave);

describe('who may speak to the simulated Jellyfin', () => {
	it('tells everybody what it is, and nobody more', async () => {
		expect(await visit.ask('GET /system/info/public', { as: '' })).toMatchObject({
			status: 200,
			json: { Id: visit.jellyfin.serverId, ServerName: 'Cellar', Version: '10.11.11' },
		});
		expect((await visit.ask('GET /System/Info', { as: '' })).status).toBe(401);
		expect((await visit.ask('GET /System/Info')).status).toBe(200);
	});

	it('refuses every older way to send a token', async () => {
		const { key } = visit;
		/** @type {[string, Record<string, string>][]} */
		const older = [
			['', { 'x-emby-token': key }],
			['', { 'x-mediabrowser-token': key }],
			['', { 'x-emby-authorization': `MediaBrowser Token="${key}"` }],
			['', { authorization: `Emby Token="${key}"` }],
			['', { authorization: `Bearer ${key}` }],
			[`?api_key=${key}`, {}],
		];
		for (const [query, headers] of older) {
			expect((await visit.ask(`GET /Users${query}`, { as: '', headers })).status).toBe(401);
		}
		expect((await visit.ask(`GET /Users?ApiKey=${key}`, { as: '' })).status).toBe(200);
	});

	it('signs in with name and password, in any case of the name', async () => {
		const answer = await visit.signIn('first');
		expect(answer).toMatchObject({
			status: 200,
			json: {
				User: { Id: visit.bob.id, Name: 'bob', Policy: { IsAdministrator: false } },
				SessionInfo: { DeviceId: 'first', DeviceName: 'n8n at home', Client: 'n8n' },
				ServerId: visit.jellyfin.serverId,
			},
		});
		visit.tokens.fresh = String(answer.read('AccessToken'));
		expect((await visit.ask('GET /Users/Me', { as: 'fresh' })).read('Name')).toBe('bob');
	});

	it('refuses a wrong password with 401 and a nameless device with 400', async () => {
		expect((await visit.signIn('x', { Username: 'bob', Pw: 'wrong' })).status).toBe(401);
		expect((await visit.signIn('x', { Username: 'nobody', Pw: '' })).status).toBe(401);
		const body = { Username: 'bob', Pw: 'anchor' };
		const parts = ['Client="n8n"', 'Device="n8n"', 'DeviceId="x"', 'Version="1.0"'];
		const whole = `MediaBrowser ${parts.join(', ')}`;
		const incomplete = parts.map((part) => whole.replace(part, ''));
		for (const authorization of [undefined, ...incomplete, whole.replace('MediaBrowser', 'Emby')]) {
			const asked = { as: '', body, headers: { authorization } };
			expect((await visit.ask('POST /Users/AuthenticateByName', asked)).status).toBe(400);
		}
	});

	it('takes nothing but JSON that is announced as JSON', async () => {
		const headers = { 'content-type': 'text/plain' };
		const asked = { as: '', body: { Username: 'bob' }, headers };
		expect((await visit.ask('POST /Users/AuthenticateByName', asked)).status).toBe(415);
	});

	it('ends the earlier token of the same person on the same device, and no other', async () => {
		visit.tokens.one = String((await visit.signIn('tv')).read('AccessToken'));
		visit.tokens.other = String((await visit.signIn('phone')).read('AccessToken'));
		visit.tokens.again = String((await visit.signIn('tv')).read('AccessToken'));
		expect((await visit.ask('GET /Users/Me', { as: 'one' })).status).toBe(401);
		expect((await visit.ask('GET /Users/Me', { as: 'other' })).status).toBe(200);
		expect((await visit.ask('GET /Users/Me', { as: 'again' })).status).toBe(200);
	});

	it('logs a person out; with an API key it only says so', async () => {
		visit.tokens.leaving = String((await visit.signIn('leaving')).read('AccessToken'));
		const sessions = `GET /Sessions?deviceId=leaving`;
		expect((await visit.ask(sessions)).json).toMatchObject([{ UserName: 'bob' }]);
		expect((await visit.ask('POST /Sessions/Logout', { as: 'leaving' })).status).toBe(204);
		expect((await visit.ask('GET /Users/Me', { as: 'leaving' })).status).toBe(401);
		expect((await visit.ask(sessions)).json).toEqual([]);
		expect((await visit.ask('POST /Sessions/Logout')).status).toBe(204);
		expect((await visit.ask('GET /Users')).status).toBe(200);
	});

	it('gives an API key no user of its own', async () => {
		const { itemId } = films.tinHarbour.shelf;
		expect((await visit.ask('GET /Users/Me')).status).toBe(400);
		expect((await visit.ask(`GET /Items/${itemId}`)).status).toBe(400);
		expect((await visit.ask(`POST /UserPlayedItems/${itemId}`)).status).toBe(400);
		expect((await visit.ask(`GET /Items/${itemId}?userId=${visit.bob.id}`)).status).toBe(200);
		const zeros = '00000000-0000-0000-0000-000000000000';
		expect((await visit.ask(`GET /Items/${itemId}?userId=${zeros}`)).status).toBe(400);
	});

	it('lets only an administrator act for somebody else', async () => {
		const { itemId } = films.tinHarbour.shelf;
		const forAlice = `GET /UserItems/${itemId}/UserData?userId=${visit.alice.id}`;
		expect((await visit.ask(forAlice, { as: 'bob' })).status).toBe(403);
		const forBob = `GET /UserItems/${itemId}/UserData?userId=${visit.bob.id}`;
		expect((await visit.ask(forBob, { as: 'alice' })).status).toBe(200);
		expect((await visit.ask('GET /Plugins', { as: 'bob' })).status).toBe(403);
	});

	it('answers 404 to unknown paths, people and items, 405 to another method, 400 to ids that are none', async () => {
		const user = `userId=${visit.bob.id}`;
		const unknown = 'f'.repeat(32);
		expect((await visit.ask('GET /Nothing')).status).toBe(404);
		expect((await visit.ask('PUT /Items')).status).toBe(405);
		expect((await visit.ask(`GET /Items?userId=${unknown}`)).status).toBe(404);
		expect((await visit.ask(`GET /Items/${unknown}?${user}`)).status).toBe(404);
		expect((await visit.ask(`GET /Items/sixteen?${user}`)).status).toBe(400);
		expect((await visit.ask('GET /Items?userId=bob')).status).toBe(400);
		expect((await visit.ask(`GET /Items?${user}&recursive=true&limit=many`)).status).toBe(400);
	});

	it('keeps tokens and passwords out of its log, and counts the bytes it answered', async () => {
		await visit.signIn('logged');
		await visit.ask(`GET /Users?ApiKey=${visit.key}`, { as: '' });
		const log = JSON.stringify(visit.jellyfin.requests);
		for (const secret of [...Object.values(visit.tokens), 'anchor']) {
			expect(log).not.toContain(secret);
		}
		const before = visit.jellyfin.bytesAnswered();
		const { text } = await visit.ask('GET /Users');
		expect(visit.jellyfin.requests.at(-1)).toMatchObject({
			path: '/Users',
			account: 'n8n',
			bytes: Buffer.byteLength(text),
		});
		expect(visit.jellyfin.bytesAnswered() - before).toBe(Buffer.byteLength(text));
	});

	it('lives below a path of a proxy, and meets planned faults', async () => {
		const proxied = await visitJellyfin({ basePath: '/media' });
		expect(proxied.jellyfin.address).toMatch(/\/media$/);
		expect((await proxied.ask('GET /Users')).status).toBe(200);
		proxied.jellyfin.faults.push({ match: { path: /Users$/ }, action: { html: 502 } });
		expect((await proxied.ask('GET /Users')).status).toBe(502);
		proxied.jellyfin.revokeTokens('bob');
		expect((await proxied.ask('GET /Users/Me', { as: 'bob' })).status).toBe(401);
	});
});
