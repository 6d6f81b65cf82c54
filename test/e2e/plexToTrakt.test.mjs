import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, homeVideo, shows } from '../../simulators/household.mjs';
import { episode } from '../../simulators/library.mjs';
import { plexServer } from '../../simulators/plex.mjs';
import { titleOfPlay } from '../../tools/demo/report.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { openThreeServices } from './support/threeServices.mjs';

const { cartographer, ferry } = films;
/** As Plex names her in the template. */
const ALICE = { id: 30417701, title: 'alice' };
const BOB = { id: 30417702, title: 'Bob' };
const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });

describe('the first template, from Plex to Trakt, in a real n8n', () => {
	/** @type {import('./support/threeServices.mjs').ThreeServices} */
	let home;
	/** @type {Awaited<ReturnType<typeof home.publish>>} */
	let flow;
	let executions = 0;
	const trakt = () => home.trakt.account('Alice');
	const plays = () => trakt().history.map(titleOfPlay);
	/** The execution of the next event, ended. @param {Parameters<typeof plex.event>} happening */
	async function after(...happening) {
		await plex.send(flow.plexAddress(), plex.event(...happening));
		executions += 1;
		return (await flow.log(executions)).at(-1) ?? {};
	}

	beforeAll(async () => {
		home = await openThreeServices({ films: Object.values(films), shows: [shows.saltAndCircuit] });
		flow = await home.publish('plex-to-trakt');
	});
	afterAll(() => home.close());

	it('shows what she is watching, and keeps the point to go on from at a pause', async () => {
		await after('media.play', { account: ALICE, item: cartographer, viewOffsetMs: 0 });
		expect(trakt().watching).toMatchObject({ movie: { title: cartographer.title } });
		const halfway = cartographer.runtimeMinutes * 30_000;
		await after('media.pause', { account: ALICE, item: cartographer, viewOffsetMs: halfway });
		expect(trakt().playback).toMatchObject([
			{ progress: 50, movie: { title: cartographer.title } },
		]);
		expect(plays()).toEqual([]);
	});

	it('adds what she finished, once although Plex tells it twice', async () => {
		await after('media.scrobble', { account: ALICE, item: cartographer });
		const again = await after('media.scrobble', { account: ALICE, item: cartographer });
		expect(itemsOf(again)["Alice's Trakt"]?.[0]?.[0]?.sync).toMatchObject({ status: 'ignored' });
		expect(plays()).toEqual([cartographer.title]);
	});

	it('adds an episode as that episode', async () => {
		const item = episode(shows.saltAndCircuit, 1, 2);
		await after('media.scrobble', { account: ALICE, item });
		expect(plays()).toContain('Salt & Circuit S01E02');
	});

	it('says in one readable item what Trakt does not know', async () => {
		const execution = await after('media.scrobble', { account: ALICE, item: homeVideo });
		expect(itemsOf(execution)['Not Found There']?.[0]).toMatchObject([
			{ who: 'alice', where: 'trakt', state: 'Not found there', whatToDo: expect.any(String) },
		]);
	});

	it('leaves out what somebody else watches', async () => {
		const { status } = await plex.send(
			flow.plexAddress(),
			plex.event('media.scrobble', { account: BOB, item: ferry }),
		);
		expect(status).toBe(200);
		expect(await flow.executions()).toHaveLength(executions);
		expect(plays()).not.toContain(ferry.title);
	});
});
