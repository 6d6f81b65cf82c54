import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, people, shows } from '../../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../../simulators/jellyfin.mjs';
import { episode } from '../../simulators/library.mjs';
import { plexServer } from '../../simulators/plex.mjs';
import { tautulliAgent } from '../../simulators/tautulli.mjs';
import { openEditor } from './support/editor.mjs';

const TOKEN = 'a-token-of-this-household-1';
const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
const jellyfin = jellyfinWebhookPlugin({
	serverName: 'Cellar',
	serverId: 'ce11a000ce11a000ce11a000ce11a000',
});
const tautulli = tautulliAgent({ serverId: 'attic-plex', serverName: 'Attic' });
const sources = [
	{
		trigger: 'Plex Trigger',
		path: 'plex',
		picture: 'plex-trigger.png',
		place: 'Settings → Webhooks',
		played: () =>
			plex.event('media.scrobble', { account: people.alice.plex, item: films.cartographer }),
		shown: ['watched', films.cartographer.title, people.alice.plex.title],
	},
	{
		trigger: 'Jellyfin Trigger',
		path: 'jellyfin',
		picture: 'jellyfin-trigger.png',
		place: 'Dashboard → Plugins → Webhook',
		played: () =>
			jellyfin.event('PlaybackStop', {
				user: people.bob.jellyfin,
				item: episode(shows.saltAndCircuit, 1, 1),
				positionMs: 2_800_000,
				playedToCompletion: true,
			}),
		shown: ['watched', 'Cold Boot', people.bob.jellyfin.name],
	},
	{
		trigger: 'Tautulli Trigger',
		path: 'tautulli',
		picture: 'tautulli-trigger.png',
		place: 'Settings → Notification Agents',
		played: () =>
			tautulli.event('watched', {
				user: { id: 41880993, name: 'alice' },
				item: films.cartographer,
				viewOffsetMs: 6_300_000,
			}),
		shown: ['watched', films.cartographer.title, 'alice'],
	},
];

describe("a test listen in a trigger's panel", () => {
	/** @type {import('./support/editor.mjs').Editor} */
	let editor;
	/** @type {{id: string, name: string}} */
	let credential;
	beforeAll(async () => {
		editor = await openEditor();
		credential = await editor.client.createCredential(
			'Webhook token',
			'mediaServerWebhookTokenApi',
			{ token: TOKEN },
		);
	});
	afterAll(() => editor.close());

	it.each(sources)(
		'of the $trigger says where the address belongs, waits for a play, and shows it',
		async ({ trigger, path, picture, place, played, shown }) => {
			const webhookId = randomUUID();
			const node = {
				id: randomUUID(),
				name: trigger,
				type: `n8n-nodes-scrobble.${path}Trigger`,
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
				webhookId,
				credentials: { mediaServerWebhookTokenApi: credential },
			};
			const { client, page, panel } = editor;
			const { id } = await client.importWorkflow({
				name: `Listen to ${trigger}`,
				nodes: [node],
				connections: {},
			});
			await editor.openWorkflow(id, 1);
			await editor.openPanel(trigger);
			expect(await panel.innerText()).toContain(place);

			await page.getByTestId('trigger-execute-button').first().click();
			await page.getByTestId('trigger-listening').waitFor();
			const answer = await plex.send(
				`${client.address}/webhook-test/${webhookId}/${path}?token=${TOKEN}`,
				played(),
			);
			expect(answer).toMatchObject({ status: 200 });

			const output = page.getByTestId('output-panel');
			await output.getByTestId('ndv-items-count').waitFor();
			await output.getByTestId('radio-button-json').click();
			for (const text of shown) await output.getByText(text).first().waitFor();
			expect(await output.getByTestId('ndv-items-count').innerText()).toMatch(/^1 item/);
			await page.locator('.el-notification').first().waitFor({ state: 'hidden' });
			await editor.picture(picture);
		},
	);
});
