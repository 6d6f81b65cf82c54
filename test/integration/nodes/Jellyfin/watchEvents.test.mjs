import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { JellyfinApi } from '../../../../credentials/JellyfinApi.credentials';
import { JellyfinUserApi } from '../../../../credentials/JellyfinUserApi.credentials';
import { watchEventFromJellyfin } from '../../../../media';
import { Jellyfin } from '../../../../nodes/Jellyfin/Jellyfin.node';
import { forgetSignedInUsers } from '../../../../nodes/Jellyfin/client';
import { forgetLookups } from '../../../../services/jellyfin';
import {
	doubleFile,
	films,
	moveIntoJellyfin,
	passwords,
	shows,
} from '../../../../simulators/household.mjs';
import { startJellyfin } from '../../../../simulators/jellyfinServer.mjs';
import { episode } from '../../../../simulators/library.mjs';
import { runInEngine } from '../../../support/n8nEngine.mjs';
import { passwordCredential } from '../../../support/passwordCredential.mjs';

const { cartographer, ferry, tinHarbour, uebermut } = films;
const brine = episode(shows.saltAndCircuit, 1, 2);
const hoursAgo = (/** @type {number} */ hours) => new Date(Date.now() - hours * 3_600_000);
const hour = (/** @type {number} */ hours) => new Date(Date.UTC(2026, 2, 8, hours, 7, 30));

/** @type {Awaited<ReturnType<typeof startJellyfin>>} */
let server;
/** @type {ReturnType<typeof moveIntoJellyfin>} */
let people;
/** @type {string} */
let apiKey;
/** @param {string} [serverVersion] @param {{ now(): number }} [clock] */
async function begin(serverVersion, clock = { now: () => hour(23).getTime() }) {
	forgetSignedInUsers();
	forgetLookups();
	server = await startJellyfin({ serverVersion, clock });
	people = moveIntoJellyfin(server);
	apiKey = server.addApiKey('n8n');
}
beforeEach(async () => await begin());
afterEach(() => server.stop());

const inLocator = (/** @type {string} */ value) => ({ __rl: true, mode: 'id', value });

/**
 * @param {import('n8n-workflow').INodeParameters} [parameters]
 * @param {import('n8n-workflow').ICredentialDataDecryptedObject} [own] a user’s own sign-in
 */
async function run(parameters = {}, own) {
	const type = own ? new JellyfinUserApi() : new JellyfinApi();
	const { regular } = await runInEngine({
		nodeType: new Jellyfin(),
		items: [{}],
		node: {
			parameters: {
				resource: 'watchEvent',
				operation: 'getAll',
				authentication: own ? 'user' : 'apiKey',
				user: inLocator(people.alice.id),
				returnAll: true,
				...parameters,
			},
			credentials: { [type.name]: { id: server.address, name: 'Cellar' } },
		},
		additionalData: {
			credentialsHelper: passwordCredential({
				type,
				stored: {
					address: server.address,
					allowUnauthorizedCerts: false,
					...(own ?? { apiKey }),
				},
			}),
		},
	});
	return /** @type {any[]} */ (regular.map(({ json }) => json));
}
const asked = (/** @type {string} */ path) => server.requests.filter((one) => one.path === path);

describe('Watch Event: Get Many of the Jellyfin node', () => {
	it('gives what one person has watched in every library, with the ids of episode and series', async () => {
		await server.play({ user: 'alice', item: brine, startedAt: hour(20) });
		await server.play({ user: 'alice', item: tinHarbour, startedAt: hour(18) });
		await server.play({ user: 'bob', item: ferry, startedAt: hour(19) });
		await server.play({ user: 'alice', item: ferry, startedAt: hour(17), toPercent: 30 });
		expect(await run()).toEqual([
			{
				event: 'watched',
				source: 'jellyfin',
				key: `jellyfin:${server.serverId}:${people.alice.id}:imdb-tt99000222-s1e2:2026-03-08T20:00:00Z`,
				at: hour(20).toISOString(),
				user: { id: people.alice.id, name: 'alice' },
				server: { id: server.serverId, name: 'Cellar' },
				media: {
					type: 'episode',
					title: 'Brine',
					season: 1,
					number: 2,
					runtimeSeconds: 48 * 60,
					ids: {
						imdb: 'tt99000222',
						tmdb: 99000222,
						tvdb: 99000232,
						jellyfin: brine.shelf.itemId,
					},
					show: {
						title: 'Salt & Circuit',
						year: 2018,
						ids: {
							imdb: 'tt99000200',
							tmdb: 99000200,
							tvdb: 99000201,
							jellyfin: shows.saltAndCircuit.shelf.itemId,
						},
					},
				},
			},
			expect.objectContaining({ media: expect.objectContaining({ title: tinHarbour.title }) }),
		]);
	});

	it('gives the key that the webhook gives to the same play and to the same mark', async () => {
		server.addWebhook({ url: 'http://127.0.0.1:9/' });
		await server.play({ user: 'alice', item: cartographer, startedAt: hour(18) });
		await server.mark('alice', uebermut);
		const told = server.deliveries
			.map(({ properties }) => watchEventFromJellyfin(properties, hour(23)))
			.filter((event) => event?.event === 'watched');
		const recorded = await run();
		expect(recorded.map(({ key }) => key)).toEqual(told.map((event) => event?.key).reverse());
		expect(recorded).toHaveLength(2);
	});

	it('keeps to date and limit, ends with the first page that is older, and leaves out what has no date', async () => {
		const titles = [cartographer, ferry, uebermut];
		for (const [index, item] of titles.entries()) {
			await server.play({ user: 'alice', item, startedAt: hour(18 + index) });
		}
		await server.mark('alice', tinHarbour);
		await server.mark('alice', tinHarbour, false);
		const since = hour(19).toISOString();
		const found = await run({ since });
		expect(found.map(({ media }) => media.title)).toEqual([uebermut.title, ferry.title]);
		expect(await run({ returnAll: false, limit: 1 })).toHaveLength(1);
		expect(await run({ since: hour(22).toISOString() })).toEqual([]);
	});

	it('asks for many series at once, and for none a second time', async () => {
		for (const one of [brine, doubleFile, ...shows.saltAndCircuit.episodes]) {
			await server.play({ user: 'alice', item: one, startedAt: hour(18) });
		}
		const recorded = await run();
		const twoInOne = recorded.find(({ media }) => media.lastNumber === 2);
		expect(twoInOne.media).toMatchObject({ number: 1, show: { ids: { tvdb: 99000301 } } });
		expect(asked('/Items').filter(({ query }) => query.ids)).toHaveLength(1);
		await run();
		expect(asked('/Items').filter(({ query }) => query.ids)).toHaveLength(1);
	});

	it('works with a user’s own sign-in for what that user may see', async () => {
		await server.play({ user: people.guest.id, item: ferry, startedAt: hour(20) });
		const own = {
			userName: people.guest.name,
			password: passwords.guest,
			deviceId: 'test',
			accessToken: '',
		};
		expect(await run({}, own)).toMatchObject([
			{ user: { id: people.guest.id, name: people.guest.name }, media: { title: ferry.title } },
		]);
	});

	it.each([
		['10.11.11', 50],
		['10.11.11', 2],
		['12.0.0', 50],
		['12.0.0', 2],
	])(
		'of Jellyfin %s gives the play before a rewatch that was given up at %i %%',
		async (version, toPercent) => {
			await server.stop();
			await begin(version, Date);
			await server.play({ user: 'alice', item: ferry, startedAt: hoursAgo(13) });
			const before = await run();
			await server.play({ user: 'alice', item: ferry, toPercent });
			expect(await run()).toEqual(before);
			expect(before).toMatchObject([{ event: 'watched' }]);
			expect(await run({ since: hoursAgo(3).toISOString() })).toEqual([]);
		},
	);

	it.each([
		['12.0.0', 50, [{ at: '1970-01-01T00:00:01.000Z', dateApproximate: true }]],
		['12.0.0', 2, [{ at: '1970-01-01T00:00:01.000Z', dateApproximate: true }]],
		['10.11.11', 50, []],
	])(
		'of Jellyfin %s never tells a rewatch given up at %i %% as watched today, also where the play before was not seen',
		async (version, toPercent, expected) => {
			await server.stop();
			await begin(version, Date);
			await server.play({ user: 'alice', item: ferry, startedAt: hoursAgo(13) });
			await server.play({ user: 'alice', item: ferry, toPercent });
			expect(await run()).toMatchObject(expected);
			expect(await run()).toHaveLength(expected.length);
			expect(await run({ since: hoursAgo(3).toISOString() })).toEqual([]);
		},
	);

	it('tells nothing of a film that was begun twice and never finished', async () => {
		await server.play({ user: 'alice', item: ferry, startedAt: hour(10), toPercent: 30 });
		await server.play({ user: 'alice', item: ferry, startedAt: hour(12), toPercent: 60 });
		expect(await run()).toEqual([]);
	});

	describe('of Jellyfin 12, hours after a rewatch that left no position', () => {
		const since = hoursAgo(12).toISOString();
		/** @param {number} toPercent @param {'alice' | 'bob'} [user] alice is an administrator */
		async function beginAgain(toPercent, user = 'alice') {
			await server.stop();
			await begin('12.0.0', Date);
			await server.play({ user, item: ferry, startedAt: hoursAgo(30) });
			await server.play({ user, item: ferry, startedAt: hoursAgo(9), toPercent });
		}

		it('is no play where it was given up at once, and the one before without its date', async () => {
			await beginAgain(2);
			expect(await run({ since })).toEqual([]);
			expect(await run()).toMatchObject([
				{ event: 'watched', at: '1970-01-01T00:00:01.000Z', dateApproximate: true },
			]);
		});

		it('is a play where it was seen to the end', async () => {
			await beginAgain(100);
			expect(await run({ since })).toMatchObject([{ event: 'watched', at: expect.any(String) }]);
			expect((await run({ since }))[0]).not.toHaveProperty('dateApproximate');
		});

		it('is a play where somebody marked it by hand meanwhile', async () => {
			await beginAgain(2);
			const { id } = server.item(ferry);
			const datePlayed = hoursAgo(6).toISOString();
			const marked = await fetch(
				`${server.address}/UserPlayedItems/${id}?userId=${people.alice.id}&datePlayed=${datePlayed}`,
				{ method: 'POST', headers: { authorization: `MediaBrowser Token="${apiKey}"` } },
			);
			expect(marked.status).toBe(200);
			expect(await run({ since })).toMatchObject([{ event: 'watched', at: datePlayed }]);
		});

		it('is no play and says why where the log was cleared, or this sign-in may not read it', async () => {
			const unproven = { event: 'stop', notCounted: { code: 'rewatchUnproven' } };
			await beginAgain(2, 'bob');
			const own = {
				userName: people.bob.name,
				password: passwords.bob,
				deviceId: 'test',
				accessToken: '',
			};
			expect(await run({ since }, own)).toMatchObject([unproven]);
			const user = inLocator(people.bob.id);
			expect(await run({ since, user })).toEqual([]);
			server.forgetActivity();
			expect(await run({ since, user })).toMatchObject([unproven]);
			expect(await run({ user })).toMatchObject([{ event: 'watched', dateApproximate: true }]);
		});
	});
});
