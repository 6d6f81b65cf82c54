import { randomUUID } from 'node:crypto';

/**
 * @typedef {{id?: string, name: string, type: string, credentials?: Record<string, {id: string, name: string}>, webhookId?: string, parameters?: Record<string, unknown>}} WorkflowNode
 * @typedef {Record<string, unknown> & {nodes: WorkflowNode[]}} Workflow
 */

/** @param {WorkflowNode} node */
const listens = ({ type }) => type.startsWith('n8n-nodes-scrobble.') && type.endsWith('Trigger');

/** @param {WorkflowNode} node */
const hasAddress = (node) => listens(node) || node.type === 'n8n-nodes-base.formTrigger';

/**
 * A template ships without webhook ids, because one that ships is public; the editor makes them up on import, and
 * so does this.
 * @param {Record<string, any>} workflow
 * @returns {Workflow}
 */
export function withWebhookIds(workflow) {
	const nodes = workflow.nodes.map((/** @type {WorkflowNode} */ node) =>
		hasAddress(node) ? { webhookId: randomUUID(), ...node } : node,
	);
	return { ...workflow, nodes };
}

/**
 * @param {Workflow} workflow
 * @param {Record<string, Record<string, {id: string, name: string}>>} byNodeName credential type → credential, per node
 * @returns {Workflow}
 */
export function withCredentials(workflow, byNodeName) {
	return {
		...workflow,
		nodes: workflow.nodes.map((node) => ({
			...node,
			credentials: byNodeName[node.name] ?? node.credentials,
		})),
	};
}

/**
 * Where a trigger of a published workflow listens.
 * @param {string} address n8n's own
 * @param {Workflow} workflow
 * @param {string} nodeName
 * @param {string} path as the node's description names it
 */
export function webhookAddress(address, workflow, nodeName, path) {
	const id = workflow.nodes.find(({ name }) => name === nodeName)?.webhookId;
	if (!id) throw new Error(`${nodeName} has no webhook id`);
	return `${address}/webhook/${id}/${path}`;
}

/**
 * Writes a household's people into every trigger.
 * @param {Workflow} workflow
 * @param {{name: string, match: string}[]} entries in the order of the outputs
 * @returns {Workflow}
 */
export function withPeople(workflow, entries) {
	const nodes = workflow.nodes.map((node) =>
		listens(node) ? { ...node, parameters: { ...node.parameters, people: { entries } } } : node,
	);
	return { ...workflow, nodes };
}
