import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NoAnswer } from '../../../../services/http/exchange';
import { waitForSignIn } from '../../../../services/shared/signInByCode';
import { askSimkl, createSimklClient, requestSimklCode } from '../../../../services/simkl';
import { askTrakt, createTraktClient, requestTraktCode } from '../../../../services/trakt';
import { startSimkl } from '../../../../simulators/simkl/index.mjs';
import { startTrakt } from '../../../../simulators/trakt/index.mjs';
import { answer } from '../../../support/scripted';
import { sendByFetch, SharedClock } from '../../../support/sendByFetch.mjs';

const USER_AGENT = { 'User-Agent': 'n8n-nodes-scrobble/0.0.0' };
/** @type {SharedClock} */
let clock;
/** @type {Array<{ stop(): Promise<unknown> }>} */
let running = [];
beforeEach(() => {
	clock = new SharedClock('2026-11-29T10:00:00Z');
	running = [];
});
afterEach(async () => {
	for (const service of running) await service.stop();
});

/**
 * @typedef {import('../../../../services/http/exchange').SendOnce} SendOnce
 * @typedef {import('../../../../services/shared/signInByCode').CodeAnswer} CodeAnswer
 */

async function atTrakt() {
	const trakt = await startTrakt({ clock });
	running.push(trakt);
	trakt.addAccount({ name: 'Ada' });
	const { clientId } = trakt.addApp({ name: 'Home', redirectUris: ['https://n8n.example/back'] });
	const send = sendByFetch(trakt.address, USER_AGENT);
	const client = createTraktClient({ account: 'ada', clock, send });
	return {
		name: 'Trakt',
		request: async (id = clientId) => await requestTraktCode(client, id),
		ask: async (/** @type {string} */ deviceCode, id = clientId, by = send) =>
			await askTrakt(by, { clientId: id, deviceCode }),
		allow: (/** @type {string} */ userCode) => trakt.answerDevice(userCode, 'Ada'),
	};
}

async function atSimkl() {
	const simkl = await startSimkl({ clock });
	running.push(simkl);
	simkl.addAccount({ name: 'Ada' });
	const { clientId } = simkl.addApp({ name: 'Home', kind: 'device', redirectUris: [] });
	const old = simkl.addApp({ name: 'Web', kind: 'public', redirectUris: [] });
	const send = sendByFetch(simkl.address, USER_AGENT);
	const app = { clientId, name: 'n8n-nodes-scrobble', version: '0.0.0' };
	const client = createSimklClient({ account: 'ada', app, clock, send });
	return {
		name: 'Simkl',
		web: old.clientId,
		request: async (id = clientId) => await requestSimklCode(client, id),
		ask: async (/** @type {string} */ deviceCode, id = clientId, by = send) =>
			await askSimkl(by, { clientId: id, deviceCode }),
		allow: (/** @type {string} */ userCode) => simkl.approveDevice(userCode, 'Ada'),
	};
}

describe.each([
	['Trakt', atTrakt],
	['Simkl', atSimkl],
])('a code of %s', (name, at) => {
	it('is asked for until somebody has entered it, and then gives a sign-in that can be renewed', async () => {
		const service = await at();
		const code = await service.request();
		let asked = 0;
		const tokens = await waitForSignIn(code, {
			name,
			service: name.toLowerCase(),
			clock,
			isCancelled: () => false,
			async ask() {
				asked += 1;
				if (asked === 3) service.allow(code.userCode);
				return await service.ask(code.deviceCode);
			},
		});
		expect(asked).toBe(3);
		expect(tokens).toMatchObject({
			access_token: expect.any(String),
			refresh_token: expect.any(String),
			expires_in: 604_800,
		});
		expect(code.page).toMatch(/^https:/);
	});

	it('says that it is over, was used, is asked for too often, or of an app that is gone', async () => {
		const { request, ask, allow } = await at();
		const code = await request();
		expect(await ask(code.deviceCode)).toEqual({ is: 'tooSoon' });
		await clock.sleep(20_000);
		expect(await ask('made up')).toEqual({ is: 'unknown' });
		expect(await ask(code.deviceCode, 'nobody')).toEqual({ is: 'appUnknown' });
		allow(code.userCode);
		expect(await ask(code.deviceCode)).toMatchObject({ is: 'signedIn' });
		await clock.sleep(20_000);
		expect(await ask(code.deviceCode)).toEqual({ is: 'unknown' });
		const late = await request();
		await clock.sleep(3_600_000);
		expect(await ask(late.deviceCode)).toEqual({ is: 'expired' });
	});

	it('is asked for again where nobody answered, or a gateway did, or the service is down', async () => {
		const { ask } = await at();
		const page = { 'content-type': 'text/html' };
		const silent = async () => {
			throw new NoAnswer('timeout', true, 'x');
		};
		expect(await ask('x', 'x', silent)).toEqual({ is: 'pending' });
		for (const given of [answer(502, ''), answer(403, '<html>', page), answer(200, '<html>', page)])
			expect(await ask('x', 'x', async () => given)).toEqual({ is: 'pending' });
	});

	it('is not given to an app that the service does not know', async () => {
		const { request } = await at();
		await expect(request('nobody')).rejects.toMatchObject({
			kind: 'refused',
			message: `${name} does not know the Client ID`,
		});
	});
});

describe('a code of Simkl', () => {
	it('is not given to an app of another kind, and which kind it has to be is said', async () => {
		const { request, web } = await atSimkl();
		await expect(request(web)).rejects.toMatchObject({
			message: 'This app at Simkl cannot be connected by a code',
			description: expect.stringContaining('TV, devices & command line'),
		});
	});

	it.each([
		['access_denied', 'denied'],
		['expired_token', 'expired'],
		['invalid_request', 'pending'],
	])('answered with %s is %s', async (error, is) => {
		const send = async () => answer(400, { error });
		expect(await askSimkl(send, { clientId: 'x', deviceCode: 'y' })).toEqual({ is });
	});
});

describe('a code of Trakt', () => {
	it.each([
		[418, 'denied'],
		[410, 'expired'],
		[409, 'unknown'],
		[403, 'appUnknown'],
		[400, 'pending'],
	])('answered with %i is %s', async (status, is) => {
		const send = async () => answer(status, '');
		expect(await askTrakt(send, { clientId: 'x', deviceCode: 'y' })).toEqual({ is });
	});
});
