import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, shows } from '../../simulators/household.mjs';
import { episode } from '../../simulators/library.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { until } from './support/n8n.mjs';
import { openThreeServices } from './support/threeServices.mjs';

const { cartographer, ferry, tinHarbour } = films;
const brine = episode(shows.saltAndCircuit, 1, 2);

describe('the templates for Jellyfin and Movary in a real n8n', () => {
	/** @type {import('./support/threeServices.mjs').ThreeServices} */
	let home;
	const rows = () =>
		home.account.history.map(({ movaryId, plays }) => [home.movary.byId(movaryId)?.title, plays]);

	beforeAll(async () => {
		home = await openThreeServices({ films: Object.values(films), shows: [shows.saltAndCircuit] });
	});
	afterAll(() => home.close());

	it('brings a film from Jellyfin to Movary and Trakt, and an episode to Trakt alone', async () => {
		const flow = await home.publish('jellyfin-to-movary-and-trakt');
		await home.jellyfin.play({ user: 'alice', item: cartographer });
		await home.jellyfin.play({ user: 'alice', item: brine });
		const log = await flow.log(4);
		expect(rows()).toEqual([[cartographer.title, 1]]);
		const { history } = home.trakt.account('Alice');
		expect(history).toMatchObject([
			{ movie: { title: cartographer.title } },
			{ episode: { title: 'Brine' } },
		]);
		const [last] = itemsOf(log.at(-1) ?? {})["Alice's Movary"]?.[0] ?? [];
		expect(last?.sync).toMatchObject({ status: 'ignored', destination: 'movary' });
		expect(last?.sync.reason).toMatch(/film/i);
	});

	it('brings a film that is marked by hand on Jellyfin to Movary, once although it is marked twice', async () => {
		const flow = await home.publish('jellyfin-to-movary');
		await home.jellyfin.mark('alice', ferry);
		await home.jellyfin.mark('alice', ferry);
		// The second mark says again what was counted, and begins nothing.
		expect(await flow.log(1)).toHaveLength(1);
		expect(rows().filter(([title]) => title === ferry.title)).toEqual([[ferry.title, 1]]);
	});

	it('marks on Jellyfin what is added in Movary, in every library that holds it, and unmarks what is removed', async () => {
		home.jellyfin.addLibrary({ name: 'Films in 4K', films: [tinHarbour] });
		const flow = await home.publish('movary-to-jellyfin');
		await until('the first poll', () =>
			home.movary.requests.some(({ path }) => path.endsWith('/played/movies')),
		);
		const { id } = home.movary.know(Number(tinHarbour.ids.tmdb));
		const today = new Date().toISOString().slice(0, 10);
		home.account.history.push({
			movaryId: id,
			watchedAt: today,
			plays: 1,
			position: null,
			comment: null,
		});
		const marked = () =>
			home.jellyfin.requests.filter(
				({ method, path }) => method === 'POST' && path.endsWith('/UserData'),
			);
		await until(
			'a mark on both copies',
			() => new Set(marked().map(({ path }) => path)).size === 2,
			40_000,
		);
		expect(home.jellyfin.userData('alice', tinHarbour)).toMatchObject({
			played: true,
			playCount: 1,
		});
		expect(
			home.jellyfin.requests.filter(({ path }) => path.startsWith('/UserPlayedItems')),
		).toEqual([]);

		home.account.history.splice(
			home.account.history.findIndex(({ movaryId }) => movaryId === id),
			1,
		);
		await until(
			'the mark to go',
			() => !home.jellyfin.userData('alice', tinHarbour).played,
			40_000,
		);
		const log = await flow.log(2);
		expect(
			log.map((execution) => itemsOf(execution)["Alice's Jellyfin"]?.[0]?.[0]?.sync.status),
		).toEqual(['added', 'removed']);
	}, 100_000);
});
