import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, people } from '../../simulators/household.mjs';
import { plexServer } from '../../simulators/plex.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { openJellyfin } from './support/jellyfinAndMovary.mjs';
import { executeWorkflowFrom, startListening } from './support/listen.mjs';
import { endedExecutions, theN8n, until } from './support/n8n.mjs';
import { openPlex } from './support/plex.mjs';

const TOKEN = 'a-token-of-this-household-2';
const OTHER = 'http://127.0.0.1:9/somebody-else';

/**
 * A workflow with one trigger that registers itself, not published yet.
 * @param {import('../../tools/n8n/client.mjs').N8nClient} client
 * @param {'plex' | 'jellyfin'} source
 * @param {Record<string, {id: string, name: string}>} credentials of the server
 */
async function draft(client, source, credentials) {
	const webhookId = randomUUID();
	const token = await client.createCredential('Webhook token', 'mediaServerWebhookTokenApi', {
		token: TOKEN,
	});
	const stored = await client.importWorkflow({
		name: `Registers itself ${webhookId}`,
		nodes: [
			{
				id: randomUUID(),
				name: 'Trigger',
				type: `n8n-nodes-scrobble.${source}Trigger`,
				typeVersion: 1,
				position: [0, 0],
				parameters: { registration: 'automatic' },
				webhookId,
				credentials: { mediaServerWebhookTokenApi: token, ...credentials },
			},
		],
		connections: {},
	});
	const place = `${webhookId}/${source}`;
	return {
		stored,
		id: String(stored.id),
		address: `${client.address}/webhook/${place}`,
		testAddress: `${client.address}/webhook-test/${place}`,
	};
}

/** @param {Record<string, unknown>} execution */
const eventIn = (execution) => itemsOf(execution).Trigger?.[0]?.[0];

describe('a Jellyfin Trigger that registers itself, in a real n8n', () => {
	/** @type {import('./support/jellyfinAndMovary.mjs').Jellyfin} */
	let home;
	/** @type {Record<string, {id: string, name: string}>} */
	let credentials;
	beforeAll(async () => {
		home = await openJellyfin();
		credentials = (await home.withKey()).credentials;
		home.jellyfin.addWebhook({ url: OTHER });
	});
	afterAll(() => home.close());

	const addresses = () => {
		const all = /** @type {any[]} */ (home.jellyfin.plugin.configuration.GenericOptions);
		return all.map(({ WebhookUri }) => WebhookUri);
	};

	it('is in the Webhook plugin while it is published, and its token with it', async () => {
		const { stored, id, address } = await draft(home.client, 'jellyfin', credentials);
		await home.client.publish(stored);
		expect(addresses()).toEqual([OTHER, address]);

		await home.jellyfin.play({ user: 'alice', item: films.ferry });
		const log = await endedExecutions(home.client, id, 2);
		expect(log.map((execution) => eventIn(execution)?.event)).toEqual(['play', 'watched']);
		expect(JSON.stringify(log)).not.toContain(TOKEN);

		await home.client.unpublish(id);
		await until('the destination to go', () => addresses().length === 1);
		expect(addresses()).toEqual([OTHER]);
	});

	it('keeps two workflows apart', async () => {
		const one = await draft(home.client, 'jellyfin', credentials);
		const other = await draft(home.client, 'jellyfin', credentials);
		await Promise.all([one, other].map(({ stored }) => home.client.publish(stored)));
		expect(new Set(addresses())).toEqual(new Set([OTHER, one.address, other.address]));
		await home.client.unpublish(one.id);
		await until('the destination to go', () => addresses().length === 2);
		expect(addresses()).toEqual([OTHER, other.address]);
		await home.client.unpublish(other.id);
		await until('the other to go', () => addresses().length === 1);
	});

	it('is there for a test listen, at the test address, and gone after it', async () => {
		const { id, testAddress } = await draft(home.client, 'jellyfin', credentials);
		await startListening(home.client, id, executeWorkflowFrom('Trigger'));
		expect(addresses()).toEqual([OTHER, testAddress]);
		await home.jellyfin.play({ user: 'bob', item: films.tinHarbour });
		const [execution = {}] = await endedExecutions(home.client, id, 1);
		expect(eventIn(execution)).toMatchObject({ event: 'play', user: { name: 'bob' } });
		await until('the destination to go', () => addresses().length === 1);
	});

	it('is not published where the plugin is missing, and says what to do', async () => {
		const { stored, id } = await draft(home.client, 'jellyfin', credentials);
		home.jellyfin.plugin.installed = false;
		await expect(home.client.publish(stored)).rejects.toThrow(
			'The Webhook plugin is not installed in Jellyfin',
		);
		home.jellyfin.plugin.installed = true;
		await home.client.unpublish(id);
		expect(addresses()).toEqual([OTHER]);
	});
});

describe('a Plex Trigger that registers itself, in a real n8n', () => {
	const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
	/** @type {import('./support/plex.mjs').PlexHome} */
	let home;
	beforeAll(async () => {
		home = await openPlex();
		home.tvAccounts.alice.webhooks = [OTHER];
	});
	afterAll(() => home.close());
	const webhooks = () => home.tvAccounts.alice.webhooks;
	const watched = () =>
		plex.event('media.scrobble', { account: people.alice.plex, item: films.cartographer });

	it('is among the account’s webhooks while it is published, with its token', async () => {
		const plexApi = await home.credentialOf(home.people.alice);
		const { stored, id, address } = await draft(home.client, 'plex', { plexApi });
		await home.client.publish(stored);
		expect(webhooks()).toEqual([OTHER, `${address}?token=${TOKEN}`]);

		expect(await plex.send(webhooks()[1] ?? '', watched())).toMatchObject({ status: 200 });
		const log = await endedExecutions(home.client, id, 1);
		expect(log.map(eventIn)).toMatchObject([
			{ event: 'watched', media: { title: films.cartographer.title } },
		]);
		expect(JSON.stringify(log)).not.toContain(TOKEN);

		await home.client.unpublish(id);
		await until('the webhook to go', () => webhooks().length === 1);
		expect(webhooks()).toEqual([OTHER]);
		const written = await home.client.rest('GET', `/workflows/${id}`);
		expect(JSON.stringify(written)).not.toContain(TOKEN);
	});

	it('is there for a test listen, at the test address, and gone after it', async () => {
		const plexApi = await home.credentialOf(home.people.alice);
		const { id, testAddress } = await draft(home.client, 'plex', { plexApi });
		await startListening(home.client, id, executeWorkflowFrom('Trigger'));
		expect(webhooks()).toEqual([OTHER, `${testAddress}?token=${TOKEN}`]);
		await plex.send(webhooks()[1] ?? '', watched());
		await endedExecutions(home.client, id, 1);
		await until('the webhook to go', () => webhooks().length === 1);
	});

	it('is not published for an account without Plex Pass, and says so', async () => {
		const plexApi = await home.credentialOf(home.people.bob);
		const { stored, id } = await draft(home.client, 'plex', { plexApi });
		await expect(home.client.publish(stored)).rejects.toThrow(
			'plex.tv does not let this account set webhooks (403)',
		);
		await home.client.unpublish(id);
		const log = await readFile(theN8n.logFile, 'utf8');
		expect(log).not.toContain(TOKEN);
	});
});
