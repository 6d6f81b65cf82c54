import { randomBytes } from 'node:crypto';
import { people } from '../../../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../../../simulators/jellyfin.mjs';
import { plexServer } from '../../../simulators/plex.mjs';
import { webhookAddress, withCredentials, withWebhookIds } from '../../../tools/n8n/workflow.mjs';
import { household } from '../../../workflows/household/household.mjs';
import { openMovary } from './jellyfinAndMovary.mjs';
import { endedExecutions } from './n8n.mjs';

/** @typedef {Awaited<ReturnType<typeof openMovaryHousehold>>} MovaryHousehold */

/** The generator's workflow for Alice alone, from a Plex and a Jellyfin to her Movary. */
export async function openMovaryHousehold() {
	const home = await openMovary();
	const { client } = home;
	const { name, plex: inPlex, jellyfin: inJellyfin } = people.alice;
	const token = randomBytes(18).toString('base64url');
	const webhookToken = {
		mediaServerWebhookTokenApi: await client.createCredential(
			'Webhook token',
			'mediaServerWebhookTokenApi',
			{ token },
		),
	};
	const { credentials } = await home.asAlice();
	const workflow = withCredentials(
		withWebhookIds(
			household({
				people: [{ name, match: `${inPlex.title}, ${inJellyfin.id}` }],
				sources: ['plex', 'jellyfin'],
				destinations: ['movary'],
			}),
		),
		{
			'Plex Trigger': webhookToken,
			'Jellyfin Trigger': webhookToken,
			[`${name}'s Movary`]: credentials,
		},
	);
	const stored = await client.importWorkflow(workflow);
	await client.publish(stored);
	const id = String(stored.id);
	const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
	const jellyfin = jellyfinWebhookPlugin({
		serverName: 'Cellar',
		serverId: 'ce11a000ce11a000ce11a000ce11a000',
		headers: { 'X-Scrobble-Token': token },
	});
	const plexAddress = `${webhookAddress(client.address, workflow, 'Plex Trigger', 'plex')}?token=${token}`;
	const jellyfinAddress = webhookAddress(client.address, workflow, 'Jellyfin Trigger', 'jellyfin');
	return {
		...home,
		/** Makes a webhook, and gives how to deliver it, as often as one likes. @param {Parameters<typeof plex.event>} happening */
		fromPlex: (...happening) => {
			const request = plex.event(...happening);
			return async () => await plex.send(plexAddress, request);
		},
		/** Likewise. @param {Parameters<typeof jellyfin.event>} happening */
		fromJellyfin: (...happening) => {
			const request = jellyfin.event(...happening);
			return async () => await jellyfin.send(jellyfinAddress, request);
		},
		/** The executions so far, oldest first, once `count` of them have ended. @param {number} count */
		log: (count) => endedExecutions(client, id, count),
		async close() {
			await client.unpublish(id);
			await home.close();
		},
	};
}
