import { randomBytes } from 'node:crypto';
import { connectPerson, prepareHousehold } from '../../../scripts/demo/household.mjs';
import { moveIn, people } from '../../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../../simulators/jellyfin.mjs';
import { plexServer } from '../../simulators/plex.mjs';
import { startTrakt } from '../../simulators/trakt/index.mjs';
import { itemsOf } from '../../../scripts/n8n/client.mjs';
import { endedExecutions, signedIn } from './n8n.mjs';

/** @typedef {Awaited<ReturnType<typeof openHousehold>>} Household */

/**
 * The published template with Alice's and Bob's accounts connected, and a Plex and a Jellyfin that send to it.
 * @param {Parameters<typeof startTrakt>[0]} [traktOptions]
 */
export async function openHousehold(traktOptions) {
	const client = await signedIn();
	const trakt = await startTrakt(traktOptions);
	moveIn(trakt);
	const token = randomBytes(18).toString('base64url');
	const household = await prepareHousehold({
		client,
		trakt,
		token,
		people: [people.alice, people.bob],
	});
	const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
	const jellyfin = jellyfinWebhookPlugin({
		serverName: 'Cellar',
		serverId: 'ce11a000ce11a000ce11a000ce11a000',
		headers: { 'X-Scrobble-Token': token },
	});
	return {
		client,
		trakt,
		token,
		plex,
		jellyfin,
		...household,
		/** @param {Parameters<typeof plex.event>} happening */
		fromPlex: (...happening) =>
			plex.send(`${household.addresses.plex}?token=${token}`, plex.event(...happening)),
		/** @param {Parameters<typeof jellyfin.event>} happening */
		fromJellyfin: (...happening) =>
			jellyfin.send(household.addresses.jellyfin, jellyfin.event(...happening)),
		/** The executions so far, oldest first, once `count` of them have ended. @param {number} count */
		log: (count) => endedExecutions(client, household.workflowId, count),
		async close() {
			await client.unpublish(household.workflowId);
			await trakt.stop();
		},
	};
}

/**
 * One account and a workflow of a core webhook that hands its body to a Trakt node and answers with the node's items.
 * @param {Parameters<typeof startTrakt>[0]} [traktOptions]
 */
export async function openTraktAccount(traktOptions = { writeIntervalMs: 0 }) {
	const client = await signedIn();
	const trakt = await startTrakt(traktOptions);
	const { alice } = moveIn(trakt);
	const app = trakt.addApp({
		name: 'Flows',
		redirectUris: [`${client.address}/rest/oauth2-credential/callback`],
	});
	const credential = await connectPerson({ client, trakt, app, name: people.alice.name });
	return { client, trakt, alice, app, credential };
}

/** The items that a node of the newest execution gave, by output. @param {import('../../../scripts/n8n/client.mjs').Json} execution @param {string} node */
export const outputsOf = (execution, node) => itemsOf(execution)[node] ?? [];
