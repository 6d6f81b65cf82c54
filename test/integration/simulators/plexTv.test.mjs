import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startPlexTv } from '../../../simulators/plexTv.mjs';
import { send } from './visit.mjs';

const OWN = 'https://n8n.example/webhook/1/plex?token=a';
const OTHER = 'https://other.example/hook';
const WEBHOOKS = '/api/v2/user/webhooks';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** @type {import('../../../simulators/plexTv.mjs').PlexTvSimulator} */
let plexTv;
beforeEach(async () => {
	plexTv = await startPlexTv();
});
afterEach(() => plexTv.stop());

/** @param {string} asked @param {{ form?: string, headers?: Record<string, string | undefined> }} [with_] */
const ask = (asked, { form, headers = {} } = {}) => {
	const [method = 'GET', path = ''] = asked.split(' ');
	const all = { 'x-plex-token': 'tv-1', 'x-plex-client-identifier': 'test', ...headers };
	return send(plexTv.address + path, method, form, all);
};

describe('the simulated plex.tv', () => {
	it('replaces an account’s whole list of webhooks with each POST', async () => {
		const account = plexTv.addAccount({ id: 1, username: 'ada', token: 'tv-1', webhooks: [OTHER] });
		expect((await ask(`GET ${WEBHOOKS}`)).json).toEqual([{ url: OTHER }]);
		const two = new URLSearchParams([OTHER, OWN].map((url) => ['urls[]', url])).toString();
		const set = await ask(`POST ${WEBHOOKS}`, { form: two, headers: FORM });
		expect([set.status, set.json]).toEqual([201, [{ url: OTHER }, { url: OWN }]]);
		await ask(`POST ${WEBHOOKS}`, { form: 'urls=', headers: FORM });
		expect(account.webhooks).toEqual([]);
		expect((await ask(`POST ${WEBHOOKS}`, { form: 'x=1', headers: FORM })).status).toBe(400);
	});

	it('refuses strangers, clients without a name and accounts without Plex Pass', async () => {
		plexTv.addAccount({ id: 2, username: 'ben', token: 'tv-2', plexPass: false });
		const refusal = async (/** @type {Record<string, string | undefined>} */ headers) => {
			const answer = await ask(`GET ${WEBHOOKS}`, { headers });
			return [answer.status, /** @type {any} */ (answer.json).errors[0].status];
		};
		expect(await refusal({})).toEqual([401, 401]);
		expect(await refusal({ 'x-plex-token': 'tv-2' })).toEqual([403, 403]);
		expect(await refusal({ 'x-plex-client-identifier': undefined })).toEqual([400, 400]);
		const user = await ask('GET /api/v2/user', { headers: { 'x-plex-token': 'tv-2' } });
		expect(user.json).toMatchObject({ id: 2, username: 'ben' });
		expect((await ask('GET /x', { headers: { 'x-plex-token': 'tv-2' } })).status).toBe(404);
	});
});
