import { readTemplate, readTemplates } from '../../tools/n8n/package.mjs';
import { webhookAddress, withWebhookIds } from '../../tools/n8n/workflow.mjs';
import { credentialsFor } from '../kit/credentials.mjs';
import { DESTINATIONS } from '../kit/services.mjs';
import { asFile } from '../kit/workflow.mjs';
import { personWorkflow, TABLES, WORKFLOWS } from './names.mjs';

/**
 * @typedef {import('../../tools/n8n/client.mjs').Json} Json
 * @typedef {{ id: string, name: string }} Credential
 * @typedef {object} Member one person, as the list and the person's own workflow know them
 * @property {string} name
 * @property {string} plex ids or names at Plex
 * @property {string} jellyfin ids or names at Jellyfin
 * @property {Record<string, Credential>} credentials by credential type; nodes whose type is not among them stay off
 */

/** And which the comparison's nodes that read a media server take. @type {Record<string, string>} */
const SERVER_CREDENTIAL = {
	'n8n-nodes-scrobble.jellyfin': 'jellyfinApi',
	'n8n-nodes-scrobble.plex': 'plexApi',
};

/**
 * Does what the sticky notes tell: one workflow per person, one line per person, credentials, published.
 * @param {object} house
 * @param {import('../../tools/n8n/client.mjs').N8nClient} house.client
 * @param {Member[]} house.people
 * @param {Record<string, Credential>} house.credentials of the house: `mediaServerWebhookTokenApi`, `httpBasicAuth`, and so on
 * @param {string} [house.suffix] set apart from another set in the same n8n
 * @param {(file: string, workflow: import('../../tools/n8n/workflow.mjs').Workflow) => import('../../tools/n8n/workflow.mjs').Workflow} [house.change] what a test has otherwise
 */
export async function installNoPlayLost({ client, people, credentials, suffix = '', change }) {
	const set = (await readSet(suffix)).flatMap(([file, workflow]) => {
		if (file === 'live.json') return [named(file, withPeople(workflow, people, suffix))];
		if (file !== 'person.json') return [named(file, workflow)];
		return people.map((one) => named(`person of ${one.name}`, personOf(workflow, one, suffix)));
	});

	/** @type {Record<string, string>} */
	const ids = {};
	/** @type {Map<string, import('../../tools/n8n/workflow.mjs').Workflow>} */
	const stored = new Map();
	for (const [file, workflow] of set) {
		const filled = withWebhookIds(withHouse(workflow, credentials));
		const changed = change ? change(file, filled) : filled;
		const kept = await client.importWorkflow(changed);
		await client.publish(kept);
		ids[file] = String(kept.id);
		stored.set(file, changed);
	}
	const listening = stored.get('live.json');
	if (!listening) throw new Error('The live flow is not there');
	return {
		ids,
		tables: {
			inbox: TABLES.inbox.name + suffix,
			plays: TABLES.plays.name + suffix,
			runs: TABLES.runs.name + suffix,
		},
		addresses: {
			plex: webhookAddress(client.address, listening, 'Plex Trigger', 'plex'),
			jellyfin: webhookAddress(client.address, listening, 'Jellyfin Trigger', 'jellyfin'),
			retryForm: `${client.address}/form/try-plays-again${suffix}`,
			compareForm: `${client.address}/form/compare${suffix}`,
			history: `${client.address}/webhook/sync-history${suffix}`,
		},
	};
}

/** @param {string} file @param {Json} workflow */
const named = (file, workflow) => /** @type {const} */ ([file, workflow]);

/**
 * The set in the order of its numbers (n8n publishes no workflow whose callee is not published), and the page that shows
 * what it keeps; with ids, tables and paths of their own.
 * @param {string} suffix
 */
async function readSet(suffix) {
	const names = [...Object.values(WORKFLOWS), personWorkflow('Alice')].map(({ id }) => id);
	const paths = ['try-plays-again', 'sync-history', 'compare'].flatMap((path) => [
		`"path": "${path}`,
		`../form/${path}`,
	]);
	const own = [...names, ...Object.values(TABLES).map(({ name }) => name), ...paths];
	const files = [
		...(await readTemplates('no-play-lost')),
		named('history.json', await readTemplate('sync-history')),
	];
	return files.map(([file, workflow]) => {
		const text = own.reduce((so, name) => so.replaceAll(name, name + suffix), asFile(workflow));
		return named(file, JSON.parse(text));
	});
}

/** Duplicated for this person, with this person's credentials. @param {Json} template @param {Member} member @param {string} suffix */
function personOf(template, { name, credentials }, suffix) {
	const { id, name: title } = personWorkflow(name);
	const nodes = template.nodes.map((/** @type {Json} */ node) => {
		const kind = node.type.split('.').at(-1);
		const type = DESTINATIONS[kind]?.credentialType;
		if (!type || !node.type.startsWith('n8n-nodes-scrobble.')) return node;
		const credential = credentials[type];
		const { disabled, ...enabled } = node;
		return credential
			? { ...enabled, credentials: { [type]: credential } }
			: { ...node, ...credentialsFor(kind, node.parameters, `${name}'s`), disabled: true };
	});
	return { ...template, id: id + suffix, name: title, nodes };
}

/** @param {Json} live @param {Member[]} people @param {string} suffix */
function withPeople(live, people, suffix) {
	const lines = people.map(({ name, plex, jellyfin }) => ({
		name,
		plex,
		jellyfin,
		workflow: personWorkflow(name).id + suffix,
	}));
	const nodes = live.nodes.map((/** @type {Json} */ node) =>
		node.name === 'People'
			? {
					...node,
					parameters: { ...node.parameters, jsonOutput: JSON.stringify({ people: lines }) },
				}
			: node,
	);
	return { ...live, nodes };
}

/** The house's credentials, in every node that asks for one of them. @param {Json} workflow @param {Record<string, Credential>} credentials */
function withHouse(workflow, credentials) {
	const basic = credentials.httpBasicAuth;
	const token = credentials.mediaServerWebhookTokenApi;
	const nodes = workflow.nodes.map((/** @type {Json} */ node) => {
		if (/Trigger$/.test(node.type) && node.type.startsWith('n8n-nodes-scrobble.') && token)
			return { ...node, credentials: { mediaServerWebhookTokenApi: token } };
		if (node.parameters.authentication === 'basicAuth' && basic)
			return { ...node, credentials: { httpBasicAuth: basic } };
		const server = SERVER_CREDENTIAL[node.type];
		if (!server) return node;
		const credential = credentials[server];
		return credential
			? { ...node, credentials: { [server]: credential } }
			: { ...node, disabled: true };
	});
	return { ...workflow, nodes };
}
