import { randomBytes } from 'node:crypto';
import { startJellyfin } from '../../../simulators/jellyfinServer.mjs';
import { teachTrakt } from '../../../simulators/library.mjs';
import { startMovary } from '../../../simulators/movary.mjs';
import { startTrakt } from '../../../simulators/trakt/index.mjs';
import { connectPerson } from '../../../tools/demo/household.mjs';
import { readTemplate } from '../../../tools/n8n/package.mjs';
import { webhookAddress, withCredentials, withWebhookIds } from '../../../tools/n8n/workflow.mjs';
import { expectNoContractViolation } from './contract.mjs';
import { endedExecutions, signedIn } from './n8n.mjs';
import { everyFewSeconds } from './pollTimes.mjs';

/** @typedef {Awaited<ReturnType<typeof openThreeServices>>} ThreeServices */

/**
 * Alice on Jellyfin, at Trakt and in Movary, with these titles; templates are published into the real n8n by name.
 * @param {object} home
 * @param {import('../../../simulators/library.mjs').Film[]} home.films
 * @param {import('../../../simulators/library.mjs').Series[]} [home.shows]
 * @param {Record<string, Record<string, { id: string, name: string }>>} [home.more] credentials of other nodes, by name and type
 */
export async function openThreeServices({ films, shows = [], more = {} }) {
	const client = await signedIn();
	const [trakt, jellyfin, movary] = await Promise.all([
		startTrakt(),
		startJellyfin(),
		startMovary(),
	]);
	teachTrakt(trakt, { films, shows });
	trakt.addAccount({ name: 'Alice' });
	jellyfin.addLibrary({ name: 'Films', films });
	if (shows.length > 0) jellyfin.addLibrary({ name: 'Shows', shows });
	jellyfin.addUser({ name: 'alice', password: 'a password of hers' });
	for (const { title, year, ids, runtimeMinutes } of films)
		movary.addMovie({ title, year, tmdb: Number(ids.tmdb), imdb: ids.imdb, runtimeMinutes });
	const account = movary.addAccount({ name: 'alice' });

	const token = randomBytes(18).toString('base64url');
	const app = trakt.addApp({
		name: 'Home',
		redirectUris: [`${client.address}/rest/oauth2-credential/callback`],
	});
	const traktCredential = {
		traktOAuth2Api: await connectPerson({ client, trakt, app, name: 'Alice' }),
	};
	const jellyfinCredential = {
		jellyfinUserApi: await client.createCredential("Alice's Jellyfin", 'jellyfinUserApi', {
			address: jellyfin.address,
			userName: 'alice',
			password: 'a password of hers',
			deviceId: `n8n-${token.slice(0, 8)}`,
		}),
	};
	const movaryCredential = {
		movaryApi: await client.createCredential("Alice's Movary", 'movaryApi', {
			address: movary.address,
			userName: 'alice',
			token: account.token,
		}),
	};
	const webhookToken = {
		mediaServerWebhookTokenApi: await client.createCredential(
			'Webhook token',
			'mediaServerWebhookTokenApi',
			{ token },
		),
	};
	const credentials = {
		'Jellyfin Trigger': webhookToken,
		'Plex Trigger': webhookToken,
		'Trakt Trigger': traktCredential,
		"Alice's Trakt": traktCredential,
		"Alice's Jellyfin": jellyfinCredential,
		'Movary Trigger': movaryCredential,
		"Alice's Movary": movaryCredential,
		...more,
	};
	/** @type {string[]} */
	const published = [];

	/**
	 * @param {string} name of the template
	 * @param {Record<string, Record<string, unknown>>} [parameters] more of them, by node
	 * @param {Record<string, string>} [rewritten] texts in it that its user has to replace
	 * @param {Record<string, boolean>} [disabled] nodes that its user enables or disables
	 */
	async function publish(name, parameters = {}, rewritten = {}, disabled = {}) {
		const template = await readTemplate(name);
		const text = Object.entries(rewritten).reduce(
			(written, [from, to]) => written.replaceAll(from, to),
			JSON.stringify(template),
		);
		const workflow = withCredentials(withWebhookIds(JSON.parse(text)), credentials);
		for (const node of workflow.nodes) {
			Object.assign(node.parameters ?? {}, parameters[node.name]);
			if (node.name in disabled) Object.assign(node, { disabled: disabled[node.name] });
			if (node.parameters?.pollTimes) node.parameters.pollTimes = everyFewSeconds(5);
		}
		const stored = await client.importWorkflow(workflow);
		await client.publish(stored);
		const id = String(stored.id);
		published.push(id);
		if (workflow.nodes.some(({ name }) => name === 'Jellyfin Trigger')) {
			const url = webhookAddress(client.address, workflow, 'Jellyfin Trigger', 'jellyfin');
			jellyfin.addWebhook({ url, headers: { 'X-Scrobble-Token': token } });
		}
		return {
			id,
			/** Where its Plex Trigger listens. */
			plexAddress: () =>
				`${webhookAddress(client.address, workflow, 'Plex Trigger', 'plex')}?token=${token}`,
			/** @param {number} count */
			log: (count) => endedExecutions(client, id, count, 180_000),
			executions: () => client.executions({ workflowId: id }),
		};
	}

	return {
		client,
		trakt,
		jellyfin,
		movary,
		account,
		publish,
		async close() {
			for (const id of published) await client.unpublish(id);
			await Promise.all([trakt.stop(), jellyfin.stop(), movary.stop()]);
			expectNoContractViolation(trakt.requests);
		},
	};
}
