import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films } from '../../simulators/household.mjs';
import { theN8n } from './support/n8n.mjs';
import { openSimkl } from './support/simkl.mjs';
import { simklFlows } from './support/simklFlows.mjs';

/**
 * @typedef {import('./support/flows.mjs').NodeKind} NodeKind
 * @typedef {import('./support/flows.mjs').Run} Run
 */

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const { add, getSettings } = simklFlows;
const byOAuth2 = { authentication: 'oAuth2' };
const flows = {
	oAuth: {
		getSettings: { ...getSettings, parameters: { ...getSettings.parameters, ...byOAuth2 } },
		add: { ...add, parameters: { ...add.parameters, ...byOAuth2 } },
	},
	token: { getSettings, add },
};

describe("Simkl's sign-in in a real n8n", () => {
	/** @type {import('./support/simkl.mjs').Simkl} */
	let home;
	/** What the token address was asked, and how it answered. */
	const exchanges = () =>
		home.simkl.requests
			.filter(({ path }) => /\/oauth2?\/token$/.test(path))
			.map(({ path, status }) => `${path} ${status}`);

	beforeAll(async () => {
		home = await openSimkl();
	});
	afterAll(() => home.close());

	/** @param {Parameters<typeof home.newApp>[0]} kind */
	async function connected(kind) {
		const { clientId, clientSecret } = home.newApp(kind);
		const app = { clientId, clientSecret, ...(kind === 'v1' ? { oldApp: true } : {}) };
		const stored = await home.byOAuth('Alice', app);
		const node = { type: 'n8n-nodes-scrobble.simkl', credentials: { simklOAuth2Api: stored } };
		return await home.publish(node, flows.oAuth);
	}

	/** As docs/simkl.md tells it, for an app without a secret. */
	async function byDeviceCode() {
		const { clientId } = home.newApp('device');
		/** @param {string} path @param {Record<string, string>} fields */
		const post = async (path, fields) => {
			const body = new URLSearchParams({ client_id: clientId, ...fields });
			const headers = { 'user-agent': 'n8n/1' };
			const sent = await fetch(`${home.simkl.address}${path}`, { method: 'POST', headers, body });
			return await sent.json();
		};
		const begun = await post('/oauth2/device', { scope: 'media:read media:write' });
		home.simkl.approveDevice(begun.user_code, 'Alice');
		home.simkl.letDevicesAsk();
		const fields = { grant_type: DEVICE_GRANT, device_code: begun.device_code };
		const { refresh_token: refreshToken } = await post('/oauth2/token', fields);
		return await home.publish(
			await home.tokenKind('Alice', { clientId, refreshToken }),
			flows.token,
		);
	}

	/** Ten executions at once, each of which has to get through. @param {Record<'add' | 'getSettings', Run>} runs */
	async function tenAtOnce(runs) {
		const ten = Array.from({ length: 5 }, () => [
			runs.getSettings(),
			runs.add([{ imdb: films.ferry.ids.imdb }]),
		]);
		const ended = await Promise.all(ten.flat().map(async (run) => (await run).answer));
		const names = ended.map((answer) => answer[0]?.name ?? answer[0]?.status ?? answer);
		return names.sort();
	}
	const allThrough = () => [
		...Array.from({ length: 5 }, () => 'Alice'),
		...Array.from({ length: 5 }, () => expect.stringMatching(/^(added|duplicate)$/)),
	];

	describe.each(/** @type {const} */ (['public', 'server', 'device']))('with a %s app', (kind) => {
		// n8n 1 sends a secret in a header under PKCE, which nobody knows Simkl to take: the field says what to do.
		if (kind === 'server' && theN8n.isOfLine1) {
			it('is refused by Simkl, and says so before anything is sent', async () => {
				await expect(connected(kind)).rejects.toThrow(/sign-in ended|invalid_client|401/i);
			});
			return;
		}

		it('connects, and ten executions at once get through, with one renewal each time it has expired', async () => {
			home.simkl.requests.length = 0;
			const runs = kind === 'device' ? await byDeviceCode() : await connected(kind);
			expect(exchanges()).toEqual(['/oauth2/token 200']);
			expect(await tenAtOnce(runs)).toEqual(allThrough());
			for (const round of [1, 2]) {
				// The standard lets a renewal leave out a refresh token that stays the same.
				home.simkl.answerRefreshTokens(round === 1);
				home.simkl.expireAccessTokens('Alice');
				const before = home.alice.renewals;
				expect(await tenAtOnce(runs)).toEqual(allThrough());
				expect(home.alice.renewals - before).toBe(1);
			}
			home.simkl.answerRefreshTokens(true);
		});

		it('says that the account has to be connected again once it was taken away', async () => {
			const runs = kind === 'device' ? await byDeviceCode() : await connected(kind);
			home.simkl.revoke('Alice');
			const [, [item] = []] = (await (await runs.getSettings()).ended()).outputs;
			expect(item?.json).toMatchObject({ details: { kind: 'reconnect', destination: 'simkl' } });
			expect(item?.json.error).toMatch(/sign-in/);
		});
	});

	it('connects an old app at the old addresses, which nothing renews', async () => {
		home.simkl.requests.length = 0;
		const runs = await connected('v1');
		expect(exchanges()).toEqual(['/oauth/token 200']);
		home.simkl.expireAccessTokens('Alice');
		expect(await tenAtOnce(runs)).toEqual(allThrough());
		expect(exchanges()).toEqual(['/oauth/token 200']);
	});

	it('takes the pasted token of an old app as well', async () => {
		const { clientId } = home.newApp('v1');
		const accessToken = home.simkl.signIn('Alice', clientId);
		const kind = await home.tokenKind('Alice', { clientId, accessToken });
		expect(await tenAtOnce(await home.publish(kind, flows.token))).toEqual(allThrough());
	});

	it('tells of a sign-in that may only read before anything is sent with it', async () => {
		home.simkl.grantReadOnly(true);
		const runs = await connected('public');
		const { clientId } = home.newApp('device');
		const { refreshToken } = home.simkl.tokensFor('Alice', clientId);
		const pasted = await home.publish(
			await home.tokenKind('Alice', { clientId, refreshToken }),
			flows.token,
		);
		home.simkl.grantReadOnly(false);
		home.simkl.requests.length = 0;
		for (const each of [runs, pasted]) {
			const ended = await (await each.add([{ imdb: films.tinHarbour.ids.imdb }])).ended();
			expect(ended.outputs[1]?.[0]?.json).toMatchObject({
				error: expect.stringContaining('may only read'),
				details: { kind: 'reconnect' },
			});
		}
		expect(home.simkl.requests.filter(({ path }) => !path.includes('token'))).toEqual([]);
	});

	it('says that a credential was never connected, rather than what n8n makes of it', async () => {
		const data = { apiAddress: home.simkl.address, authAddress: home.simkl.address, clientId: 'x' };
		const stored = await home.client.createCredential('Never', 'simklOAuth2Api', data);
		const kind = { type: 'n8n-nodes-scrobble.simkl', credentials: { simklOAuth2Api: stored } };
		const runs = await home.publish(kind, flows.oAuth);
		const [, [item] = []] = (await (await runs.getSettings()).ended()).outputs;
		expect(item?.json.error).toBe('The Simkl credential is not connected to an account');
	});

	it("left no token in n8n's log", async () => {
		const log = await readFile(theN8n.logFile, 'utf8');
		expect(log).not.toMatch(/simkl_[ar]t_\w|Bearer [A-Za-z0-9]/);
	});
});
