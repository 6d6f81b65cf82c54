import { idFrom } from './ids.mjs';

/**
 * @typedef {[number, number]} Position of a node's upper left corner, in the canvas's pixels
 * @typedef {{
 *   name: string, type: string, typeVersion: number, position: Position, parameters: Record<string, unknown>,
 *   onError?: 'continueErrorOutput' | 'continueRegularOutput',
 * } & Record<string, unknown>} Node as the editor stores it, without its id
 * @typedef {[from: string, to: string, output?: number, input?: number]} Wire by the nodes' names; output 0 unless told
 * @typedef {{ nodes: Node[], wires: Wire[] }} Part of a workflow
 */

/** Every execution is kept: the log is the sync history. */
const SETTINGS = {
	executionOrder: 'v1',
	saveDataSuccessExecution: 'all',
	saveDataErrorExecution: 'all',
	saveManualExecutions: true,
};

/**
 * A workflow as n8n imports it, with nobody's ids in it: those of its nodes come from its name and theirs.
 * @param {{ name: string, settings?: Record<string, unknown> }} about
 * @param {...(Part | Node)} parts in the order in which they lie on the canvas, the lowest first
 */
export function workflow({ name, settings = {} }, ...parts) {
	const nodes = parts.flatMap((part) => (isPart(part) ? part.nodes : [part]));
	const wires = parts.flatMap((part) => (isPart(part) ? part.wires : []));
	const names = new Set(nodes.map((node) => node.name));
	if (names.size < nodes.length) throw new Error(`${name}: two nodes have one name`);
	const stranger = wires.flatMap(([from, to]) => [from, to]).find((end) => !names.has(end));
	if (stranger !== undefined) throw new Error(`${name}: no node is called ${stranger}`);
	return {
		name,
		nodes: nodes.map((node) => ({ id: idFrom(`${name}/${node.name}`), ...node })),
		connections: connections(wires),
		settings: { ...SETTINGS, ...settings },
	};
}

/** @param {Part | Node} part @returns {part is Part} */
const isPart = (part) => 'wires' in part;

/** @param {Wire[]} wires */
function connections(wires) {
	/** @type {Record<string, { main: { node: string, type: 'main', index: number }[][] }>} */
	const found = {};
	for (const [from, to, output = 0, input = 0] of wires) {
		const { main } = (found[from] ??= { main: [] });
		while (main.length <= output) main.push([]);
		main[output]?.push({ node: to, type: 'main', index: input });
	}
	return found;
}

/**
 * The same from several nodes to one, or from one to several.
 * @param {string | string[]} from
 * @param {string | string[]} to
 * @param {number} [output]
 * @returns {Wire[]}
 */
export const wire = (from, to, output = 0) =>
	[from]
		.flat()
		.flatMap((one) => [to].flat().map((other) => /** @type {Wire} */ ([one, other, output])));

/** As the files in templates/ are written. @param {unknown} json */
export const asFile = (json) => `${JSON.stringify(json, null, '\t')}\n`;
