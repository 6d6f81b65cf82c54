import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { films, people, shows } from '../../../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../../../simulators/jellyfin.mjs';
import { episode } from '../../../simulators/library.mjs';
import { plexServer } from '../../../simulators/plex.mjs';
import { itemsOf } from '../../../tools/n8n/client.mjs';
import { webhookAddress } from '../../../tools/n8n/workflow.mjs';
import { endedExecutions, signedIn, theN8n } from './n8n.mjs';

export const { alice, bob, guest } = people;
export const TOKEN = 'a-token-of-this-household-1';
export const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
export const jellyfin = jellyfinWebhookPlugin({
	serverName: 'Cellar',
	serverId: 'ce11a000ce11a000ce11a000ce11a000',
});
export const scrobble = () =>
	plex.event('media.scrobble', { account: alice.plex, item: films.cartographer });
export const stop = () =>
	jellyfin.event('PlaybackStop', {
		user: bob.jellyfin,
		item: episode(shows.saltAndCircuit, 1, 1),
		positionMs: 2_800_000,
		playedToCompletion: true,
	});

/** @type {import('../../../tools/n8n/client.mjs').N8nClient} */
let client;
/** @type {{id: string, name: string}} */
let credential;

/**
 * A published workflow of one trigger.
 * @param {'plexTrigger' | 'jellyfinTrigger'} type
 * @param {Record<string, unknown>} parameters
 */
export async function listening(type, parameters = {}) {
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
export const given = async (trigger) => {
	const executions = await trigger.executions(1);
	expect(executions).toHaveLength(1);
	return itemsOf(executions[0] ?? {}).Trigger ?? [];
};

/** n8n has answered this many requests without an execution: one that is wanted comes after them and is the only one. @param {Awaited<ReturnType<typeof listening>>} trigger @param {() => import('../../../simulators/http/post.mjs').WebhookRequest} wanted */
export async function onlyTheWanted(trigger, wanted) {
	expect((await plex.send(trigger.withToken, wanted())).status).toBe(200);
	expect(await trigger.executions(1)).toHaveLength(1);
}

beforeAll(async () => {
	client = await signedIn();
	credential = await client.createCredential('Webhook token', 'mediaServerWebhookTokenApi', {
		token: TOKEN,
	});
});

/** Every file that n8n keeps of binary data. */
export async function storedFiles() {
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
