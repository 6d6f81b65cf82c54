import { readFileSync } from 'node:fs';
import { idFrom } from '../kit/ids.mjs';
import { wire } from '../kit/workflow.mjs';

/**
 * n8n's own nodes, as the set uses them.
 * @typedef {import('../kit/workflow.mjs').Node} Node
 * @typedef {import('../kit/workflow.mjs').Position} Position
 * @typedef {Record<string, unknown>} More what else the editor stores of a node, e.g. `executeOnce`
 */

/** @param {string} type @param {number} typeVersion @returns {(name: string, position: Position, parameters?: Record<string, unknown>, more?: More) => Node} */
export const core =
	(type, typeVersion) =>
	(name, position, parameters = {}, more = {}) => ({
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion,
		position,
		parameters,
		...more,
	});

const executeWorkflowTrigger = core('executeWorkflowTrigger', 1.1);
const executeWorkflow = core('executeWorkflow', 1.3);
const set = core('set', 3.4);
const code = core('code', 2);
const filterNode = core('filter', 2.2);
const ifNode = core('if', 2.2);
export const nothing = core('noOp', 1);

/** One after the other, each by its first output. @param {...string} names */
export const line = (...names) =>
	names.slice(1).flatMap((name, index) => wire(names[index] ?? '', name));

/** Where a workflow that others call begins: it takes their items as they are. @param {Position} position */
export const whenCalled = (position) =>
	executeWorkflowTrigger('When Called', position, { inputSource: 'passthrough' });

/**
 * Calls another workflow of the set and waits for it.
 * @param {string} name
 * @param {Position} position
 * @param {{ id: string, name: string }} workflow
 * @param {More} [more]
 */
export const call = (name, position, workflow, more) =>
	callBy(
		name,
		position,
		{ mode: 'list', value: workflow.id, cachedResultName: workflow.name },
		more,
	);

/** @param {string} name @param {Position} position @param {Record<string, unknown>} workflowId @param {More} [more] */
export const callBy = (name, position, workflowId, more) =>
	executeWorkflow(
		name,
		position,
		{
			workflowId: { __rl: true, ...workflowId },
			workflowInputs: { mappingMode: 'defineBelow', value: {}, matchingColumns: [], schema: [] },
			mode: 'once',
			options: {},
		},
		more,
	);

/** Edit Fields whose whole item is this expression. @param {string} name @param {Position} position @param {string} json @param {More} [more] */
export const setItem = (name, position, json, more) =>
	set(name, position, { mode: 'raw', jsonOutput: json, options: {} }, more);

/**
 * A Code node that runs once for all items: functions of workflows/noPlayLost/code, tested by themselves, and a last line.
 * @param {string} name
 * @param {Position} position
 * @param {string[]} files
 * @param {string} main
 * @param {More} [more]
 */
export const codeOf = (name, position, files, main, more) =>
	code(name, position, { jsCode: [...files.map(sourceOf), main].join('\n\n') }, more);

/** @param {string} file */
const sourceOf = (file) =>
	readFileSync(new URL(`code/${file}`, import.meta.url), 'utf8')
		.replace(/^export /gm, '')
		.trim();

/** @param {string} leftValue an expression that is true or false */
const isTrue = (leftValue) => ({
	conditions: {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
		combinator: 'and',
		conditions: [
			{
				id: idFrom(leftValue),
				leftValue,
				rightValue: '',
				operator: { type: 'boolean', operation: 'true', singleValue: true },
			},
		],
	},
});

/** @param {string} name @param {Position} position @param {string} expression */
export const keepIf = (name, position, expression) =>
	filterNode(name, position, { ...isTrue(expression), options: {} });

/** @param {string} name @param {Position} position @param {string} expression */
export const whether = (name, position, expression) =>
	ifNode(name, position, { ...isTrue(expression), options: {} });

/** A rule of a Switch. @param {string} outputKey @param {string} expression that is true or false */
export const ruleIf = (outputKey, expression) => ({
	outputKey,
	renameOutput: true,
	...isTrue(expression),
});
