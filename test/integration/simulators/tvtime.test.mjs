import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTvTime } from '../../../simulators/tvtime.mjs';

/** The stand-in refuses what TV Time refused, as far as that is known. */

/** @type {import('../../../simulators/tvtime.mjs').TvTimeSimulator} */
let tvtime;
/** @type {import('../../../simulators/tvtime/world.mjs').Account} */
let alice;
let now = Date.parse('2026-07-01T00:00:00Z');
beforeAll(async () => {
	tvtime = await startTvTime({ clock: { now: () => now } });
	alice = tvtime.addAccount({ name: 'Alice' });
	tvtime.addEpisode({ id: 900101, showId: 5100, season: 1, number: 1 });
});
afterAll(async () => await tvtime.stop());

/**
 * @param {string} method @param {string} upstream
 * @param {{ token?: string, query?: string, body?: object, o?: string }} [more]
 */
async function ask(method, upstream, { token, query = '', body, o } = {}) {
	const encoded = Buffer.from(`https://${upstream}`).toString('base64').replace(/=+$/, '');
	const answer = await fetch(`${tvtime.address}/sidecar?${o ?? `o_b64=${encoded}`}${query}`, {
		method,
		headers: {
			'content-type': 'application/json',
			...(token ? { authorization: `Bearer ${token}` } : {}),
		},
		...(body ? { body: JSON.stringify(body) } : {}),
	});
	return { status: answer.status, body: await answer.json() };
}
const EPISODE = 'api2.tozelabs.com/v2/watched_episodes/episode/900101';
const nobody = async () => (await ask('POST', 'api2.tozelabs.com/v2/user')).body.jwt_token;

describe('signing in', () => {
	it('needs the token of nobody, then a password, and gives a token for sixty days', async () => {
		const login = 'auth.tvtime.com/v1/login';
		const body = { username: alice.email, password: alice.password };
		expect((await ask('POST', login, { body })).status).toBe(401);
		const token = await nobody();
		expect((await ask('POST', login, { token, body: { ...body, password: 'x' } })).status).toBe(
			401,
		);
		const { data } = (await ask('POST', login, { token, body })).body;
		const mark = { token: data.jwt_token, query: '&is_rewatch=0' };
		expect((await ask('POST', EPISODE, mark)).body).toEqual({ result: 'OK' });
		now += 61 * 86_400_000;
		expect((await ask('POST', EPISODE, mark)).status).toBe(401);
	});

	it('is renewed once with each refresh token', async () => {
		const { jwt_refresh_token: refresh } = tvtime.tokens.pairFor(alice);
		const renew = { token: await nobody(), body: { refresh_token: refresh } };
		expect((await ask('POST', 'auth.tvtime.com/v1/refresh', renew)).status).toBe(200);
		expect((await ask('POST', 'auth.tvtime.com/v1/refresh', renew)).status).toBe(401);
	});

	it('keeps its tokens out of the log', () => {
		expect(JSON.stringify(tvtime.requests)).not.toMatch(/eyJ/);
	});
});

describe('what comes through the sidecar', () => {
	it('is named by its address, plain or in base64 without its "="', async () => {
		const { jwt_token: token } = tvtime.tokens.pairFor(alice);
		const query = '&is_rewatch=0';
		const plain = { token, query, o: `o=https://${EPISODE}` };
		expect((await ask('POST', EPISODE, plain)).status).toBe(200);
		const padded = Buffer.from('https://api2.tozelabs.com/v2/episode/9').toString('base64');
		expect(padded).toContain('=');
		expect((await ask('GET', '', { token, o: `o_b64=${padded}` })).status).toBe(404);
		expect((await ask('GET', 'api2.tozelabs.com/v2/nothing', { token })).status).toBe(404);
	});

	it('is not for the token of nobody, nor for somebody else’s list', async () => {
		const token = await nobody();
		expect((await ask('POST', EPISODE, { token, query: '&is_rewatch=0' })).status).toBe(401);
		const own = tvtime.tokens.pairFor(alice).jwt_token;
		const list = 'msapi.tvtime.com/prod/v1/tracking/watches/user/1';
		expect((await ask('GET', list, { token: own })).status).toBe(401);
	});

	it('is answered 200 also where it was not done', async () => {
		const { jwt_token: token } = tvtime.tokens.pairFor(alice);
		expect(await ask('POST', EPISODE, { token })).toMatchObject({
			status: 200,
			body: { result: 'KO' },
		});
	});
});
