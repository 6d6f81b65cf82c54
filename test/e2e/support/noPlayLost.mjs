import { randomBytes, randomUUID } from 'node:crypto';
import { moveIn, people } from '../../../simulators/household.mjs';
import { jellyfinWebhookPlugin } from '../../../simulators/jellyfin.mjs';
import { plexServer } from '../../../simulators/plex.mjs';
import { startTrakt } from '../../../simulators/trakt/index.mjs';
import { connectPerson } from '../../../tools/demo/household.mjs';
import { changeRows, dropTable, rowsOf } from '../../../tools/n8n/dataTables.mjs';
import { installNoPlayLost } from '../../../workflows/noPlayLost/install.mjs';
import { callBy, core } from '../../../workflows/noPlayLost/nodes.mjs';
import { expectNoContractViolation } from './contract.mjs';
import { endedExecutions, signedIn, until } from './n8n.mjs';

/**
 * @typedef {Awaited<ReturnType<typeof openNoPlayLost>>} LostHouse
 * @typedef {{ id: string, name: string }} Credential
 * @typedef {import('../../../tools/n8n/client.mjs').Json} Json
 */

/** Instead of every five minutes. */
const CLOCK = { rule: { interval: [{ field: 'seconds', secondsInterval: 2 }] } };
const BASIC = { user: 'household', password: 'lantern-in-the-hall' };

/**
 * The set of workflows as its files give it, with Alice and Bob, a Plex and a Jellyfin that send to it and a Trakt that
 * may break. The retry flow's clock goes every two seconds; the comparison also runs when it is published.
 * @param {object} [options]
 * @param {import('../../../tools/n8n/client.mjs').N8nClient} [options.client] signed in to the n8n of all tests, unless told
 * @param {{ credentials(client: import('../../../tools/n8n/client.mjs').N8nClient): Promise<Record<string, Credential>> }} [options.servers]
 *   that the comparison reads; none unless told
 * @param {Record<string, Record<string, Credential>>} [options.more] of a person, beside Trakt's, by name and type
 * @param {boolean} [options.unwatch] whether the option is on, every two seconds
 * @param {number} [options.mostPlays] that the comparison may write by itself
 * @param {(workflow: import('../../../tools/n8n/workflow.mjs').Workflow) => import('../../../tools/n8n/workflow.mjs').Workflow} [options.comparison]
 *   what somebody has changed in it
 */
export async function openNoPlayLost({
	client: given,
	servers,
	more = {},
	mostPlays = 50,
	unwatch = false,
	comparison = (workflow) => workflow,
} = {}) {
	const client = given ?? (await signedIn());
	const trakt = await startTrakt({ writeIntervalMs: 0 });
	moveIn(trakt);
	const token = randomBytes(18).toString('base64url');
	const redirectUri = `${client.address}/rest/oauth2-credential/callback`;
	const app = trakt.addApp({ name: 'Household', redirectUris: [redirectUri] });
	const suffix = randomBytes(3).toString('hex');
	/** @type {import('../../../workflows/noPlayLost/install.mjs').Member[]} */
	const members = [];
	for (const { name, plex, jellyfin } of [people.alice, people.bob]) {
		const traktOAuth2Api = await connectPerson({ client, trakt, app, name });
		members.push({
			name,
			plex: `${plex.id}, ${plex.title}`,
			jellyfin: jellyfin.id,
			credentials: { traktOAuth2Api, ...more[name] },
		});
	}
	const house = await installNoPlayLost({
		client,
		people: members,
		credentials: {
			mediaServerWebhookTokenApi: await client.createCredential(
				'Webhook token',
				'mediaServerWebhookTokenApi',
				{ token },
			),
			httpBasicAuth: await client.createCredential('Sync history', 'httpBasicAuth', BASIC),
			...(servers ? await servers.credentials(client) : {}),
		},
		suffix,
		change: (file, workflow) => {
			const changed = withParameters(workflow, changesOf(file, mostPlays, unwatch));
			return file === 'reconcile.json' ? comparison(changed) : changed;
		},
	});
	const plex = plexServer({ name: 'Attic', uuid: 'attic-plex' });
	const jellyfin = jellyfinWebhookPlugin({
		serverName: 'Cellar',
		serverId: 'ce11a000ce11a000ce11a000ce11a000',
		headers: { 'X-Scrobble-Token': token },
	});
	const rows = () => rowsOf(client, house.tables.plays);
	/** Those that have come to their end. */
	const runs = async () =>
		(await rowsOf(client, house.tables.runs)).filter(({ state }) => state !== 'writing');
	return {
		client,
		trakt,
		token,
		...house,
		plex,
		jellyfin,
		basic: BASIC,
		rows,
		runs,
		/** @param {Parameters<typeof plex.event>} happening */
		fromPlex: (...happening) =>
			plex.send(`${house.addresses.plex}?token=${token}`, plex.event(...happening)),
		/** @param {Parameters<typeof jellyfin.event>} happening */
		fromJellyfin: (...happening) =>
			jellyfin.send(house.addresses.jellyfin, jellyfin.event(...happening)),
		/**
		 * The one row with this title, once it is as it shall be.
		 * @param {string} title
		 * @param {Json} as
		 */
		row: (title, as) =>
			until(
				`a row of ${title} with ${JSON.stringify(as)}`,
				async () => {
					const found = (await rows()).filter((row) => row.title === title);
					return found.find((row) =>
						Object.entries(as).every(([key, value]) => row[key] === value),
					);
				},
				120_000,
			),
		/** @param {string} title @param {Json} values */
		change: (title, values) => changeRows(client, house.tables.plays, ['title', title], values),
		/** The messages of the *Tell a person* workflow, oldest first, once it has run so many times. @param {number} count */
		told: async (count) =>
			(await endedExecutions(client, house.ids['tell.json'] ?? '', count)).flatMap(
				({ data }) => data.resultData.runData.Message?.at(-1).data.main[0][0].json ?? [],
			),
		/** The person signs in anew, as the credential's button does. @param {string} name */
		async reconnect(name) {
			const member = members.find((each) => each.name === name);
			trakt.nextSignIn(name);
			await client.connect(member?.credentials.traktOAuth2Api?.id ?? '');
		},
		/** The plays of rows come a second time, in one go. @param {Json[]} rows */
		async again(...rows) {
			const path = randomUUID();
			const stored = await client.importWorkflow(callerOf(house.ids['live.json'] ?? '', path));
			await client.publish(stored);
			await fetch(`${client.address}/webhook/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ items: rows.map(({ play }) => JSON.parse(play)) }),
			});
			await client.unpublish(stored.id);
		},
		/** @param {keyof typeof house.ids} file @param {number} count */
		log: (file, count) => endedExecutions(client, house.ids[file] ?? '', count),
		async close() {
			for (const id of Object.values(house.ids).reverse()) await client.unpublish(id);
			for (const table of Object.values(house.tables)) await dropTable(client, table);
			await trakt.stop();
			expectNoContractViolation(trakt.requests);
		},
	};
}

/**
 * Sends one of n8n's forms as a browser does.
 * @param {string} address
 * @param {string[]} fields in the order of the form
 * @param {{ user: string, password: string }} [login]
 */
export async function submitForm(address, fields, login = BASIC) {
	const form = new FormData();
	for (const [index, value] of fields.entries()) form.set(`field-${index}`, value);
	const authorization = `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
	const answer = await fetch(address, { method: 'POST', body: form, headers: { authorization } });
	return { status: answer.status, text: await answer.text() };
}

/** What a test has otherwise than the files. @param {string} file @param {number} mostPlays @param {boolean} unwatch @returns {Record<string, Json>} */
function changesOf(file, mostPlays, unwatch) {
	if (file === 'retry.json') return { 'Every Five Minutes': CLOCK };
	if (file === 'unwatch.json' && unwatch) {
		const on = { enabled: true, days: 14, mostPlays: 10 };
		return { 'Later Each Night': CLOCK, Settings: { jsonOutput: JSON.stringify(on) } };
	}
	if (file !== 'reconcile.json') return {};
	const settings = { days: 14, mostPlays, forgetAfterDays: 365 };
	return {
		'After Every Start': { events: ['init', 'activate'] },
		Settings: { jsonOutput: JSON.stringify(settings) },
	};
}

/** @param {import('../../../tools/n8n/workflow.mjs').Workflow} workflow @param {Record<string, Json>} byName */
const withParameters = (workflow, byName) => ({
	...workflow,
	nodes: workflow.nodes.map((node) => ({
		...node,
		parameters: { ...node.parameters, ...byName[node.name] },
	})),
});

/** A webhook whose items go to the live flow as watch events. @param {string} liveId @param {string} path */
const callerOf = (liveId, path) => ({
	name: `Caller ${path}`,
	settings: { executionOrder: 'v1' },
	nodes: [
		core('webhook', 2)(
			'Call',
			[0, 0],
			{ httpMethod: 'POST', path, responseMode: 'lastNode' },
			{ webhookId: path },
		),
		core('splitOut', 1)('Items', [200, 0], { fieldToSplitOut: 'body.items' }),
		callBy('Live', [400, 0], { mode: 'id', value: liveId }),
	],
	connections: {
		Call: { main: [[{ node: 'Items', type: 'main', index: 0 }]] },
		Items: { main: [[{ node: 'Live', type: 'main', index: 0 }]] },
	},
});
