import { randomBytes } from 'node:crypto';
import { moveIn, people } from '../../../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../../../simulators/jellyfin.mjs';
import { plexServer } from '../../../simulators/plex.mjs';
import { startTrakt } from '../../../simulators/trakt/index.mjs';
import { connectPerson, prepareHousehold } from '../../../tools/demo/household.mjs';
import { expectNoContractViolation } from './contract.mjs';
import { publishFlows } from './flows.mjs';
import { endedExecutions, signedIn, theN8n } from './n8n.mjs';

/**
 * @typedef {Awaited<ReturnType<typeof openHousehold>>} Household
 * @typedef {Awaited<ReturnType<typeof openTraktAccount>>} TraktAccount
 */

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
			expectNoContractViolation(trakt.requests);
		},
	};
}

/**
 * Alice's connected account at a simulated Trakt, for flows of one's own.
 * @param {Parameters<typeof startTrakt>[0]} [traktOptions]
 * @param {boolean} [old] whether the app is one of before October 2026, which has a secret
 */
export async function openTraktAccount(traktOptions = { writeIntervalMs: 0 }, old = false) {
	const client = await signedIn();
	const trakt = await startTrakt(traktOptions);
	const { alice } = moveIn(trakt);
	const app = trakt.addApp({
		name: 'Flows',
		redirectUris: [`${client.address}/rest/oauth2-credential/callback`],
		old,
	});
	// n8n 1 sends a secret in a header, which Trakt does not read; the credential says to leave it empty there.
	const known = theN8n.isOfLine1 ? { ...app, clientSecret: undefined } : app;
	const credential = await connectPerson({ client, trakt, app: known, name: people.alice.name });
	const kind = {
		type: 'n8n-nodes-scrobble.trakt',
		credentials: { traktOAuth2Api: credential },
	};
	/** @type {string[]} */
	const published = [];
	return {
		client,
		trakt,
		alice,
		app,
		credential,
		/**
		 * A published workflow of Trakt nodes, each to be run by its name.
		 * @template {string} Name
		 * @param {Record<Name, import('./flows.mjs').Flow>} flows
		 */
		async flows(flows) {
			const { workflowId, run } = await publishFlows(client, kind, flows);
			published.push(workflowId);
			return run;
		},
		async close() {
			for (const workflowId of published) await client.unpublish(workflowId);
			await trakt.stop();
			expectNoContractViolation(trakt.requests);
		},
	};
}
