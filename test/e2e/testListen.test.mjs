import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, people, shows } from '../../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../../simulators/jellyfin.mjs';
import { episode } from '../../simulators/library.mjs';
import { plexServer } from '../../simulators/plex.mjs';
import { titleOfPlay } from '../../tools/demo/report.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { openHousehold } from './support/household.mjs';
import { executeWorkflowFrom, listenForTestEvent, startListening } from './support/listen.mjs';
import { endedExecutions, signedIn } from './support/n8n.mjs';

const { alice, bob } = people;
const TOKEN = 'a-token-of-this-household-1';
const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
const jellyfin = jellyfinWebhookPlugin({
	serverName: 'Cellar',
	serverId: 'ce11a000ce11a000ce11a000ce11a000',
});

/** What comes while somebody listens: first what the trigger ignores, then what it is for. */
const PLEX = {
	path: 'plex',
	ignored: () => plex.event('library.new', { account: alice.plex, item: films.cartographer }),
	wanted: () => plex.event('media.scrobble', { account: alice.plex, item: films.cartographer }),
	event: {
		event: 'watched',
		source: 'plex',
		user: { name: alice.plex.title },
		media: { type: 'movie', title: films.cartographer.title },
	},
};
const JELLYFIN = {
	path: 'jellyfin',
	ignored: () =>
		jellyfin.event('PlaybackProgress', {
			user: bob.jellyfin,
			item: films.uebermut,
			positionMs: 60_000,
			isAutomated: true,
		}),
	wanted: () =>
		jellyfin.event('PlaybackStop', {
			user: bob.jellyfin,
			item: episode(shows.saltAndCircuit, 1, 1),
			positionMs: 2_800_000,
			playedToCompletion: true,
		}),
	event: {
		event: 'watched',
		source: 'jellyfin',
		user: { name: bob.jellyfin.name },
		media: { type: 'episode', title: 'Cold Boot', season: 1, number: 1 },
	},
};

describe('a test listen in the editor of a real n8n', () => {
	/** @type {import('../../tools/n8n/client.mjs').N8nClient} */
	let client;
	/** @type {{id: string, name: string}} */
	let credential;

	beforeAll(async () => {
		client = await signedIn();
		credential = await client.createCredential('Webhook token', 'mediaServerWebhookTokenApi', {
			token: TOKEN,
		});
	});

	/** A workflow that nobody has published. @param {typeof PLEX | typeof JELLYFIN} source */
	async function draft({ path }) {
		const webhookId = randomUUID();
		const { id } = await client.importWorkflow({
			name: `Draft ${webhookId}`,
			nodes: [
				{
					id: randomUUID(),
					name: 'Trigger',
					type: `n8n-nodes-scrobble.${path}Trigger`,
					typeVersion: 1,
					position: [0, 0],
					parameters: {},
					webhookId,
					credentials: { mediaServerWebhookTokenApi: credential },
				},
			],
			connections: {},
		});
		const address = `${client.address}/webhook-test/${webhookId}/${path}`;
		return { id: String(id), address, withToken: `${address}?token=${TOKEN}` };
	}

	it.each([
		['Plex', 'Listen for test event', PLEX, listenForTestEvent],
		['Plex', 'Execute workflow', PLEX, executeWorkflowFrom],
		['Jellyfin', 'Listen for test event', JELLYFIN, listenForTestEvent],
		['Jellyfin', 'Execute workflow', JELLYFIN, executeWorkflowFrom],
	])(
		'of %s, by "%s", outlives what is ignored or refused and gives the watch event',
		async (_name, _button, source, click) => {
			const { id, address, withToken } = await draft(source);
			expect(await plex.send(withToken, source.wanted())).toMatchObject({ status: 404 });

			expect(await startListening(client, id, click('Trigger'))).toEqual({
				waitingForWebhook: true,
			});
			expect(await plex.send(withToken, source.ignored())).toMatchObject({ status: 200 });
			expect(await plex.send(address, source.wanted())).toMatchObject({ status: 401 });
			expect(await plex.send(withToken, source.wanted())).toMatchObject({ status: 200 });

			const executions = await endedExecutions(client, id, 1);
			expect(executions).toMatchObject([{ mode: 'manual', status: 'success' }]);
			expect(itemsOf(executions[0] ?? {}).Trigger).toMatchObject([[source.event]]);
			expect(await plex.send(withToken, source.wanted())).toMatchObject({ status: 404 });
		},
	);
});

describe('the household template, executed in the editor while it is published', () => {
	/** @type {import('./support/household.mjs').Household} */
	let house;

	beforeAll(async () => {
		house = await openHousehold();
	});
	afterAll(() => house.close());

	it("takes the test event all the way into the person's account", async () => {
		const { client, workflowId, token } = house;
		const address = house.addresses.plex.replace('/webhook/', '/webhook-test/');
		await startListening(client, workflowId, executeWorkflowFrom('Plex Trigger'));
		await plex.send(`${address}?token=${token}`, PLEX.wanted());
		const [execution = {}] = await house.log(1);
		expect(execution).toMatchObject({ mode: 'manual', status: 'success' });
		expect(itemsOf(execution)["Alice's Trakt"]?.[0]?.[0]?.sync.status).toBe('added');
		expect(house.trakt.account(alice.name).history.map(titleOfPlay)).toEqual([
			films.cartographer.title,
		]);
	});
});
