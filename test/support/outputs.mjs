import { existsSync, readFileSync } from 'node:fs';
import { outside } from '../../tools/reference/shape.mjs';

const house = new URL('../../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', house), 'utf8'));

/** The folder of each node of this package, by its class: a test has other nodes that only bear the name of one. @type {Record<string, string>} */
const FOLDERS = Object.fromEntries(
	manifest.n8n.nodes.map((/** @type {string} */ path) => {
		const [, folder = '', name = ''] = /^dist\/(nodes\/.+)\/(\w+)\.node\.js$/.exec(path) ?? [];
		return [name, folder];
	}),
);

/** Parameters that choose another form of what is given, and what they are by default. @type {[name: string, value: unknown][]} */
const DEFAULT_FORM = [
	['simplify', true],
	['output', 'watchEvents'],
];

/**
 * Runs a node as n8n does, and fails when something that it gives is not inside the schema of its operation.
 * @param {import('n8n-workflow').INodeType} node
 * @param {import('n8n-workflow').IExecuteFunctions} context
 */
export async function executed(node, context) {
	if (!node.execute) throw new TypeError(`${node.description.name} is no action node`);
	const given = await node.execute.call(context);
	const outputs = Array.isArray(given) ? given : [];
	const strays = straysIn(node, context, outputs);
	if (strays.length > 0) throw new Error(strays.join('\n'));
	return outputs;
}

/**
 * Where what a node has given is not inside the schema of its operation: in the form that it gives by default, through its
 * first output, for n8n knows one schema for each operation.
 * @param {import('n8n-workflow').INodeType} node
 * @param {import('n8n-workflow').IExecuteFunctions} context
 * @param {import('n8n-workflow').INodeExecutionData[][]} outputs
 */
export function straysIn(node, context, [given = []]) {
	const folder = FOLDERS[node.constructor.name];
	if (folder === undefined) return [];
	const items = given.filter(({ json, pairedItem }) => {
		if (['error', 'message', 'details'].every((key) => key in json)) return false;
		const item = typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : 0;
		return DEFAULT_FORM.every(
			([name, value]) => context.getNodeParameter(name, item, value) === value,
		);
	});
	if (items.length === 0) return [];
	const operation = ['resource', 'operation'].map((name) => context.getNodeParameter(name, 0));
	const schema = schemaIn(`${folder}/__schema__/v1.0.0/${operation.join('/')}.json`);
	return items.flatMap(({ json }) =>
		// As it goes into n8n's database and on to the next node.
		outside(schema, JSON.parse(JSON.stringify(json))).map((stray) => operation.join('/') + stray),
	);
}

/** @param {string} file @returns {import('../../tools/reference/shape.mjs').Shape} */
function schemaIn(file) {
	const url = new URL(file, house);
	// Nothing is inside of a schema that is not there: tools/reference/outputs, and npm run schemas.
	return existsSync(url)
		? JSON.parse(readFileSync(url, 'utf8'))
		: { type: 'object', properties: {} };
}
