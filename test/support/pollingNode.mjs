import { Workflow } from 'n8n-workflow/dist/esm/index.js';
import './n8nEngine.mjs';

const { PollContext, PollTriggerExecutor, TriggersAndPollers } = await import('n8n-core');

/**
 * A published workflow with one polling trigger, polled by n8n-core's own executor. Where n8n keeps what the trigger
 * remembers is repeated here from n8n's trigger-execution-context.factory.js, which is part of no package that the tests
 * install. `memory`, n8n's default: the static data lives in memory and is stored when a poll emits items and when the
 * workflow is published. `durable`: each poll has a copy, which is stored when the poll ends without throwing.
 *
 * @param {{
 *   nodeType: import('n8n-workflow').INodeType,
 *   parameters?: import('n8n-workflow').INodeParameters,
 *   credentials: import('n8n-workflow').INode['credentials'],
 *   credentialsHelper: object,
 *   timezone?: string,
 *   keeping?: 'memory' | 'durable',
 * }} given
 */
export function pollingNode({
	nodeType,
	parameters = {},
	credentials,
	credentialsHelper,
	timezone,
	keeping = 'memory',
}) {
	/** @type {import('n8n-workflow').INode} */
	const node = {
		id: 'poller',
		name: 'Poller',
		type: 'poller',
		typeVersion: 1,
		position: [0, 0],
		parameters: { events: ['watched', 'unwatched'], startWith: 'new', ...parameters },
		credentials,
	};
	let stored = '{}';
	let workflow = newWorkflow();

	function newWorkflow() {
		return new Workflow({
			id: 'workflow',
			active: true,
			nodes: [node],
			connections: {},
			nodeTypes: /** @type {any} */ ({
				getByName: () => nodeType,
				getByNameAndVersion: () => nodeType,
				getKnownTypes: () => ({}),
			}),
			settings: { timezone: timezone ?? 'UTC' },
			staticData: JSON.parse(stored),
		});
	}

	/** @param {import('n8n-workflow').WorkflowExecuteMode} mode */
	function contextOf(mode) {
		/** @type {import('n8n-workflow').INodeExecutionData[][]} */
		const emitted = [];
		/** @type {Error[]} */
		const thrown = [];
		/** @type {any} what n8n assembles at run time is not to be had from outside */
		const additionalData = {
			credentialsHelper,
			instanceBaseUrl: 'http://localhost:5678/',
			restApiUrl: 'http://localhost:5678/rest',
		};
		const inMemory = keeping === 'memory' || mode === 'manual';
		/** @type {any} */
		const copy = JSON.parse(stored);
		const keep = () => {
			stored = JSON.stringify(inMemory ? workflow.staticData : copy);
		};
		const context = new PollContext(
			workflow,
			node,
			additionalData,
			mode,
			'activate',
			(items) => {
				emitted.push(...items);
				keep();
			},
			(error) => {
				thrown.push(error);
			},
			async () => {
				if (!inMemory) keep();
			},
			undefined,
			() => (inMemory ? workflow.getStaticData('node', node) : copy),
		);
		return { context, emitted, thrown, keep };
	}

	/** @param {boolean} isFirst n8n polls once when a workflow is published, and does not publish it if that throws */
	async function run(isFirst) {
		const { context, emitted, thrown, keep } = contextOf('trigger');
		await executor.create(workflow, node, context, () => true)(isFirst);
		if (isFirst && keeping === 'memory') keep();
		if (thrown[0]) throw thrown[0];
		return emitted.flat().map(({ json }) => json);
	}

	return {
		publish: async () => await run(true),
		poll: async () => await run(false),
		/** As the editor's "Fetch Test Event". */
		async fetchTestEvent() {
			const { context } = contextOf('manual');
			const items = (await nodeType.poll?.call(context)) ?? [];
			return items.flat().map(({ json }) => json);
		},
		/** n8n ends without warning and comes up again: it publishes the workflow once more. */
		async restart() {
			workflow = newWorkflow();
			return await run(true);
		},
		/** @param {NonNullable<import('n8n-workflow').INode['credentials']>} others */
		useCredentials(others) {
			node.credentials = others;
		},
		/** What n8n's database holds of it. */
		stored: () => stored,
	};
}

/** @type {any} neither logs nor traces */
const silent = new Proxy(
	{},
	{
		get: (_target, name) => {
			if (name === 'scoped') return () => silent;
			if (name === 'startSpan' || name === 'startNewTraceSpan') return run_;
			return () => ({});
		},
	},
);

/** @param {unknown} _options @param {(span: { setStatus(): void }) => Promise<unknown>} traced */
async function run_(_options, traced) {
	return await traced({ setStatus: () => undefined });
}

const executor = new PollTriggerExecutor(silent, new TriggersAndPollers(), silent, silent);
