import { randomUUID } from 'node:crypto';

/** Trakt turns away whoever does not say who they are. */
const USER_AGENT = 'a-workflow-built-by-hand/1.0 (+https://example.com)';

/**
 * @typedef {{ id: string, name: string }} Credential
 * @typedef {{ name: string, path: string, workflow: Record<string, unknown> }} Listening
 */

/**
 * @param {string} name
 * @param {Record<string, unknown>[]} nodes in the order of the play
 */
function chained(name, nodes) {
	const named = nodes.map((node, place) => ({
		id: randomUUID(),
		position: [place * 220, 0],
		...node,
	}));
	const names = nodes.map((node) => String(node.name));
	return {
		name,
		nodes: named,
		connections: Object.fromEntries(
			names
				.slice(0, -1)
				.map((from, place) => [
					from,
					{ main: [[{ node: names[place + 1], type: 'main', index: 0 }]] },
				]),
		),
		settings: { executionOrder: 'v1' },
	};
}

/** A: our trigger and our node, as the editor makes them. @param {Credential} token @param {Credential} trakt @returns {Listening} */
export function ours(token, trakt) {
	const webhookId = randomUUID();
	return {
		name: 'Plex Trigger → Trakt Sync',
		path: `${webhookId}/plex`,
		workflow: chained(`A of ${trakt.name}`, [
			plexTrigger(token, webhookId),
			{
				name: 'Trakt',
				type: 'n8n-nodes-scrobble.trakt',
				typeVersion: 1,
				parameters: {},
				credentials: { traktOAuth2Api: trakt },
			},
		]),
	};
}

/** D: our trigger alone, which shows what n8n adds to any trigger that is not its own. @param {Credential} token @param {string} name @returns {Listening} */
export function triggerAlone(token, name) {
	const webhookId = randomUUID();
	return {
		name: 'Plex Trigger → No Operation',
		path: `${webhookId}/plex`,
		workflow: chained(`D of ${name}`, [plexTrigger(token, webhookId), noOperation]),
	};
}

/** What somebody writes into a Code node for a film that has ended; shows would take more. */
const PARSE_AND_MAP = `
const item = $input.first();
const text = item.json.body?.payload ?? (await this.helpers.getBinaryDataBuffer(0, 'payload')).toString('utf8');
const { event, Metadata: metadata } = JSON.parse(text);
if (event !== 'media.scrobble' || metadata.type !== 'movie') return [];
const ids = {};
for (const { id } of metadata.Guid ?? []) {
	const [source, value] = id.split('://');
	if (source === 'imdb') ids.imdb = value;
	if (source === 'tmdb') ids.tmdb = Number(value);
}
return [{ json: { movie: { title: metadata.title, year: metadata.year, ids }, progress: 100 } }];
`;

/**
 * B: the same request, built by hand from core nodes. It checks no token, retries nothing, knows no shows.
 * @param {Credential} trakt
 * @param {{ address: string, clientId: string }} service
 * @returns {Listening}
 */
export function byHand(trakt, { address, clientId }) {
	const path = randomUUID();
	return {
		name: 'Webhook → Code → HTTP Request',
		path,
		workflow: chained(`B of ${trakt.name}`, [
			webhookNode(path),
			{
				name: 'Code',
				type: 'n8n-nodes-base.code',
				typeVersion: 2,
				parameters: { jsCode: PARSE_AND_MAP },
			},
			{
				name: 'HTTP Request',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				parameters: {
					method: 'POST',
					url: `${address}/scrobble/stop`,
					authentication: 'predefinedCredentialType',
					nodeCredentialType: 'traktOAuth2Api',
					sendHeaders: true,
					headerParameters: {
						parameters: [
							{ name: 'trakt-api-version', value: '2' },
							{ name: 'trakt-api-key', value: clientId },
							{ name: 'User-Agent', value: USER_AGENT },
						],
					},
					sendBody: true,
					specifyBody: 'json',
					jsonBody: '={{ JSON.stringify($json) }}',
					options: {},
				},
				credentials: { traktOAuth2Api: trakt },
			},
		]),
	};
}

/** C: nothing but n8n. @param {string} name @returns {Listening} */
export function floor(name) {
	const path = randomUUID();
	return {
		name: 'Webhook → No Operation',
		path,
		workflow: chained(`C of ${name}`, [webhookNode(path), noOperation]),
	};
}

const noOperation = {
	name: 'No Operation',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	parameters: {},
};

/** @param {Credential} token @param {string} webhookId */
const plexTrigger = (token, webhookId) => ({
	name: 'Plex Trigger',
	type: 'n8n-nodes-scrobble.plexTrigger',
	typeVersion: 1,
	webhookId,
	parameters: {},
	credentials: { mediaServerWebhookTokenApi: token },
});

/** @param {string} path */
const webhookNode = (path) => ({
	name: 'Webhook',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	webhookId: path,
	parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
});
