import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, people } from '../../simulators/household.mjs';
import { toMinute } from '../../simulators/trakt/account.mjs';
import { titleOfPlay } from '../../tools/demo/report.mjs';
import { N8nClient } from '../../tools/n8n/client.mjs';
import { changeRows, rowsOf } from '../../tools/n8n/dataTables.mjs';
import { installN8n } from '../../tools/n8n/install.mjs';
import { startN8n } from '../../tools/n8n/instance.mjs';
import { localOwner } from '../../tools/n8n/owner.mjs';
import { installPackage, packPackage } from '../../tools/n8n/package.mjs';
import { lockDatabase } from './support/lockedDatabase.mjs';
import { startMediaServers } from './support/mediaServers.mjs';
import { until } from './support/n8n.mjs';
import { openNoPlayLost } from './support/noPlayLost.mjs';

const { alice } = people;
/** To the second, as Plex has it. */
const minutesAgo = (/** @type {number} */ minutes) =>
	new Date(Math.floor(Date.now() / 1000) * 1000 - minutes * 60_000);
/** As somebody runs it who has put the task runners into a container of their own, and that one is down. */
const NO_RUNNER = {
	N8N_RUNNERS_MODE: 'external',
	N8N_RUNNERS_AUTH_TOKEN: 'a-word-for-runners',
	N8N_RUNNERS_TASK_REQUEST_TIMEOUT: '2',
};
/** Instead of at the fortieth minute of every hour. */
const OFTEN = { rule: { interval: [{ field: 'seconds', secondsInterval: 5 }] } };

describe('an evening on which n8n itself fails', () => {
	/** @type {string} */
	let userFolder;
	/** @type {import('../../tools/n8n/instance.mjs').Instance} */
	let instance;
	/** @type {import('./support/mediaServers.mjs').MediaServers} */
	let servers;
	/** @type {import('./support/noPlayLost.mjs').LostHouse} */
	let house;
	/** @param {Record<string, string>} [env] */
	const start = async (env = {}) =>
		await startN8n({
			...(await installN8n()),
			userFolder,
			env,
			...(instance === undefined ? {} : { port: instance.port }),
		});
	const inbox = () => rowsOf(house.client, house.tables.inbox);
	/** @param {import('../../simulators/library.mjs').Film} film */
	const playsOf = ({ title }) =>
		house.trakt.account(alice.name).history.filter((play) => titleOfPlay(play) === title);

	beforeAll(async () => {
		userFolder = await mkdtemp(join(tmpdir(), 'scrobble-failing-'));
		await installPackage(await packPackage(), userFolder);
		instance = await start();
		const client = new N8nClient(instance.address);
		await client.signIn(await localOwner(userFolder));
		servers = await startMediaServers();
		servers.plex.play(alice.plex.title, films.tinHarbour, { at: minutesAgo(24 * 60) });
		house = await openNoPlayLost({
			client,
			servers,
			comparison: (workflow) => ({
				...workflow,
				nodes: workflow.nodes.map((node) =>
					node.name === 'Every Hour' ? { ...node, parameters: OFTEN } : node,
				),
			}),
		});
		await until('the first look', async () => (await house.runs()).length === 1, 60_000);
	}, 300_000);
	afterAll(async () => {
		await house.close();
		await servers.stop();
		await instance.stop();
		await rm(userFolder, { recursive: true, force: true });
	});

	it('keeps no play in the inbox whose person’s workflow has had it', async () => {
		await house.fromPlex('media.scrobble', { account: alice.plex, item: films.ferry });
		await until('the play', () => playsOf(films.ferry).length === 1);
		await until('an empty inbox', async () => (await inbox()).length === 0);
		const [told] = (await house.log('live.json', 1)).flatMap(
			({ data }) => data.resultData.runData['Keep It First'] ?? [],
		);
		expect(told.data.main[0]).toMatchObject([{ json: { event: 'watched', state: 'new' } }]);
	}, 60_000);

	it('finds a play that a locked database kept n8n from taking, at the next full hour and not at night', async () => {
		const at = minutesAgo(25);
		const unlock = await lockDatabase({ node: (await installN8n()).node, userFolder });
		const answers = await Promise.all(
			[films.cartographer, films.cartographer].map((item) =>
				house.fromPlex('media.scrobble', { account: alice.plex, item, at }),
			),
		).finally(unlock);
		expect(answers.map(({ status }) => status)).toEqual([500, 500]);
		servers.plex.play(alice.plex.title, films.cartographer, { at });

		await until('the play', () => playsOf(films.cartographer).length > 0, 120_000);
		expect(playsOf(films.cartographer)).toMatchObject([{ watched_at: toMinute(at.getTime()) }]);
		const brief = await until('a run that wrote it', async () =>
			(await house.runs()).find(({ written }) => written === 1),
		);
		expect(brief).toMatchObject({ state: 'written', lookedAt: 1, note: null });
	}, 180_000);

	it('keeps a play while there is no task runner, and sends it when there is one, with its date', async () => {
		await instance.stop();
		instance = await start(NO_RUNNER);
		const at = new Date();
		const { status } = await house.fromPlex('media.scrobble', {
			account: alice.plex,
			item: films.uebermut,
			at,
		});
		expect(status).toBe(200);
		const [row] = await until('a row', async () => {
			const rows = await inbox();
			return rows.length > 0 && rows;
		});
		expect(row).toMatchObject({ who: alice.plex.title, event: 'watched', state: 'new', tries: 0 });
		expect(row?.what).toContain(films.uebermut.title);
		const stopped = await until('the live flow to stop', async () =>
			(await house.log('live.json', 0)).find(({ status: end }) => end === 'error'),
		);
		expect(stopped.data.resultData.lastNodeExecuted).toBe('Whose Play Is It');
		expect(playsOf(films.uebermut)).toEqual([]);

		await instance.stop();
		instance = await start();
		await changeRows(house.client, house.tables.inbox, ['state', 'new'], {
			nextTryAt: new Date().toISOString(),
		});
		await until('the play', () => playsOf(films.uebermut).length > 0, 60_000);
		await until('an empty inbox', async () => (await inbox()).length === 0, 60_000);
		const [play, ...more] = playsOf(films.uebermut);
		expect(more).toEqual([]);
		expect(Math.abs(Date.parse(play?.watched_at ?? '') - at.getTime())).toBeLessThan(60_000);
	}, 300_000);
});
