import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, people, shows } from '../../simulators/household.mjs';
import { episode } from '../../simulators/library.mjs';
import { toMinute } from '../../simulators/trakt/account.mjs';
import { titleOfPlay } from '../../tools/demo/report.mjs';
import { N8nClient } from '../../tools/n8n/client.mjs';
import { installN8n } from '../../tools/n8n/install.mjs';
import { startN8n } from '../../tools/n8n/instance.mjs';
import { localOwner } from '../../tools/n8n/owner.mjs';
import { installPackage, packPackage } from '../../tools/n8n/package.mjs';
import { startMediaServers } from './support/mediaServers.mjs';
import { until } from './support/n8n.mjs';
import { openNoPlayLost } from './support/noPlayLost.mjs';

const { alice, bob } = people;
/** To the second, as Plex has it. */
const minutesAgo = (/** @type {number} */ minutes) =>
	new Date(Math.floor(Date.now() / 1000) * 1000 - minutes * 60_000);

describe('an evening on which n8n was down', () => {
	/** @type {string} */
	let userFolder;
	/** @type {import('../../tools/n8n/instance.mjs').Instance} */
	let instance;
	/** @type {import('./support/mediaServers.mjs').MediaServers} */
	let servers;
	/** @type {import('./support/noPlayLost.mjs').LostHouse} */
	let house;
	/** What the first look shows and does not write. */
	const dayBefore = minutesAgo(24 * 60);
	/** @param {number} [port] */
	const start = async (port) =>
		await startN8n({
			...(await installN8n()),
			userFolder,
			...(port === undefined ? {} : { port }),
		});

	beforeAll(async () => {
		userFolder = await mkdtemp(join(tmpdir(), 'scrobble-evening-'));
		await installPackage(await packPackage(), userFolder);
		instance = await start();
		const client = new N8nClient(instance.address);
		await client.signIn(await localOwner(userFolder));
		servers = await startMediaServers();
		servers.plex.play(bob.plex.title, films.tinHarbour, { at: dayBefore });
		house = await openNoPlayLost({ client, servers });
		await until('the first look', async () => (await house.runs()).length === 1, 60_000);
	}, 300_000);
	afterAll(async () => {
		await house.close();
		await servers.stop();
		await instance.stop();
		await rm(userFolder, { recursive: true, force: true });
	});

	it('is in the accounts soon after the start, each play once and with its date', async () => {
		await instance.kill();
		const film = minutesAgo(170);
		const show = minutesAgo(75);
		servers.plex.play(alice.plex.title, films.cartographer, { at: film });
		await servers.jellyfin.play({
			user: bob.jellyfin.name,
			item: episode(shows.saltAndCircuit, 1, 1),
			startedAt: show,
		});
		await expect(
			house.fromPlex('media.scrobble', { account: alice.plex, item: films.ferry }),
		).rejects.toThrow();

		instance = await start(instance.port);
		await until('the second run', async () => (await house.runs()).length === 2, 120_000);
		const [, run] = await house.runs();
		expect(run).toMatchObject({ state: 'written', written: 3 });
		const playsOf = (/** @type {string} */ person) =>
			house.trakt.account(person).history.map((play) => [titleOfPlay(play), play.watched_at]);
		expect(playsOf(alice.name)).toEqual([[films.cartographer.title, toMinute(film.getTime())]]);
		expect(playsOf(bob.name).sort()).toEqual([
			['Salt & Circuit S01E01', toMinute(show.getTime())],
			[films.tinHarbour.title, toMinute(dayBefore.getTime())],
		]);
	}, 300_000);
});
