import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PlexApi } from '../../../../credentials/PlexApi.credentials';
import { PlexTrigger } from '../../../../nodes/Plex/PlexTrigger.node';
import { startPlexTv } from '../../../../simulators/plexTv.mjs';
import { publishedTrigger, WEBHOOK_TOKEN } from '../../../support/publishedTrigger.mjs';
import { rejection } from '../../../support/scripted';

const OTHERS = ['https://other.example/hook?token=b', 'https://home.example/plex'];

/** @type {import('../../../../simulators/plexTv.mjs').PlexTvSimulator} */
let plexTv;
/** @type {import('../../../../simulators/plexTv.mjs').TvAccount} */
let account;
beforeEach(async () => {
	plexTv = await startPlexTv();
	account = plexTv.addAccount({ id: 7, username: 'ada', token: 'tv-7', webhooks: [...OTHERS] });
});
afterEach(() => plexTv.stop());

/** @param {Partial<Parameters<typeof publishedTrigger>[0]> & { plexToken?: string }} [given] */
const trigger = ({ plexToken = 'tv-7', ...given } = {}) =>
	publishedTrigger({
		nodeType: new PlexTrigger(),
		type: new PlexApi(),
		stored: {
			address: 'http://plex.example:32400',
			token: plexToken,
			plexTvAddress: `${plexTv.address}/`,
			allowUnauthorizedCerts: false,
		},
		...given,
	});
const withToken = (/** @type {string} */ address) => `${address}?token=${WEBHOOK_TOKEN}`;
const writes = () => plexTv.requests.filter(({ method }) => method === 'POST').length;

describe('the Plex Trigger with automatic registration', () => {
	it('adds its address with the token on publishing, and takes out nothing else on unpublishing', async () => {
		const plex = trigger();
		await plex.publish();
		expect(account.webhooks).toEqual([...OTHERS, withToken(plex.address())]);
		expect(plex.settings.staticData).toContain(plex.address());
		expect(plex.settings.staticData).not.toContain(WEBHOOK_TOKEN);
		await plex.unpublish();
		expect(account.webhooks).toEqual(OTHERS);
	});

	it('is asked again at each start of n8n, and changes nothing where it is there', async () => {
		const plex = trigger();
		await plex.publish();
		const before = writes();
		expect(await plex.restart()).toEqual({ wasThere: true });
		expect(writes()).toBe(before);
		await plex.unpublish();
		await plex.unpublish();
		expect(writes()).toBe(before + 1);
	});

	it('goes on listening when n8n starts and the server is away, but is not published without it', async () => {
		const plex = trigger();
		await plex.publish();
		plexTv.faults.push({ times: 2, action: { status: 503 } });
		expect(await plex.restart()).toEqual({ wasThere: true });
		plexTv.faults.push({ times: 2, action: { status: 503 } });
		await expect(plex.publish()).rejects.toThrow('(503)');
		// Where n8n has moved meanwhile, nothing could arrive there.
		plex.settings.base = 'https://moved.example';
		plexTv.faults.push({ times: 2, action: { status: 503 } });
		await expect(plex.restart()).rejects.toThrow('(503)');
	});

	it('leaves the last webhook out as well, when nobody has another', async () => {
		account.webhooks = [];
		const plex = trigger();
		await plex.publish();
		await plex.unpublish();
		expect(account.webhooks).toEqual([]);
	});

	it('keeps two workflows apart, also when they come at the same moment', async () => {
		const one = trigger();
		const other = trigger({ webhookId: '00000000-0000-4000-8000-000000000002' });
		await Promise.all([one.publish(), other.publish()]);
		expect(new Set(account.webhooks)).toEqual(
			new Set([...OTHERS, withToken(one.address()), withToken(other.address())]),
		);
		await one.unpublish();
		expect(account.webhooks).toEqual([...OTHERS, withToken(other.address())]);
	});

	it('replaces its own address when n8n moves, and when the token changes', async () => {
		const plex = trigger();
		await plex.publish();
		plex.settings.base = 'https://moved.example';
		await plex.publish();
		expect(account.webhooks).toEqual([...OTHERS, withToken(plex.address())]);
		plex.settings.token = 'another-token-0000-0002';
		await plex.publish();
		expect(account.webhooks).toEqual([
			...OTHERS,
			`${plex.address()}?token=another-token-0000-0002`,
		]);
	});

	it('listens for a test event at the test address, and leaves the published one alone', async () => {
		const plex = trigger();
		await plex.publish();
		await plex.listen();
		const both = [...OTHERS, withToken(plex.address()), withToken(plex.testAddress())];
		expect(account.webhooks).toEqual(both);
		await plex.endListening();
		expect(account.webhooks).toEqual([...OTHERS, withToken(plex.address())]);
		expect(await plex.publish()).toEqual({ wasThere: true });
	});

	it('sends no token where the trigger takes events from anybody', async () => {
		const plex = trigger({ parameters: { registration: 'automatic', authentication: 'none' } });
		await plex.publish();
		expect(account.webhooks).toEqual([...OTHERS, plex.address()]);
	});

	it('does nothing at plex.tv when the address is pasted by hand', async () => {
		const plex = trigger({ parameters: {} });
		expect(await plex.publish()).toEqual({ wasThere: true });
		await plex.unpublish();
		expect(plexTv.requests).toEqual([]);
	});

	it.each([
		['a token that plex.tv does not know', { plexToken: 'x' }, /token of this credential \(401\)/],
		['an account without Plex Pass', { plexToken: 'tv-8' }, /let this account set webhooks/],
		['an empty webhook token', { token: '' }, /webhook token of this trigger is empty/],
	])('says what to do about %s', async (_what, given, message) => {
		plexTv.addAccount({ id: 8, username: 'ben', token: 'tv-8', plexPass: false });
		const thrown = /** @type {any} */ (await rejection(trigger(given).publish()));
		expect(thrown.message).toMatch(message);
		expect(thrown.description).toMatch(/\.$/);
		expect(JSON.stringify(thrown)).not.toContain(WEBHOOK_TOKEN);
		expect(account.webhooks).toEqual(OTHERS);
	});

	it('says that plex.tv is away, and that something else answers there', async () => {
		plexTv.faults.push({ times: 2, action: { status: 503 } });
		const away = /** @type {any} */ (await rejection(trigger().publish()));
		expect(away.message).toMatch(/plex\.tv is not available at the moment \(503\)/);
		plexTv.faults.push({ times: 2, action: { status: 200, body: 'hello' } });
		const other = /** @type {any} */ (await rejection(trigger().publish()));
		expect(other.message).toMatch(/Something other than plex\.tv/);
	});

	it('finds its address after an answer that got lost, and notices a list that was not kept', async () => {
		const plex = trigger();
		plexTv.faults.push({ match: { method: 'POST' }, action: { dropAfterWrite: true } });
		await plex.publish();
		expect(account.webhooks).toEqual([...OTHERS, withToken(plex.address())]);
		await plex.unpublish();
		plexTv.faults.push({ match: { method: 'POST' }, action: { status: 201, body: [] } });
		const thrown = /** @type {any} */ (await rejection(plex.publish()));
		expect(thrown.message).toMatch(/did not keep the webhooks/);
	});
});
