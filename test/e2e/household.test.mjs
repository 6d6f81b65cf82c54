import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
	doubleFile,
	films,
	homeVideo,
	people,
	shows,
	special,
} from '../../simulators/household.mjs';
import { episode } from '../../simulators/library.mjs';
import { titleOfPlay } from '../../tools/demo/report.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { openHousehold } from './support/household.mjs';

const { alice, bob, guest } = people;

describe('the household template in a real n8n', () => {
	/** @type {import('./support/household.mjs').Household} */
	let house;
	let executions = 0;
	/** @param {string} person */
	const plays = (person) => house.trakt.account(person).history.map(titleOfPlay);
	/** The next execution, ended. */
	const next = async () => {
		executions += 1;
		const execution = (await house.log(executions)).at(-1);
		if (!execution) throw new Error('no execution');
		return execution;
	};

	beforeAll(async () => {
		house = await openHousehold();
	});
	afterAll(() => house.close());

	it("puts Alice's film from Plex into Alice's account and no other", async () => {
		const { status } = await house.fromPlex('media.scrobble', {
			account: alice.plex,
			item: films.cartographer,
		});
		const execution = await next();
		expect(status).toBe(200);
		expect(execution.status).toBe('success');
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
		expect(plays(bob.name)).toEqual(['Salt & Circuit S01E02']);
		expect(execution.customData).toMatchObject({
			media_user: 'bob',
			media_title: 'Salt & Circuit S01E02',
			destination: 'trakt',
			sync_status: 'added',
		});
	});

	it('counts a special of season 0', async () => {
		await house.fromJellyfin('PlaybackStop', {
			user: bob.jellyfin,
			item: special,
			positionMs: 2_800_000,
			playedToCompletion: true,
		});
		await next();
		expect(plays(bob.name)).toContain('Salt & Circuit S00E01');
	});

	it('counts a file with two episodes as two plays, as two items paired to one', async () => {
		await house.fromJellyfin('PlaybackStop', {
			user: bob.jellyfin,
			item: doubleFile,
			positionMs: 3_000_000,
			playedToCompletion: true,
		});
		const execution = await next();
		const [added = []] = itemsOf(execution)["Bob's Trakt"] ?? [];
		expect(added.map(({ sync, media }) => [sync.status, media.number])).toEqual([
			['added', 1],
			['added', 2],
		]);
		expect(plays(bob.name).slice(-2)).toEqual([
			'The Orchard Line S01E01',
			'The Orchard Line S01E02',
		]);
	});

	it('takes a webhook that is delivered twice as one play', async () => {
		const request = house.plex.event('media.scrobble', {
			account: alice.plex,
			item: films.tinHarbour,
		});
		const address = `${house.addresses.plex}?token=${house.token}`;
		await Promise.all([house.plex.send(address, request), house.plex.send(address, request)]);
		executions += 2;
		const log = await house.log(executions);
		const statuses = log
			.slice(-2)
			.map((execution) => itemsOf(execution)["Alice's Trakt"]?.[0]?.[0]?.sync.status);
		expect(statuses.sort()).toEqual(['added', 'ignored']);
		expect(plays(alice.name).filter((title) => title === films.tinHarbour.title)).toHaveLength(1);
	});

	it("ends a guest's play in a visible branch, and in nobody's account", async () => {
		const before = [plays(alice.name), plays(bob.name)];
		await house.fromPlex('media.scrobble', { account: guest.plex, item: films.ferry });
		const [[item] = []] = itemsOf(await next())['Nobody We Know'] ?? [];
		expect(item).toMatchObject({
			who: guest.plex.title,
			userId: String(guest.plex.id),
			what: 'Ada & the "Night" Ferry (2021)',
		});
		expect([plays(alice.name), plays(bob.name)]).toEqual(before);
	});

	it('says in one readable item what Trakt does not know, to whose play, and what to do', async () => {
		await house.fromPlex('media.scrobble', { account: alice.plex, item: homeVideo });
		const execution = await next();
		const [[item] = []] = itemsOf(execution)['Not Found There'] ?? [];
		expect(execution.status).toBe('success');
		expect(item).toMatchObject({
			state: 'Not found there',
			who: alice.plex.title,
			what: 'Grandfather Paints the Boat (2004)',
			event: 'watched',
		});
		expect(item?.why).not.toBe('');
		expect(item?.whatToDo).not.toBe('');
	});

	it('keeps a play whose account has to be looked after, in the branch for a person', async () => {
		house.trakt.account(alice.name).locked = 'locked';
		await house.fromPlex('media.scrobble', {
			account: alice.plex,
			item: episode(shows.saltAndCircuit, 2, 1),
		});
		const execution = await next();
		house.trakt.account(alice.name).locked = false;
		const [[item] = []] = itemsOf(execution)['Needs Your Attention'] ?? [];
		expect(item).toMatchObject({ state: 'Needs your attention', what: 'Salt & Circuit S02E01' });
		expect(item?.whatToDo).toMatch(/Trakt/);
	});

	it('waits out a 503 and lands the play once', async () => {
		house.trakt.faults.push({
			match: { path: '/scrobble/stop', account: alice.name },
			action: { status: 503, headers: { 'Retry-After': '1' } },
		});
		await house.fromPlex('media.scrobble', { account: alice.plex, item: films.uebermut });
		const [[item] = []] = itemsOf(await next())["Alice's Trakt"] ?? [];
		expect(item?.sync).toMatchObject({ status: 'added', attempts: 2 });
		expect(plays(alice.name).filter((title) => title === films.uebermut.title)).toHaveLength(1);
	});

	it('counts a play once although the answer to it was lost', async () => {
		house.trakt.faults.push({
			match: { path: '/scrobble/stop', account: alice.name },
			action: { dropAfterWrite: true },
		});
		await house.fromPlex('media.scrobble', { account: alice.plex, item: films.ferry });
		const [[item] = []] = itemsOf(await next())["Alice's Trakt"] ?? [];
		expect(item?.sync.status).toBe('added');
		expect(plays(alice.name).filter((title) => title === films.ferry.title)).toHaveLength(1);
	});

	it('writes nothing secret into the execution log', async () => {
		const log = JSON.stringify(await house.log(executions));
		expect(log).not.toContain(house.token);
		expect(log).not.toMatch(/Bearer|client_secret|refresh_token/);
	});
});
