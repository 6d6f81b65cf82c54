import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, people } from '../../simulators/household.mjs';
import { titleOfPlay } from '../../tools/demo/report.mjs';
import { startMediaServers } from './support/mediaServers.mjs';
import { until } from './support/n8n.mjs';
import { openNoPlayLost } from './support/noPlayLost.mjs';

const { bob } = people;

describe('unwatching by comparison, in a real n8n', () => {
	/** @type {import('./support/mediaServers.mjs').MediaServers} */
	let servers;
	/** @type {import('./support/noPlayLost.mjs').LostHouse} */
	let house;
	const plays = () => house.trakt.account(bob.name).history.map(titleOfPlay);
	/** Played on the server, and told of by its webhook. @param {import('../../simulators/library.mjs').Film} item */
	const watched = async (item) => {
		await servers.jellyfin.play({ user: bob.jellyfin.name, item });
		await house.fromJellyfin('PlaybackStop', {
			user: bob.jellyfin,
			item,
			positionMs: item.runtimeMinutes * 60_000,
			playedToCompletion: true,
		});
		await house.row(`${item.title} (${item.year})`, { state: 'done', status: 'added' });
	};
	/** The flow's clock goes every two seconds here: what is there after three more runs stays. */
	const threeRuns = async () => {
		const ran = (await house.log('unwatch.json', 0)).length;
		await house.log('unwatch.json', ran + 3);
	};

	beforeAll(async () => {
		servers = await startMediaServers();
		house = await openNoPlayLost({ servers, unwatch: true });
		for (const item of [films.tinHarbour, films.uebermut, films.cartographer]) await watched(item);
	}, 240_000);
	afterAll(async () => {
		await house.close();
		await servers.stop();
	});

	it('leaves alone what is still watched, and what the server no longer has', async () => {
		servers.jellyfin.removeItem(films.uebermut);
		await threeRuns();
		expect(plays().sort()).toEqual(
			[films.tinHarbour.title, films.cartographer.title, films.uebermut.title].sort(),
		);
	}, 120_000);

	it('takes back all that somebody has unmarked, tells it, and nothing else goes', async () => {
		const unmarked = [films.cartographer, films.tinHarbour];
		for (const item of unmarked) await servers.jellyfin.mark(bob.jellyfin.name, item, false);
		for (const { title, year } of unmarked) {
			await house.row(`${title} (${year})`, { status: 'takenBack' });
		}
		expect(plays()).toEqual([films.uebermut.title]);
		// The clock may come between the two marks: then there are two messages.
		await until('both told', async () => {
			const told = (await house.told(0)).filter(({ subject }) => subject.includes('taken back'));
			const text = told.map((message) => message.text).join('\n');
			return unmarked.every(({ title }) => text.includes(`Bob: ${title}`));
		});
		await threeRuns();
		expect(plays()).toHaveLength(1);
	}, 120_000);
});
