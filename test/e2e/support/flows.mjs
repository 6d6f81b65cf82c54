import { randomUUID } from 'node:crypto';
import { endedExecutions } from './n8n.mjs';

/**
 * @typedef {import('../../../scripts/n8n/client.mjs').Json} Json
 * @typedef {{parameters: Json, onError?: 'continueErrorOutput' | 'continueRegularOutput'}} Flow one Trakt node as
 *   the editor stores it: what has its default is left out
 * @typedef {{json: Json, pairedItem?: {item: number}}} Item
 * @typedef {Awaited<ReturnType<Run>>} Ran
 * @typedef {(items?: Json[]) => Promise<{status: number, answer: Json, ended(): Promise<Ended>}>} Run
 * @typedef {{status: string, outputs: Item[][], error?: Json}} Ended what n8n's execution log says about the Trakt node
 */

/**
 * Publishes one workflow with a lane for each flow: a core webhook, its body's items one by one, and a Trakt node whose
 * items the webhook is answered with.
 * @template {string} Name
 * @param {import('../../../scripts/n8n/client.mjs').N8nClient} client
 * @param {{id: string, name: string}} credential
 * @param {Record<Name, Flow>} flows
 * @returns {Promise<{workflowId: string, run: Record<Name, Run>}>}
 */
export async function publishFlows(client, credential, flows) {
	/** @type {[Name, Flow, string][]} */
	const lanes = namesOf(flows).map((name) => [name, flows[name], randomUUID()]);
	const stored = await client.importWorkflow({
		name: `Flows ${randomUUID()}`,
		settings: { executionOrder: 'v1' },
		nodes: lanes.flatMap(([name, flow, path]) => laneNodes(name, flow, path, credential)),
		connections: Object.assign({}, ...lanes.map(([name]) => laneConnections(name))),
	});
	await client.publish(stored);
	const workflowId = String(stored.id);
	let calls = 0;

	/** @param {Name} name @param {string} path @returns {Run} */
	const runOf =
		(name, path) =>
		async (items = [{}]) => {
			const answered = await fetch(`${client.address}/webhook/${path}`, {
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

/** @template {string} Name @param {Record<Name, unknown>} flows */
const namesOf = (flows) => /** @type {Name[]} */ (Object.keys(flows));

/**
 * @param {string} name
 * @param {Flow} flow
 * @param {string} path
 * @param {{id: string, name: string}} credential
 */
function laneNodes(name, flow, path, credential) {
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
			type: 'n8n-nodes-scrobble.trakt',
			typeVersion: 1,
			position: [400, 0],
			credentials: { traktOAuth2Api: credential },
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
		status: execution.status,
		outputs: outputs.map((/** @type {Item[] | null} */ items) => items ?? []),
		error,
	};
}
