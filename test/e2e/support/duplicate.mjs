import { randomUUID } from 'node:crypto';

/**
 * @typedef {import('../../../tools/n8n/workflow.mjs').Workflow} Workflow
 * @typedef {Record<string, { main: { node: string, type: string, index: number }[][] }>} Wires
 */

/**
 * What the editor makes of *Duplicate* on a node, wired into its line behind it.
 * @param {Workflow} workflow
 * @param {string} name of the node
 * @param {(node: Workflow['nodes'][number]) => Partial<Workflow['nodes'][number]>} change what is set in the duplicate
 * @returns {Workflow}
 */
export function withDuplicate({ nodes, connections, ...rest }, name, change) {
	const node = nodes.find((each) => each.name === name);
	if (!node) throw new Error(`No node is called ${name}`);
	const duplicate = `${name}1`;
	const wires = /** @type {Wires} */ (connections);
	return {
		...rest,
		nodes: [...nodes, { ...node, ...change(node), id: randomUUID(), name: duplicate }],
		connections: {
			...wires,
			[name]: { main: [[{ node: duplicate, type: 'main', index: 0 }]] },
			[duplicate]: wires[name],
		},
	};
}
