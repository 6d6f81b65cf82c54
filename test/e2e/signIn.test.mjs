import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, people } from '../../simulators/household.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { publishFlows } from './support/flows.mjs';
import { openHousehold, openTraktAccount } from './support/household.mjs';
import { theN8n } from './support/n8n.mjs';

const { alice, bob } = people;

const EXCHANGED = ['client_id', 'code', 'code_verifier', 'grant_type', 'redirect_uri'];
/** @param {unknown} body */
const sentFields = (body) => Object.keys(Object(body)).sort();

const GET_SETTINGS = { parameters: { resource: 'user', operation: 'getSettings' } };

describe("Trakt's sign-in in a real n8n", () => {
	/** @type {import('./support/household.mjs').Household} */
	let house;
	let executions = 0;

	beforeAll(async () => {
		house = await openHousehold();
	});
	afterAll(() => house.close());

	it('went through n8n with PKCE and never a secret, with the redirect address that Trakt knows', () => {
		const exchanges = house.trakt.requests.filter(({ path }) => path === '/oauth/token');
		expect(exchanges.map(({ status }) => status)).toEqual([200, 200]);
		for (const { body, query } of exchanges) {
			expect(sentFields(body)).toEqual(EXCHANGED);
			expect(query).toEqual({});
		}
		expect(house.trakt.requests.filter(({ path }) => path === '/oauth/authorize')).toHaveLength(2);
	});

	it('renews an expired token once although ten executions meet it together', async () => {
		house.trakt.expireAccessTokens(alice.name);
		const before = house.trakt.account(alice.name).refreshes.granted;
		const play = () =>
			house.fromPlex('media.play', {
				account: alice.plex,
				item: films.cartographer,
				viewOffsetMs: 0,
			});
		const answers = await Promise.all(Array.from({ length: 10 }, play));
		executions += 10;
		const log = await house.log(executions);
		expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
		const statuses = log
			.slice(-10)
			.map((execution) => itemsOf(execution)["Alice's Trakt"]?.[0]?.[0]?.sync?.status);
		expect(statuses).toEqual(Array(10).fill('watching'));
		const { granted, refused } = house.trakt.account(alice.name).refreshes;
		// n8n 1 lets each of them try; only one can be granted at a time, and all of them go on with it.
		if (theN8n.isOfLine1) expect(granted).toBeGreaterThan(before);
		else expect({ granted, refused }).toEqual({ granted: before + 1, refused: 0 });
		const renewals = house.trakt.requests.filter(({ path }) => path === '/oauth/token').slice(2);
		for (const { body, query } of renewals) {
			expect(sentFields(body)).toEqual(['client_id', 'grant_type', 'refresh_token']);
			expect(query).toEqual({
				redirect_uri: `${house.client.address}/rest/oauth2-credential/callback`,
			});
		}
	});

	it('goes on with the renewed token, and renews that one in its turn', async () => {
		const { refused } = house.trakt.account(alice.name).refreshes;
		for (const round of [1, 2]) {
			house.trakt.expireAccessTokens(alice.name);
			await house.fromPlex('media.scrobble', {
				account: alice.plex,
				item: round === 1 ? films.ferry : films.uebermut,
			});
			executions += 1;
			const [[item] = []] =
				itemsOf((await house.log(executions)).at(-1) ?? {})["Alice's Trakt"] ?? [];
			expect(item?.sync?.status).toBe('added');
		}
		expect(house.trakt.account(alice.name).refreshes.refused).toBe(refused);
	});

	it('says that the account has to be connected again when the renewal is refused, and keeps the play', async () => {
		house.trakt.revoke(bob.name);
		await house.fromPlex('media.scrobble', { account: bob.plex, item: films.tinHarbour });
		executions += 1;
		const execution = (await house.log(executions)).at(-1) ?? {};
		const [[item] = []] = itemsOf(execution)['Needs Your Attention'] ?? [];
		expect(item).toMatchObject({ who: bob.plex.title, what: 'Tin Harbour (2023)' });
		expect(item?.whatToDo).toMatch(/connect/i);
		expect(itemsOf(execution)['What Can Be Done']?.flat()[0]?.details.kind).toBe('reconnect');
	});

	it('says what may have become of an app that Trakt has deleted', async () => {
		const [first] = house.trakt.requests.filter(({ path }) => path === '/oauth/authorize');
		house.trakt.removeApp(String(first?.query.client_id));
		await house.fromPlex('media.scrobble', { account: alice.plex, item: films.tinHarbour });
		executions += 1;
		const [[item] = []] =
			itemsOf((await house.log(executions)).at(-1) ?? {})['Needs Your Attention'] ?? [];
		expect(`${item?.why} ${item?.whatToDo}`).toMatch(/30 days/);
	});

	it("left no token in n8n's log", async () => {
		const log = await readFile(theN8n.logFile, 'utf8');
		expect(log).not.toContain(house.token);
		expect(log).not.toMatch(/Bearer [A-Za-z0-9]/);
	});
});

describe("Trakt's sign-in with an old app, which has a secret", () => {
	/** @type {import('./support/household.mjs').TraktAccount} */
	let account;
	beforeAll(async () => {
		account = await openTraktAccount({ writeIntervalMs: 0 }, true);
	});
	afterAll(() => account.close());

	it('is exchanged, and renewed for ten executions at once, with the secret where n8n sends it', async () => {
		const { whoIsIt } = await account.flows({ whoIsIt: GET_SETTINGS });
		account.trakt.expireAccessTokens(alice.name);
		const ran = await Promise.all(Array.from({ length: 10 }, async () => await whoIsIt()));
		const names = ran.map(({ answer }) => answer[0]?.username);
		expect(names).toEqual(Array(10).fill(alice.name));
		const secret = theN8n.isOfLine1 ? [] : ['client_secret'];
		const [exchange, ...renewals] = account.trakt.requests.filter(
			({ path }) => path === '/oauth/token',
		);
		expect(sentFields(exchange?.body)).toEqual([...EXCHANGED, ...secret].sort());
		for (const { body } of renewals)
			expect(sentFields(body)).toEqual(
				['client_id', 'grant_type', 'refresh_token', ...secret].sort(),
			);
		if (!theN8n.isOfLine1) expect(renewals).toHaveLength(1);
	});

	it('is told as not connected as long as nobody has connected it', async () => {
		const { client, trakt, app } = account;
		const credential = await client.createCredential('Never connected', 'traktOAuth2Api', {
			clientId: app.clientId,
			apiAddress: trakt.address,
			authAddress: trakt.address,
		});
		const kind = {
			type: 'n8n-nodes-scrobble.trakt',
			credentials: { traktOAuth2Api: credential },
		};
		const { workflowId, run } = await publishFlows(client, kind, {
			never: { ...GET_SETTINGS, onError: 'continueErrorOutput' },
		});
		const { outputs } = await (await run.never()).ended();
		expect(outputs.flat()[0]?.json).toMatchObject({
			error: 'The Trakt credential is not connected to an account',
			details: { kind: 'reconnect' },
		});
		await client.unpublish(workflowId);
	});
});
