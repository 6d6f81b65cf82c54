import { randomBytes } from 'node:crypto';
import { moveIntoSimkl, people } from '../../../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../../../simulators/jellyfin.mjs';
import { plexServer } from '../../../simulators/plex.mjs';
import { startSimkl } from '../../../simulators/simkl/index.mjs';
import { readTemplate } from '../../../tools/n8n/package.mjs';
import {
	webhookAddress,
	withCredentials,
	withPeople,
	withWebhookIds,
} from '../../../tools/n8n/workflow.mjs';
import { flowsIn } from './flows.mjs';
import { endedExecutions, signedIn } from './n8n.mjs';

/**
 * @typedef {Awaited<ReturnType<typeof openSimkl>>} Simkl
 * @typedef {Awaited<ReturnType<typeof openSimklHousehold>>} SimklHousehold
 * @typedef {import('./flows.mjs').NodeKind} NodeKind
 * @typedef {import('../../../simulators/simkl/limits.mjs').AppKind} AppKind
 * @typedef {import('../../../tools/n8n/client.mjs').Json} Json
 */

/**
 * The household's Simkl with an app, for flows of one's own and for whole workflows.
 * @param {Parameters<typeof startSimkl>[0]} [options]
 */
export async function openSimkl(options = { writeIntervalMs: 0 }) {
	const client = await signedIn();
	const simkl = await startSimkl(options);
	const household = moveIntoSimkl(simkl);
	const redirectUri = `${client.address}/rest/oauth2-credential/callback`;
	/** @param {AppKind} kind */
	const newApp = (kind) =>
		simkl.addApp({ name: 'n8n', kind, redirectUris: kind === 'device' ? [] : [redirectUri] });
	/** The kind that the credential's notice names. */
	const app = newApp('public');
	const flows = flowsIn(client);
	/** @param {string} name @param {Json} data @returns {Promise<NodeKind>} */
	async function tokenKind(name, data) {
		const fields = { apiAddress: simkl.address, ...data };
		const stored = await client.createCredential(`${name}'s Simkl`, 'simklTokenApi', fields);
		return { type: 'n8n-nodes-scrobble.simkl', credentials: { simklTokenApi: stored } };
	}
	return {
		client,
		simkl,
		newApp,
		...household,
		...flows,
		tokenKind,
		/** A pasted refresh token: no round trip. @param {string} name @param {Json} [otherwise] */
		async byToken(name, otherwise) {
			const { clientId } = newApp('device');
			const { refreshToken } = simkl.tokensFor(name, clientId);
			return await tokenKind(name, { clientId, refreshToken, ...otherwise });
		},
		/** Connected by the genuine OAuth round trip. @param {string} name @param {Json} [otherwise] */
		async byOAuth(name, otherwise) {
			const stored = await client.createCredential(`${name}'s Simkl`, 'simklOAuth2Api', {
				apiAddress: simkl.address,
				authAddress: simkl.address,
				clientId: app.clientId,
				...otherwise,
			});
			simkl.nextSignIn(name);
			await client.connect(stored.id);
			return stored;
		},
		async close() {
			await flows.takeBack();
			await simkl.stop();
		},
	};
}

/** The published household template for Simkl, with Alice and Bob connected, and a Plex and a Jellyfin that send to it. */
export async function openSimklHousehold() {
	const home = await openSimkl({});
	const { client } = home;
	const token = randomBytes(18).toString('base64url');
	const webhookToken = await client.createCredential(
		'Webhook token',
		'mediaServerWebhookTokenApi',
		{ token },
	);
	const template = await readTemplate('household-to-simkl');
	const { alice, bob } = people;
	const entries = [alice, bob].map(({ name, plex, jellyfin }) => ({
		name,
		match: `${plex.title}, ${jellyfin.id}`,
	}));
	const workflow = withCredentials(withPeople(withWebhookIds(template), entries), {
		'Plex Trigger': { mediaServerWebhookTokenApi: webhookToken },
		'Jellyfin Trigger': { mediaServerWebhookTokenApi: webhookToken },
		"Alice's Simkl": { simklOAuth2Api: await home.byOAuth(alice.name) },
		"Bob's Simkl": { simklOAuth2Api: await home.byOAuth(bob.name) },
	});
	const stored = await client.importWorkflow(workflow);
	await client.publish(stored);
	const workflowId = String(stored.id);
	const plexAddress = webhookAddress(client.address, workflow, 'Plex Trigger', 'plex');
	const jellyfinAddress = webhookAddress(client.address, workflow, 'Jellyfin Trigger', 'jellyfin');
	const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
	const jellyfin = jellyfinWebhookPlugin({
		serverName: 'Cellar',
		serverId: 'ce11a000ce11a000ce11a000ce11a000',
		headers: { 'X-Scrobble-Token': token },
	});
	return {
		...home,
		token,
		/** @param {Parameters<typeof plex.event>} happening */
		fromPlex: (...happening) =>
			plex.send(`${plexAddress}?token=${token}`, plex.event(...happening)),
		/** @param {Parameters<typeof jellyfin.event>} happening */
		fromJellyfin: (...happening) => jellyfin.send(jellyfinAddress, jellyfin.event(...happening)),
		/** The executions so far, oldest first, once `count` of them have ended. @param {number} count */
		log: (count) => endedExecutions(client, workflowId, count),
		async close() {
			await client.unpublish(workflowId);
			await home.close();
		},
	};
}
