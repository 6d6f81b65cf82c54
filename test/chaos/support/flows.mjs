import { randomBytes } from 'node:crypto';
import { connectPerson } from '../../../tools/demo/household.mjs';
import { rowsOf } from '../../../tools/n8n/dataTables.mjs';
import { installNoPlayLost } from '../../../workflows/noPlayLost/install.mjs';
import { until } from '../../e2e/support/n8n.mjs';
import { submitForm } from '../../e2e/support/noPlayLost.mjs';

/**
 * The workflows that lose nothing, as the templates give them: the one place that knows which they are.
 * @typedef {Awaited<ReturnType<typeof installFlows>>} Flows
 * @typedef {import('../../../tools/n8n/workflow.mjs').Workflow} Workflow
 */

const BASIC = { user: 'household', password: `form-word-${randomBytes(8).toString('hex')}` };

/**
 * @param {import('./machine.mjs').Machine} machine
 * @param {import('./world.mjs').World} world
 * @param {import('./town.mjs').Townsman[]} town
 */
export async function installFlows({ client }, world, town) {
	const { trakt, movary, jellyfin, token } = world;
	const redirectUri = `${client.address}/rest/oauth2-credential/callback`;
	const app = trakt.addApp({ name: 'Town', redirectUris: [redirectUri], old: true });
	/** @type {import('../../../workflows/noPlayLost/install.mjs').Member[]} */
	const members = [];
	for (const { name, plex, jellyfin: user, movary: hasMovary } of town) {
		/** @type {Record<string, {id: string, name: string}>} */
		const credentials = { traktOAuth2Api: await connectPerson({ client, trakt, app, name }) };
		if (hasMovary) {
			credentials.movaryApi = await client.createCredential(`${name}'s Movary`, 'movaryApi', {
				address: movary.address,
				userName: name,
				token: movary.accounts.get(name.toLowerCase())?.token,
			});
		}
		members.push({
			name,
			plex: plex ? `${plex.id}, ${plex.title}` : '',
			jellyfin: user?.id ?? '',
			credentials,
		});
	}
	const exact = new Set(town.filter((person) => person.exact).map(({ name }) => name));
	const house = await installNoPlayLost({
		client,
		people: members,
		credentials: {
			mediaServerWebhookTokenApi: await client.createCredential(
				'Webhook token',
				'mediaServerWebhookTokenApi',
				{ token },
			),
			httpBasicAuth: await client.createCredential('Forms', 'httpBasicAuth', BASIC),
			jellyfinApi: await client.createCredential('Jellyfin', 'jellyfinApi', {
				address: jellyfin.address,
				apiKey: world.jellyfinKey,
			}),
			plexApi: await client.createCredential('Plex', 'plexApi', {
				address: world.plexApi.address,
				token: world.plexToken,
				plexTvAddress: world.plexTv.address,
			}),
		},
		change: (file, workflow) => hurried(exact.has(personOf(file)) ? dated(workflow) : workflow),
	});
	jellyfin.addWebhook({
		url: house.addresses.jellyfin,
		headers: { 'X-Scrobble-Token': token },
		notificationTypes: ['PlaybackStart', 'PlaybackStop', 'UserDataSaved'],
	});
	if (notMet.size > 0) throw new Error(`No template says ${[...notMet].join(', nor ')}`);
	/** Those that have come to their end, and those that n8n was killed over. */
	const runs = () => rowsOf(client, house.tables.runs);
	return {
		...house,
		runs,
		plexAddress: `${house.addresses.plex}?token=${token}`,
		rows: () => rowsOf(client, house.tables.plays),
		/** What a person does who was told about it. @param {string} who */
		tryAgain: (who = '') =>
			submitForm(house.addresses.retryForm, ['Waiting and dead', who, ''], BASIC),
		/** Says yes to a comparison, and waits until it is done. */
		async compare() {
			const before = (await runs()).length;
			const answer = 'Write it, even if it is more than the limit';
			await submitForm(house.addresses.compareForm, [answer, ''], BASIC);
			return await until(
				'the comparison to be done',
				async () => {
					const kept = await runs();
					return kept.length > before && kept.at(-1)?.state !== 'writing' && kept.at(-1);
				},
				600_000,
			);
		},
		/** The person signs in anew, as the credential's button does. @param {string} name */
		async reconnect(name) {
			const member = members.find((each) => each.name === name);
			trakt.nextSignIn(name);
			await client.connect(member?.credentials.traktOAuth2Api?.id ?? '');
		},
		/** What nobody may read anywhere but in the encrypted credentials. */
		secrets: () => ({
			'webhook token': [token],
			'form password': [BASIC.password],
			'Trakt client secret': [String(app.clientSecret)],
			'Movary token': [...movary.accounts.values()].map((account) => account.token),
			'Jellyfin key': [world.jellyfinKey],
			'Plex token': [world.plexToken],
		}),
	};
}

/** @param {string} file */
const personOf = (file) => file.replace(/^person of /, '');

/** What is set to minutes goes in seconds. */
const FASTER = new Map([
	['{"field":"minutes","minutesInterval":5}', '{"field":"seconds","secondsInterval":10}'],
	['const FIRST_WAIT_MS = 5 * MINUTE_MS', 'const FIRST_WAIT_MS = 5000'],
	['const LONGEST_WAIT_MS = 24 * 60 * MINUTE_MS', 'const LONGEST_WAIT_MS = 30000'],
	['$now.plus({ minutes: 30 })', '$now.plus({ seconds: 60 })'],
	['const ON_ITS_WAY_MS = 10 * MINUTE_MS', 'const ON_ITS_WAY_MS = 60000'],
	// The nodes ask for five minutes where a service asks for nothing.
	["Date.parse(details?.nextTryAt ?? '')", "Date.parse(details?.nextTryAt ?? '') - 295000"],
]);
/** A clock that is set elsewhere by now would go on unnoticed. */
const notMet = new Set(FASTER.keys());

/** The same flows by a faster clock. Nothing else is changed. @param {Workflow} workflow @returns {Workflow} */
function hurried(workflow) {
	let text = JSON.stringify(workflow);
	for (const [from, to] of FASTER) {
		if (text.includes(from)) notMet.delete(from);
		text = text.replaceAll(from, to);
	}
	return JSON.parse(text);
}

/** With every play dated by itself, as somebody sets it who wants no scrobbles. @param {Workflow} workflow @returns {Workflow} */
const dated = (workflow) => ({
	...workflow,
	nodes: workflow.nodes.map((node) =>
		node.type === 'n8n-nodes-scrobble.trakt' && node.parameters?.operation === 'sync'
			? { ...node, parameters: { ...node.parameters, options: { scrobbleMaxAgeMinutes: 0 } } }
			: node,
	),
});
