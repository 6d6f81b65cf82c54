import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, moveIn, people } from '../../simulators/household.mjs';
import { startMovary } from '../../simulators/movary.mjs';
import { named } from '../../simulators/trakt/account.mjs';
import { startTrakt } from '../../simulators/trakt/index.mjs';
import { connectPerson } from '../../tools/demo/household.mjs';
import { N8nClient } from '../../tools/n8n/client.mjs';
import { installN8n } from '../../tools/n8n/install.mjs';
import { startN8n } from '../../tools/n8n/instance.mjs';
import { localOwner } from '../../tools/n8n/owner.mjs';
import { installPackage, packPackage } from '../../tools/n8n/package.mjs';
import { until } from './support/n8n.mjs';
import { everyFewSeconds } from './support/pollTimes.mjs';

const HOUR_MS = 3_600_000;
const { name } = people.alice;
/** Written, being written and still to be written when n8n is killed. */
const seen = [films.tinHarbour, films.cartographer, films.ferry];

describe('n8n killed while a polled play is being written, in a real n8n', () => {
	/** @type {string} */
	let userFolder;
	/** @type {import('../../tools/n8n/instance.mjs').Instance} */
	let instance;
	/** @type {Awaited<ReturnType<typeof startTrakt>>} */
	let trakt;
	/** @type {import('../../simulators/movary/server.mjs').MovarySimulator} */
	let movary;
	/** @param {number} [port] */
	const start = async (port) =>
		await startN8n({
			...(await installN8n()),
			userFolder,
			...(port === undefined ? {} : { port }),
		});
	const account = () => {
		const found = movary.accounts.get(name.toLowerCase());
		if (!found) throw new Error('Movary does not know her');
		return found;
	};
	const held = () =>
		account().history.map(({ movaryId, plays }) => [movary.byId(movaryId)?.title, plays]);

	beforeAll(async () => {
		userFolder = await mkdtemp(join(tmpdir(), 'scrobble-killed-'));
		await installPackage(await packPackage(), userFolder);
		instance = await start();
		const client = new N8nClient(instance.address);
		await client.signIn(await localOwner(userFolder));
		[trakt, movary] = await Promise.all([startTrakt({ writeIntervalMs: 0 }), startMovary()]);
		moveIn(trakt);
		movary.addAccount({ name });
		for (const { title, year, ids, runtimeMinutes } of seen)
			movary.addMovie({ title, year, tmdb: Number(ids.tmdb), imdb: ids.imdb, runtimeMinutes });
		const redirectUri = `${client.address}/rest/oauth2-credential/callback`;
		const app = trakt.addApp({ name: 'Polls', redirectUris: [redirectUri] });
		const movaryApi = await client.createCredential('Movary', 'movaryApi', {
			address: movary.address,
			userName: name,
			token: account().token,
		});
		const stored = await client.importWorkflow({
			name: `Trakt to Movary ${randomUUID()}`,
			settings: { executionOrder: 'v1' },
			nodes: [
				{
					id: randomUUID(),
					name: 'Trakt Trigger',
					type: 'n8n-nodes-scrobble.traktTrigger',
					typeVersion: 1,
					position: [0, 0],
					credentials: { traktOAuth2Api: await connectPerson({ client, trakt, app, name }) },
					parameters: { pollTimes: everyFewSeconds(2) },
				},
				{
					id: randomUUID(),
					name: 'Movary',
					type: 'n8n-nodes-scrobble.movary',
					typeVersion: 1,
					position: [200, 0],
					credentials: { movaryApi },
					parameters: { resource: 'watchEvent', operation: 'sync' },
				},
			],
			connections: { 'Trakt Trigger': { main: [[{ node: 'Movary', type: 'main', index: 0 }]] } },
		});
		await client.publish(stored);
		await until('the first poll', () =>
			trakt.requests.some(({ path }) => path === '/sync/history'),
		);
	}, 300_000);
	afterAll(async () => {
		await instance.stop();
		await Promise.all([trakt.stop(), movary.stop()]);
		await rm(userFolder, { recursive: true, force: true });
	});

	it('is written once afterwards, as what was written before it and what came behind it', async () => {
		const match = { method: 'PUT', path: /history/ };
		movary.faults.push(
			{ match, action: { delayMs: 1 } },
			{ match, times: 50, action: { status: 503 } },
		);
		const now = Date.now();
		trakt.account(name).history = seen.map((film, index) => {
			const known = trakt.catalogue.movie({ ids: { imdb: film.ids.imdb } });
			if (!known) throw new Error('the simulated Trakt does not know the film');
			return {
				id: 8_000 + index,
				watched_at: new Date(now - (30 - index) * HOUR_MS).toISOString(),
				action: /** @type {const} */ ('watch'),
				...named(known),
			};
		});
		await until('the second film to be under way', () => movary.faults.left < 50, 60_000);
		expect(held()).toEqual([[films.tinHarbour.title, 1]]);
		await instance.kill();

		movary.faults.clear();
		instance = await start(instance.port);
		await until('the others', () => held().length === seen.length, 90_000);
		const writes = () => movary.requests.filter(({ method }) => method === 'PUT').length;
		const before = writes();
		const asked = trakt.requests.length;
		await until('some more polls', () => trakt.requests.length > asked + 3, 60_000);
		expect(writes()).toBe(before);
		expect(held().sort()).toEqual(seen.map(({ title }) => [title, 1]).sort());
	}, 300_000);
});
