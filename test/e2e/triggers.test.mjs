import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { itemsOf } from '../../scripts/n8n/client.mjs';
import { webhookAddress } from '../../scripts/n8n/workflow.mjs';
import { films, people, shows } from '../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../simulators/jellyfin.mjs';
import { episode } from '../simulators/library.mjs';
import { plexServer } from '../simulators/plex.mjs';
import { BROKEN_BODIES } from '../support/brokenBodies.ts';
import { endedExecutions, signedIn, theN8n } from './support/n8n.mjs';
import { sendRaw } from './support/senders.mjs';

const { alice, bob, guest } = people;
const TOKEN = 'a-token-of-this-household-1';
const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
const jellyfin = jellyfinWebhookPlugin({
	serverName: 'Cellar',
	serverId: 'ce11a000ce11a000ce11a000ce11a000',
});
const scrobble = () =>
	plex.event('media.scrobble', { account: alice.plex, item: films.cartographer });
const stop = () =>
	jellyfin.event('PlaybackStop', {
		user: bob.jellyfin,
		item: episode(shows.saltAndCircuit, 1, 1),
		positionMs: 2_800_000,
		playedToCompletion: true,
	});

/** @type {import('../../scripts/n8n/client.mjs').N8nClient} */
let client;
/** @type {{id: string, name: string}} */
let credential;

/**
 * A published workflow of one trigger.
 * @param {'plexTrigger' | 'jellyfinTrigger'} type
 * @param {Record<string, unknown>} parameters
 */
async function listening(type, parameters = {}) {
	const workflow = {
		name: `${type} ${randomUUID()}`,
		nodes: [
			{
				id: randomUUID(),
				name: 'Trigger',
				type: `n8n-nodes-scrobble.${type}`,
				typeVersion: 1,
				position: [0, 0],
				parameters,
				webhookId: randomUUID(),
				credentials: { mediaServerWebhookTokenApi: credential },
			},
		],
		connections: {},
	};
	const stored = await client.importWorkflow(workflow);
	await client.publish(stored);
	const path = type === 'plexTrigger' ? 'plex' : 'jellyfin';
	const address = webhookAddress(client.address, workflow, 'Trigger', path);
	return {
		id: String(stored.id),
		address,
		withToken: `${address}?token=${TOKEN}`,
		executions: (/** @type {number} */ count) => endedExecutions(client, String(stored.id), count),
	};
}

/** What a trigger gave in its only execution so far. @param {Awaited<ReturnType<typeof listening>>} trigger */
const given = async (trigger) => {
	const executions = await trigger.executions(1);
	expect(executions).toHaveLength(1);
	return itemsOf(executions[0] ?? {}).Trigger ?? [];
};

/** n8n has answered this many requests without an execution: one that is wanted comes after them and is the only one. @param {Awaited<ReturnType<typeof listening>>} trigger @param {() => import('../simulators/http/post.mjs').WebhookRequest} wanted */
async function onlyTheWanted(trigger, wanted) {
	expect((await plex.send(trigger.withToken, wanted())).status).toBe(200);
	expect(await trigger.executions(1)).toHaveLength(1);
}

beforeAll(async () => {
	client = await signedIn();
	credential = await client.createCredential('Webhook token', 'mediaServerWebhookTokenApi', {
		token: TOKEN,
	});
});

describe('the triggers in a real n8n', () => {
	it.each([
		['plexTrigger', scrobble, 'plex', 'The Lighthouse Cartographer'],
		['jellyfinTrigger', stop, 'jellyfin', 'Cold Boot'],
	])('%s gives the watch event and nothing else', async (type, request, source, title) => {
		const trigger = await listening(/** @type {'plexTrigger'} */ (type));
		expect(await plex.send(trigger.withToken, request())).toMatchObject({ status: 200 });
		const [[item] = []] = await given(trigger);
		expect(item).toMatchObject({ event: 'watched', source, media: { title } });
		expect(JSON.stringify(item)).not.toContain(TOKEN);
		expect(Object.keys(item ?? {}).sort()).toEqual(
			expect.not.arrayContaining(['headers', 'query', 'body', 'raw']),
		);
	});

	it.each([
		['a wrong token', '?token=a-token-of-another-house-2'],
		['no token', ''],
		['an empty token', '?token='],
		['two tokens', `?token=${TOKEN}&token=x`],
	])('answers 401 to %s, and starts nothing', async (_what, query) => {
		const trigger = await listening('plexTrigger');
		const { status, text } = await plex.send(`${trigger.address}${query}`, scrobble());
		expect(status).toBe(401);
		expect(text).not.toContain(TOKEN);
		await onlyTheWanted(trigger, scrobble);
	});

	it.each([
		['X-Scrobble-Token', { 'X-Scrobble-Token': TOKEN }],
		['Authorization', { Authorization: `Bearer ${TOKEN}` }],
	])('takes the token of Jellyfin from the header %s', async (_name, headers) => {
		const trigger = await listening('jellyfinTrigger');
		const request = stop();
		expect(
			await plex.send(trigger.address, { ...request, headers: { ...request.headers, ...headers } }),
		).toMatchObject({ status: 200 });
		expect(await given(trigger)).toHaveLength(1);
	});

	it.each([
		['text/plain, as the plugin sends it', 'sendAll', {}],
		['JSON', 'sendAll', { 'Content-Type': 'application/json' }],
		['a form', 'form', {}],
		['a template', 'template', {}],
	])('reads Jellyfin as %s', async (_what, form, headers) => {
		const trigger = await listening('jellyfinTrigger');
		const sender = jellyfinWebhookPlugin({
			serverName: 'Cellar',
			serverId: 'ce11a000ce11a000ce11a000ce11a000',
			form: /** @type {'sendAll'} */ (form),
			headers,
		});
		const request = sender.event('PlaybackStop', {
			user: bob.jellyfin,
			item: films.uebermut,
			positionMs: 5_000_000,
			playedToCompletion: true,
		});
		expect(await sender.send(trigger.withToken, request)).toMatchObject({ status: 200 });
		const [[item] = []] = await given(trigger);
		expect(item).toMatchObject({
			event: 'watched',
			media: { title: 'Übermut in Blau', ids: { tmdb: 99000103 } },
			user: { name: 'bob' },
		});
	});

	it.each([
		['plexTrigger', scrobble],
		['jellyfinTrigger', stop],
	])('%s answers 400 to every kind of broken body, and starts nothing', async (type, wanted) => {
		const trigger = await listening(/** @type {'plexTrigger'} */ (type));
		const sent = BROKEN_BODIES.filter(([, { unreadable }]) => unreadable === undefined);
		expect(sent.length).toBeGreaterThanOrEqual(30);
		const answers = [];
		for (const [what, { headers, body }] of sent) {
			const { status, text } = await sendRaw(
				trigger.withToken,
				body,
				/** @type {Record<string, string>} */ (headers),
			);
			answers.push([what, status, /^\{"message":".+\."\}$/.test(text)]);
		}
		expect(answers).toEqual(sent.map(([what]) => [what, 400, true]));
		await onlyTheWanted(trigger, wanted);
	});

	it.each([
		['JSON', { 'content-type': 'application/json' }],
		['text', { 'content-type': 'text/plain' }],
		['multipart', { 'content-type': 'multipart/form-data; boundary=x' }],
		['unnamed bytes', {}],
	])('answers 413 to 20 MB of %s, and n8n stays up', async (_what, headers) => {
		const trigger = await listening('plexTrigger');
		const { status } = await sendRaw(
			trigger.withToken,
			Buffer.alloc(20 * 1024 * 1024, 'x'),
			headers,
		);
		expect(status).toBe(413);
		await onlyTheWanted(trigger, scrobble);
	});

	it('answers 200 to what is filtered out, and starts nothing', async () => {
		const trigger = await listening('plexTrigger', {
			events: ['watched'],
			mediaTypes: ['movie'],
			filters: { people: ' ALICE.at.home ', servers: 'Attic', players: 'living room tv' },
		});
		const unwanted = [
			plex.event('media.play', { account: alice.plex, item: films.cartographer, viewOffsetMs: 0 }),
			plex.event('media.scrobble', {
				account: alice.plex,
				item: episode(shows.saltAndCircuit, 1, 1),
			}),
			plex.event('media.scrobble', { account: guest.plex, item: films.cartographer }),
			plexServer({ name: 'Neighbour', uuid: 'other' }).event('media.scrobble', {
				account: alice.plex,
				item: films.cartographer,
			}),
			plex.event('media.scrobble', {
				account: alice.plex,
				item: films.cartographer,
				player: { title: 'Kitchen', uuid: 'kitchen' },
			}),
			plex.event('library.new', { account: alice.plex, item: films.cartographer }),
		];
		for (const request of unwanted)
			expect(await plex.send(trigger.withToken, request)).toMatchObject({ status: 200 });
		await onlyTheWanted(trigger, scrobble);
	});

	it('stores a poster only where it was asked for', async () => {
		const play = () =>
			plex.event('media.play', { account: alice.plex, item: films.cartographer, viewOffsetMs: 0 });
		const without = await listening('plexTrigger');
		const withPoster = await listening('plexTrigger', {
			itemOptions: { addPoster: true, addRawPayload: true },
		});
		const storedBefore = await storedFiles();
		await plex.send(without.withToken, play());
		await without.executions(1);
		expect(await storedFiles()).toEqual(storedBefore);

		await plex.send(withPoster.withToken, play());
		const [execution] = await withPoster.executions(1);
		const item = execution?.data.resultData.runData.Trigger[0].data.main[0][0];
		expect(item.binary.poster).toMatchObject({ mimeType: 'image/jpeg', fileName: 'thumb.jpg' });
		expect(item.json.raw).toMatchObject({ event: 'media.play' });
		expect((await storedFiles()).length).toBe(storedBefore.length + 1);
	});

	it("makes at most one execution of a pause, and none of Jellyfin's once-a-second reports", async () => {
		const trigger = await listening('jellyfinTrigger');
		const viewing = { user: bob.jellyfin, item: films.uebermut };
		const startedAt = new Date();
		const reports = [
			...jellyfin.progressReports({ ...viewing, fromMs: 0, toMs: 8_000, startedAt }),
			jellyfin.event('PlaybackProgress', { ...viewing, positionMs: 8_000, isPaused: true }),
			...jellyfin.progressReports({
				...viewing,
				fromMs: 8_000,
				toMs: 12_000,
				startedAt,
				isPaused: true,
			}),
			jellyfin.event('PlaybackProgress', { ...viewing, positionMs: 8_000, isPaused: true }),
		];
		for (const report of reports)
			expect(await jellyfin.send(trigger.withToken, report)).toMatchObject({ status: 200 });
		await plex.send(trigger.withToken, stop());
		const events = (await trigger.executions(2)).map(
			(execution) => itemsOf(execution).Trigger?.[0]?.[0]?.event,
		);
		expect(events).toEqual(['pause', 'watched']);
	});

	it('with progress switched on, makes one execution per pause change and one per 10 % of a viewing', async () => {
		const trigger = await listening('jellyfinTrigger', {
			events: ['pause', 'resume', 'progress', 'watched'],
		});
		const viewing = { user: bob.jellyfin, item: films.uebermut };
		const runtimeMs = 88 * 60_000;
		const at = (/** @type {number} */ percent, more = {}) =>
			jellyfin.event('PlaybackProgress', {
				...viewing,
				isAutomated: true,
				positionMs: (runtimeMs * percent) / 100,
				...more,
			});
		const reports = [
			at(1),
			at(2),
			at(9),
			at(11),
			at(12),
			at(19.5),
			at(20.5),
			at(21, { isPaused: true }),
			at(21, { isPaused: true }),
			at(21),
			at(22),
			at(31),
		];
		for (const report of reports)
			expect(await jellyfin.send(trigger.withToken, report)).toMatchObject({ status: 200 });
		await plex.send(trigger.withToken, stop());
		const events = (await trigger.executions(6)).map(
			(execution) => itemsOf(execution).Trigger?.[0]?.[0]?.event,
		);
		expect(events).toEqual(['progress', 'progress', 'pause', 'resume', 'progress', 'watched']);
	});
});

/** Every file that n8n keeps of binary data. */
async function storedFiles() {
	// n8n 2 and n8n 1.
	const folders = ['storage', 'binaryData'].map((name) => join(theN8n.userFolder, '.n8n', name));
	const listed = folders.map(async (folder) => {
		return await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	});
	return (await Promise.all(listed))
		.flat()
		.filter((entry) => entry.isFile() && !entry.name.endsWith('.metadata'))
		.map(({ name }) => name)
		.sort();
}

afterAll(async () => {
	// n8n must have survived all of it.
	expect((await fetch(`${theN8n.address}/healthz`)).status).toBe(200);
});
