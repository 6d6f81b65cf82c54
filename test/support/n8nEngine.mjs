import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workflow } from 'n8n-workflow/dist/esm/index.js';
import { straysIn } from './outputs.mjs';

// n8n-core keeps a key file in its folder as soon as it is loaded; not in the home of whoever runs the tests.
process.env.N8N_USER_FOLDER = join(tmpdir(), 'n8n-nodes-scrobble-unit');
process.env.N8N_ENCRYPTION_KEY ??= 'only-for-tests';
process.env.N8N_LOG_LEVEL ??= 'silent';

await import('./patientPatterns.mjs');
const { ExecutionLifecycleHooks, WorkflowExecute } = await import('n8n-core');

/**
 * Runs one node in n8n's own engine between a node that gives `items` and two that take its outputs, so that a test
 * sees what the next node sees and not only what `execute` returned. `binary` are files that the first item carries;
 * `asking` is an expression of the nodes behind it, whose value is `said` in their items.
 *
 * @param {{
 *   nodeType: import('n8n-workflow').INodeType,
 *   items: import('n8n-workflow').IDataObject[],
 *   binary?: import('n8n-workflow').IBinaryKeyData,
 *   node?: Partial<import('n8n-workflow').INode>,
 *   additionalData?: Record<string, unknown>,
 *   asking?: string,
 * }} given
 */
export async function runInEngine({
	nodeType,
	items,
	binary,
	node = {},
	additionalData = {},
	asking,
}) {
	/** @type {import('n8n-workflow').INodeType} */
	const source = {
		description: stand('source'),
		async execute() {
			return [items.map((json, index) => (binary && index === 0 ? { json, binary } : { json }))];
		},
	};
	/** @type {import('n8n-workflow').INodeType} */
	const sink = {
		description: stand('sink'),
		async execute() {
			const input = this.getInputData();
			if (asking === undefined) return [input];
			return [
				input.map((item, index) => ({
					...item,
					json: { ...item.json, said: this.evaluateExpression(asking, index) },
				})),
			];
		},
	};
	/** @type {string[]} */
	const strays = [];
	/** @type {Record<string, import('n8n-workflow').INodeType>} */
	const types = { source, sink, tested: watched(nodeType, strays) };
	/** @type {import('n8n-workflow').INodeTypes} */
	const nodeTypes = {
		getByName: (name) => known(types, name),
		getByNameAndVersion: (name) => known(types, name),
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({
		id: 'workflow',
		active: false,
		nodes: [
			place('Source', 'source'),
			{ ...place('Tested', 'tested'), ...node },
			place('Regular', 'sink'),
			place('Failed', 'sink'),
		],
		connections: {
			Source: { main: [to('Tested')] },
			Tested: { main: [to('Regular'), to('Failed')] },
		},
		nodeTypes,
		settings: { executionOrder: 'v1' },
	});
	/** @type {any} what n8n assembles at run time is not to be had from outside */
	const environment = {
		hooks: new ExecutionLifecycleHooks('webhook', '1', /** @type {any} */ ({})),
		currentNodeExecutionIndex: 0,
		executionId: '1',
		webhookWaitingBaseUrl: 'http://localhost:5678/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost:5678/form-waiting',
		instanceBaseUrl: 'http://localhost:5678/',
		restApiUrl: 'http://localhost:5678/rest',
		variables: {},
		...additionalData,
	};
	const { data } = await new WorkflowExecute(environment, 'webhook').run({
		workflow,
		startNode: workflow.getNode('Source') ?? undefined,
	});
	if (strays.length > 0) throw new Error(strays.join('\n'));
	const { runData, error, metadata } = data.resultData;
	const arrived = (/** @type {string} */ name) => runData[name]?.[0]?.data?.main?.[0] ?? [];
	return {
		regular: arrived('Regular'),
		failed: arrived('Failed'),
		outputs: runData.Tested?.[0]?.data?.main ?? [],
		error,
		customData: metadata ?? {},
		hints: runData.Tested?.[0]?.hints ?? [],
	};
}

/** The node, with what it gives outside of its schema put aside. @param {import('n8n-workflow').INodeType} nodeType @param {string[]} strays */
function watched(nodeType, strays) {
	const { execute } = nodeType;
	if (!execute) return nodeType;
	/** @type {import('n8n-workflow').INodeType} */
	const same = Object.create(nodeType);
	same.execute = async function () {
		const given = await execute.call(this);
		if (Array.isArray(given)) strays.push(...straysIn(nodeType, this, given));
		return given;
	};
	return same;
}

/** @param {Record<string, import('n8n-workflow').INodeType>} types @param {string} name */
function known(types, name) {
	const found = types[name];
	if (!found) throw new Error(`No node type ${name}`);
	return found;
}

/** @param {string} name @returns {import('n8n-workflow').INodeTypeDescription} */
const stand = (name) => ({
	displayName: name,
	name,
	group: [],
	version: 1,
	description: '',
	defaults: { name },
	inputs: ['main'],
	outputs: ['main'],
	properties: [],
});

/** @param {string} name @param {string} type @returns {import('n8n-workflow').INode} */
const place = (name, type) => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
});

/** @param {string} node @returns {import('n8n-workflow').IConnection[]} */
const to = (node) => [{ node, type: 'main', index: 0 }];
