import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, people } from '../../simulators/household.mjs';
import { titleOfPlay } from '../../tools/demo/report.mjs';
import { startMediaServers } from './support/mediaServers.mjs';
import { until } from './support/n8n.mjs';
import { openNoPlayLost } from './support/noPlayLost.mjs';

const { alice, guest } = people;
const HOUR_MS = 3_600_000;
const ago = (/** @type {number} */ hours) => new Date(Date.now() - hours * HOUR_MS);

describe('the first comparisons of a household that has Plex only, in a real n8n', () => {
	/** @type {import('./support/mediaServers.mjs').MediaServers} */
	let servers;
	/** @type {import('./support/noPlayLost.mjs').LostHouse} */
	let house;
	let runs = 0;
	const plays = () => house.trakt.account(alice.name).history.map(titleOfPlay);
	/** The row of the next run, and how often its nodes ran. */
	const nextRun = async () => {
		runs += 1;
		const execution = (await house.log('reconcile.json', runs)).at(-1);
		const times = (/** @type {string} */ node) => execution?.data.resultData.runData[node]?.length;
		return { row: (await house.runs()).at(-1), times };
	};
	/** The comparison runs by itself when it is published. */
	const runByItself = async () => {
		const id = house.ids['reconcile.json'] ?? '';
		await house.client.unpublish(id);
		await house.client.publish(await house.client.rest('GET', `/workflows/${id}`));
		return await nextRun();
	};

	beforeAll(async () => {
		servers = await startMediaServers();
		servers.plex.addAccount({ id: guest.plex.id, name: guest.plex.title });
		servers.plex.play(guest.plex.title, films.ferry, { at: ago(30) });
		house = await openNoPlayLost({
			servers,
			comparison: (workflow) => ({
				...workflow,
				nodes: workflow.nodes.map((node) =>
					node.name.startsWith('Jellyfin: ') ? { ...node, disabled: true } : node,
				),
			}),
		});
	}, 180_000);
	afterAll(async () => {
		await house.close();
		await servers.stop();
	});

	it('do not count while no play is of somebody in the list', async () => {
		const { row } = await nextRun();
		expect(row).toMatchObject({ state: 'shown', lookedAt: 0, planned: 0 });
		const [message] = await until('a message', async () => {
			const told = await house.told(0);
			return told.length > 0 && told;
		});
		expect(message.text).toContain('none is of somebody in the list');
	}, 120_000);

	it('show the first plays of somebody in the list, and write them the next time', async () => {
		servers.plex.play(alice.plex.title, films.cartographer, { at: ago(26) });
		const shown = await runByItself();
		expect(shown.row).toMatchObject({ state: 'shown', lookedAt: 1, planned: 1, written: 0 });
		expect(plays()).toEqual([]);
		const written = await runByItself();
		expect(written.row).toMatchObject({ state: 'written', lookedAt: 1, written: 1 });
		expect(plays()).toEqual([films.cartographer.title]);
	}, 120_000);

	it('take no row that was forgotten for a play, though the nodes of Jellyfin are off', async () => {
		await house.change('The Lighthouse Cartographer (2019)', { at: '2019-05-01T12:00:00.000Z' });
		const { row, times } = await runByItself();
		expect(await house.rows()).toEqual([]);
		expect(row).toMatchObject({ lookedAt: 1, planned: 0, written: 0, note: null });
		expect([times('What Is Missing'), times('Sum Up')]).toEqual([1, 1]);
		expect(plays()).toEqual([films.cartographer.title]);
	}, 120_000);
});
