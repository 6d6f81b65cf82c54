import { randomUUID } from 'node:crypto';
import { endedExecutions } from './n8n.mjs';

/**
 * @typedef {import('../../../tools/n8n/client.mjs').Json} Json
 * @typedef {{parameters: Json, onError?: 'continueErrorOutput' | 'continueRegularOutput', retryOnFail?: boolean,
 *   maxTries?: number, waitBetweenTries?: number}} Flow one node as the editor stores it: what has its default is left out
 * @typedef {{type: string, credentials: Record<string, {id: string, name: string}>}} NodeKind
 * @typedef {{json: Json, pairedItem?: {item: number}}} Item
 * @typedef {Awaited<ReturnType<Run>>} Ran
 * @typedef {(items?: Json[]) => Promise<{status: number, answer: Json, ended(): Promise<Ended>}>} Run
 * @typedef {{id: string, status: string, outputs: Item[][], error?: Json}} Ended what n8n's execution log says about
 *   the node
 */

/**
 * Publishes one workflow with a lane for each flow: a core webhook, its body's items one by one, and a node of ours
 * whose items the webhook is answered with.
 * @template {string} Name
 * @param {import('../../../tools/n8n/client.mjs').N8nClient} client
 * @param {NodeKind} kind
 * @param {Record<Name, Flow>} flows
 * @param {{ webhooks?: string }} [at] where n8n takes webhooks, if that is a process of its own
 * @returns {Promise<{workflowId: string, run: Record<Name, Run>}>}
 */
export async function publishFlows(client, kind, flows, { webhooks = client.address } = {}) {
	/** @type {[Name, Flow, string][]} */
	const lanes = namesOf(flows).map((name) => [name, flows[name], randomUUID()]);
	const stored = await client.importWorkflow({
		name: `Flows ${randomUUID()}`,
		// Neither UTC nor this machine's, so that a date that is read by the wrong clocks shows.
		settings: { executionOrder: 'v1', timezone: 'America/New_York' },
		nodes: lanes.flatMap(([name, flow, path]) => laneNodes(name, flow, path, kind)),
		connections: Object.assign({}, ...lanes.map(([name]) => laneConnections(name))),
	});
	await client.publish(stored);
	const workflowId = String(stored.id);
	let calls = 0;

	/** @param {Name} name @param {string} path @returns {Run} */
	const runOf =
		(name, path) =>
		async (items = [{}]) => {
			const answered = await fetch(`${webhooks}/webhook/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ items }),
			});
			const call = ++calls;
			return {
				status: answered.status,
				answer: await answered.json(),
				ended: async () =>
					endOf((await endedExecutions(client, workflowId, call))[call - 1] ?? {}, name),
			};
		};
	const run = /** @type {Record<Name, Run>} */ (
		Object.fromEntries(lanes.map(([name, , path]) => [name, runOf(name, path)]))
	);
	return { workflowId, run };
}

/**
 * Publishes flows as they come, takes them all back in the end, and keeps in mind which operations were among them.
 * @param {import('../../../tools/n8n/client.mjs').N8nClient} client
 */
export function flowsIn(client) {
	/** @type {string[]} */
	const published = [];
	/** Resource/operation. @type {Set<string>} */
	const tried = new Set();
	return {
		tried,
		/**
		 * @template {string} Name
		 * @param {NodeKind} kind
		 * @param {Record<Name, Flow>} flows
		 */
		async publish(kind, flows) {
			for (const name of namesOf(flows)) {
				const { resource, operation } = flows[name].parameters;
				tried.add(`${resource}/${operation}`);
			}
			const { workflowId, run } = await publishFlows(client, kind, flows);
			published.push(workflowId);
			return run;
		},
		async takeBack() {
			for (const workflowId of published) await client.unpublish(workflowId);
		},
	};
}

/**
 * Resource/operation of all that n8n's editor offers for a node of this package, sorted.
 * @param {import('../../../tools/n8n/client.mjs').N8nClient} client
 * @param {string} type
 * @returns {Promise<string[]>}
 */
export async function offeredOperations(client, type) {
	const answered = await fetch(`${client.address}/types/nodes.json`, {
		headers: { cookie: client.cookie },
	});
	/** @type {{name: string, properties: Json[]}[]} */
	const nodes = await answered.json();
	const { properties = [] } = nodes.find(({ name }) => name === type) ?? {};
	return (
		properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options }) =>
				options.map((/** @type {{value: string}} */ { value }) => [
					displayOptions.show.resource,
					value,
				]),
			)
			// n8n's own entry for whoever has the credential and no operation.
			.filter(([, value]) => value !== '__CUSTOM_API_CALL__')
			.map(([resource, value]) => `${resource}/${value}`)
			.sort()
	);
}

/** @template {string} Name @param {Record<Name, unknown>} flows */
const namesOf = (flows) => /** @type {Name[]} */ (Object.keys(flows));

/**
 * @param {string} name
 * @param {Flow} flow
 * @param {string} path
 * @param {NodeKind} kind
 */
function laneNodes(name, flow, path, kind) {
	return [
		{
			id: randomUUID(),
			name: `Call ${name}`,
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			position: [0, 0],
			webhookId: path,
			parameters: {
				httpMethod: 'POST',
				path,
				responseMode: 'lastNode',
				responseData: 'allEntries',
			},
		},
		{
			id: randomUUID(),
			name: `Items of ${name}`,
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			position: [200, 0],
			parameters: { fieldToSplitOut: 'body.items' },
		},
		{
			id: randomUUID(),
			name,
			typeVersion: 1,
			position: [400, 0],
			...kind,
			...flow,
		},
	];
}

/** @param {string} name */
const laneConnections = (name) => ({
	[`Call ${name}`]: { main: [[{ node: `Items of ${name}`, type: 'main', index: 0 }]] },
	[`Items of ${name}`]: { main: [[{ node: name, type: 'main', index: 0 }]] },
});

/** @param {Json} execution @param {string} name @returns {Ended} */
function endOf(execution, name) {
	const { runData = {}, error } = execution.data?.resultData ?? {};
	const outputs = runData[name]?.at(-1)?.data?.main ?? [];
	return {
		id: execution.id,
		status: execution.status,
		outputs: outputs.map((/** @type {Item[] | null} */ items) => items ?? []),
		error,
	};
}
