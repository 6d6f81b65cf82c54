import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, homeVideo, people, shows } from '../../simulators/household.mjs';
import { episode } from '../../simulators/library.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { openSimklHousehold } from './support/simkl.mjs';

const { alice, bob, guest } = people;

describe('the household template for Simkl in a real n8n', () => {
	/** @type {import('./support/simkl.mjs').SimklHousehold} */
	let house;
	let executions = 0;
	/** @param {string} person */
	const plays = (person) =>
		house.simkl
			.plays(person)
			.map(({ title, season, number }) =>
				season === undefined ? title : `${title} ${season}x${number}`,
			);
	/** The next execution, ended. */
	const next = async () => {
		executions += 1;
		const execution = (await house.log(executions)).at(-1);
		if (!execution) throw new Error('no execution');
		return execution;
	};

	beforeAll(async () => {
		house = await openSimklHousehold();
	});
	afterAll(() => house.close());

	it('was connected through n8n, with the code sent as a form and every letter of the redirect address', () => {
		const exchanges = house.simkl.requests.filter(({ path }) => path === '/oauth2/token');
		expect(exchanges.map(({ status, headers }) => [status, headers['content-type']])).toEqual(
			Array(2).fill([200, expect.stringContaining('x-www-form-urlencoded')]),
		);
		const asked = house.simkl.requests.filter(({ path }) => path === '/oauth2/authorize');
		expect(asked.map(({ query }) => query['app-name'])).toEqual(
			Array(2).fill('n8n-nodes-scrobble'),
		);
	});

	it("puts Alice's film from Plex into Alice's account and no other", async () => {
		const { status } = await house.fromPlex('media.scrobble', {
			account: alice.plex,
			item: films.cartographer,
		});
		expect(status).toBe(200);
		expect((await next()).status).toBe('success');
		expect(plays(alice.name)).toEqual([films.cartographer.title]);
		expect(plays(bob.name)).toEqual([]);
	});

	it("puts Bob's episode from Jellyfin into Bob's account, and says so in the execution's data", async () => {
		await house.fromJellyfin('PlaybackStop', {
			user: bob.jellyfin,
			item: episode(shows.saltAndCircuit, 1, 2),
			positionMs: 2_800_000,
			playedToCompletion: true,
		});
		const execution = await next();
		expect(plays(bob.name)).toEqual(['Salt & Circuit 1x2']);
		expect(execution.customData).toMatchObject({
			media_user: 'bob',
			destination: 'simkl',
			sync_status: 'added',
		});
	});

	it('takes a webhook that is delivered twice as one play', async () => {
		const happening = /** @type {const} */ ([
			'media.scrobble',
			{ account: alice.plex, item: films.tinHarbour },
		]);
		await Promise.all([house.fromPlex(...happening), house.fromPlex(...happening)]);
		executions += 2;
		const log = await house.log(executions);
		const statuses = log
			.slice(-2)
			.map((execution) => itemsOf(execution)["Alice's Simkl"]?.[0]?.[0]?.sync.status);
		// The trigger knows the second one where it met the first; where it did not, Simkl does.
		expect(statuses.sort()).toEqual(['added', expect.stringMatching(/^(duplicate|ignored)$/)]);
		expect(plays(alice.name).filter((title) => title === films.tinHarbour.title)).toHaveLength(1);
	});

	it("ends a guest's play in a visible branch, and in nobody's account", async () => {
		const before = [plays(alice.name), plays(bob.name)];
		await house.fromPlex('media.scrobble', { account: guest.plex, item: films.ferry });
		const [[item] = []] = itemsOf(await next())['Nobody We Know'] ?? [];
		expect(item).toMatchObject({ who: guest.plex.title });
		expect([plays(alice.name), plays(bob.name)]).toEqual(before);
	});

	it('says in one readable item what Simkl does not know, and what to do', async () => {
		await house.fromPlex('media.scrobble', { account: alice.plex, item: homeVideo });
		const [[item] = []] = itemsOf(await next())['Not Found There'] ?? [];
		expect(item).toMatchObject({
			who: alice.plex.title,
			what: 'Grandfather Paints the Boat (2004)',
		});
		expect(item?.whatToDo).toMatch(/Simkl/);
	});

	it('counts a play once although the answer to it was lost', async () => {
		house.simkl.faults.push({
			match: { path: '/scrobble/stop', account: alice.name },
			action: { dropAfterWrite: true },
		});
		await house.fromPlex('media.scrobble', { account: alice.plex, item: films.ferry });
		const [[item] = []] = itemsOf(await next())["Alice's Simkl"] ?? [];
		expect(item?.sync.status).toBe('added');
		expect(plays(alice.name).filter((title) => title === films.ferry.title)).toHaveLength(1);
	});

	it('waits for the lock of another write', async () => {
		house.simkl.lock(bob.name, 1500);
		await house.fromPlex('media.scrobble', { account: bob.plex, item: films.uebermut });
		const [[item] = []] = itemsOf(await next())["Bob's Simkl"] ?? [];
		expect(item?.sync.status).toBe('added');
		const refused = house.simkl.requests.filter(({ status }) => status === 400);
		expect(refused.length).toBeGreaterThan(0);
	});

	it('says that the account has to be connected again once the app was taken away there', async () => {
		house.simkl.revoke(bob.name);
		await house.fromPlex('media.scrobble', { account: bob.plex, item: films.tinHarbour });
		const execution = await next();
		const [[item] = []] = itemsOf(execution)['Needs Your Attention'] ?? [];
		expect(item).toMatchObject({ who: bob.plex.title, what: 'Tin Harbour (2023)' });
		expect(item?.whatToDo).toMatch(/connect/i);
	});

	it('writes nothing secret into the execution log', async () => {
		const log = JSON.stringify(await house.log(executions));
		expect(log).not.toContain(house.token);
		expect(log).not.toMatch(/Bearer|client_secret|access_token/);
		expect(house.alice.wouldBeSuspended).toEqual([]);
	});
});
