import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moveIn, moveIntoSimkl, people } from '../../simulators/household.mjs';
import { startSimkl } from '../../simulators/simkl/index.mjs';
import { startTrakt } from '../../simulators/trakt/index.mjs';
import { expectNoContractViolation } from './support/contract.mjs';
import { publishFlows } from './support/flows.mjs';
import { signedIn, theN8n } from './support/n8n.mjs';
import { publishSignInForm } from './support/signInForm.mjs';

const { alice, bob } = people;
const GET_SETTINGS = { parameters: { resource: 'user', operation: 'getSettings' } };

describe('connecting an account by a code, without an address that a service could send somebody back to', () => {
	/** @type {Awaited<ReturnType<typeof signedIn>>} */
	let client;
	/** @type {import('../../simulators/trakt/server.mjs').TraktSimulator} */
	let trakt;
	/** @type {Awaited<ReturnType<typeof startSimkl>>} */
	let simkl;
	/** @type {Awaited<ReturnType<typeof publishSignInForm>>} */
	let form;
	/** @type {string[]} */
	const published = [];

	beforeAll(async () => {
		client = await signedIn();
		trakt = await startTrakt({ writeIntervalMs: 0, deviceIntervalS: 1 });
		moveIn(trakt);
		const redirectUris = [`${client.address}/rest/oauth2-credential/callback`];
		const app = trakt.addApp({ name: 'Household', redirectUris });
		simkl = await startSimkl({ writeIntervalMs: 0 });
		moveIntoSimkl(simkl);
		const device = simkl.addApp({ name: 'Household', kind: 'device', redirectUris: [] });
		form = await publishSignInForm(client, {
			simklClientId: device.clientId,
			simklApiAddress: simkl.address,
			traktClientId: app.clientId,
			traktApiAddress: trakt.address,
			traktAuthAddress: trakt.address,
		});
		published.push(form.workflowId);
	});
	afterAll(async () => {
		for (const id of published) await client.unpublish(id);
		await trakt.stop();
		await simkl.stop();
		expectNoContractViolation(trakt.requests);
	});

	/** @param {string} name */
	const credentialsCalled = async (name) =>
		(await client.rest('GET', '/credentials')).filter(
			(/** @type {{ name: string }} */ one) => one.name === name,
		);

	it('shows a code, waits for it, and says whose account it is', async () => {
		const page = await form.open('Trakt');
		trakt.answerDevice(await page.code(), alice.name);
		await page.goOn();
		await page.says(/This is Alice at Trakt/);
		expect(await credentialsCalled('Alice at Trakt')).toMatchObject([{ type: 'traktOAuth2Api' }]);
	});

	it('left a credential that ten executions at once renew once', async () => {
		const [credential] = await credentialsCalled('Alice at Trakt');
		const kind = {
			type: 'n8n-nodes-scrobble.trakt',
			credentials: { traktOAuth2Api: { id: credential.id, name: credential.name } },
		};
		const { workflowId, run } = await publishFlows(client, kind, { whoIsIt: GET_SETTINGS });
		published.push(workflowId);
		for (const round of [1, 2]) {
			trakt.expireAccessTokens(alice.name);
			const ran = await Promise.all(Array.from({ length: 10 }, async () => await run.whoIsIt()));
			const names = ran.map(({ answer }) => answer[0]?.username);
			expect(names).toEqual(Array(10).fill(alice.name));
			const { granted, refused } = trakt.account(alice.name).refreshes;
			if (theN8n.isOfLine1) expect(granted).toBeGreaterThanOrEqual(round);
			else expect({ granted, refused }).toEqual({ granted: round, refused: 0 });
		}
	});

	it('renews the same credential when the same account is connected again', async () => {
		const [before] = await credentialsCalled('Alice at Trakt');
		trakt.revoke(alice.name);
		const page = await form.open('Trakt');
		trakt.answerDevice(await page.code(), alice.name);
		await page.goOn();
		await page.says(/This is Alice at Trakt/);
		const after = await credentialsCalled('Alice at Trakt');
		// n8n 1 can neither list nor change credentials by its API.
		expect(after).toHaveLength(theN8n.isOfLine1 ? 2 : 1);
		const kept = after.find((/** @type {{ id: string }} */ { id }) =>
			theN8n.isOfLine1 ? id !== before.id : id === before.id,
		);
		const kind = {
			type: 'n8n-nodes-scrobble.trakt',
			credentials: { traktOAuth2Api: { id: kept.id, name: kept.name } },
		};
		const { workflowId, run } = await publishFlows(client, kind, { whoIsIt: GET_SETTINGS });
		published.push(workflowId);
		expect((await run.whoIsIt()).answer).toMatchObject([{ username: alice.name }]);
	});

	it('says on the page that somebody said no, and keeps nothing', async () => {
		const page = await form.open('Trakt');
		trakt.answerDevice(await page.code());
		await page.goOn();
		await page.says(/The connection was declined at Trakt/);
		expect(await credentialsCalled(`${bob.name} at Trakt`)).toEqual([]);
	});

	it('does the same for Simkl, whose sign-in may write, and is renewed once for ten executions', async () => {
		const page = await form.open('Simkl');
		simkl.approveDevice(await page.code(), alice.name);
		await page.goOn();
		const said = await page.says(/This is Alice at Simkl/);
		expect(said).toBeTruthy();
		const found = (await client.rest('GET', '/credentials')).find(
			(/** @type {{ name: string }} */ { name }) => name.startsWith('Alice at Simkl ('),
		);
		expect(found).toMatchObject({ type: 'simklOAuth2Api' });
		const kind = {
			type: 'n8n-nodes-scrobble.simkl',
			credentials: { simklOAuth2Api: { id: found.id, name: found.name } },
		};
		const { workflowId, run } = await publishFlows(client, kind, { whoIsIt: GET_SETTINGS });
		published.push(workflowId);
		simkl.expireAccessTokens(alice.name);
		const before = simkl.requests.length;
		const ran = await Promise.all(Array.from({ length: 10 }, async () => await run.whoIsIt()));
		expect(ran.map(({ answer }) => answer[0]?.name)).toEqual(Array(10).fill(alice.name));
		const renewals = simkl.requests
			.slice(before)
			.filter(({ path, status }) => path === '/oauth2/token' && status === 200);
		if (!theN8n.isOfLine1) expect(renewals).toHaveLength(1);
		expect(simkl.requests.find(({ path }) => path === '/oauth2/device')?.body).toMatchObject({
			scope: 'media:read media:write',
		});
	});

	it('left no token, no code of a device and no key in the log of these executions', async () => {
		const log = await form.log();
		expect(log).toContain('Alice at Trakt');
		const secrets = [...trakt.tokensGiven(), ...trakt.deviceCodesGiven(), form.apiKey];
		expect(secrets.length).toBeGreaterThan(6);
		expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
	});
});
