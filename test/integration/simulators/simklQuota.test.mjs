import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dayAt } from '../../../simulators/simkl/gate/quota.mjs';
import { visitSimkl } from './visitSimkl.mjs';

/** @type {Awaited<ReturnType<typeof visitSimkl>>} */
let visit;
/** @type {string} */
let clientId;
/** @type {string} */
let token;
beforeEach(async () => {
	visit = await visitSimkl();
	({ clientId } = visit.simkl.addApp({ name: 'n8n', kind: 'public', redirectUris: [] }));
	// Bob has a free account.
	token = visit.simkl.signIn('Bob', clientId);
});
afterEach(() => visit.simkl.stop());

/** @param {string} asked @param {string | undefined} [as] */
const ask = async (asked, as = token) =>
	await visit.ask(asked, {
		query: `client_id=${clientId}&app-name=n8n-nodes-scrobble&app-version=1`,
		headers: { authorization: as && `Bearer ${as}` },
	});

describe('the daily number of requests at the simulated Simkl', () => {
	it('is 500 for a free account, says what is left, and begins again at midnight US Eastern', async () => {
		visit.simkl.leaveOfToday('Bob', 1);
		const last = await ask('GET /sync/activities');
		expect([last.status, last.headers['x-ratelimit-limit']]).toEqual([200, '500']);
		expect(last.headers['x-ratelimit-remaining']).toBe('0');
		const { status, json, headers } = await ask('GET /sync/activities');
		expect([status, json]).toMatchObject([429, { error: 'user_limit_exceeded' }]);
		// 20:00 UTC on the day that summer time begins there.
		expect(headers['retry-after']).toBe(String(8 * 3600));
		expect((await ask('POST /users/settings')).status).toBe(429);
		visit.clock.pass(8 * 3_600_000);
		expect((await ask('GET /sync/activities')).status).toBe(200);
	});

	it('is shared by all apps of a person, and not with other people', async () => {
		visit.simkl.leaveOfToday('Bob');
		const other = visit.simkl.addApp({ name: 'Other', kind: 'device', redirectUris: [] });
		const query = `client_id=${other.clientId}&app-name=other&app-version=1`;
		const authorization = `Bearer ${visit.simkl.signIn('Bob', other.clientId)}`;
		const shared = await visit.ask('GET /sync/activities', { query, headers: { authorization } });
		expect(shared.status).toBe(429);
		expect((await ask('GET /sync/activities', visit.simkl.signIn('Alice', clientId))).status).toBe(
			200,
		);
	});

	it('counts no episode list that is asked for without a sign-in, and one with it', async () => {
		const [show] = visit.simkl.catalogue.titles.filter(({ kind }) => kind === 'show');
		const episodes = `GET /tv/episodes/${show?.ids.simkl}`;
		visit.simkl.leaveOfToday('Bob', 1);
		expect((await ask(episodes, '')).status).toBe(200);
		expect(visit.bob.quota.used).toBe(499);
		expect((await ask(episodes)).status).toBe(200);
		expect(visit.bob.quota.used).toBe(500);
	});

	it('knows no such number for an old app', async () => {
		visit.simkl.leaveOfToday('Bob');
		expect((await visit.ask('GET /sync/activities', { as: 'Bob' })).status).toBe(200);
	});

	it('has another word for an app that is used up, and the day’s end for one that is too fast', async () => {
		visit.simkl.useUpApp(clientId);
		expect((await ask('GET /sync/activities')).json).toMatchObject({ error: 'app_limit_exceeded' });
		const hasty = Array.from({ length: 11 }, () => visit.ask('GET /sync/activities'));
		const [refused] = (await Promise.all(hasty)).filter(({ status }) => status === 429);
		expect(refused?.json).toMatchObject({ error: 'rate_limit' });
		expect(refused?.headers['retry-after']).toBe(String(dayAt(visit.clock.now()).secondsLeft));
	});

	it.each(/** @type {const} */ ([412, 403]))(
		'turns a blocked app away with %s for a while',
		async (status) => {
			visit.simkl.block(clientId, 3_600_000, status);
			expect((await ask('GET /sync/activities')).status).toBe(status);
			visit.clock.pass(3_600_001);
			expect((await ask('GET /sync/activities')).status).toBe(200);
		},
	);
});
