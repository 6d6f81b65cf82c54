import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { tagExecution } from './executionTags';
import { failedItem, failureOf, itemOfFailure, nodeErrorOf } from './failure';
import type { AnyOperation, BatchResult, Connection, Resource } from './operation';
import { parametersOf } from './parameters';
import type { Parameters } from './parameters';
import { isN8n1, markFailed } from './sending/olderN8n';
import { UnusableInput } from './unusableInput';

/**
 * Notes in the node's own context, where expressions behind it find it as `$input.context.hasBegun`, that it was started. A
 * node that is switched off passes items on just as n8n does for one that throws; this tells the two apart.
 */
export function markBegun(execute: IExecuteFunctions): void {
	note(execute, { hasBegun: true, hasEnded: false });
}

/** Notes that it came to its end. One that has begun and not ended has thrown, also where nothing that came in shows it. */
export function markEnded(execute: IExecuteFunctions): void {
	note(execute, { hasEnded: true });
}

function note(execute: IExecuteFunctions, marks: Record<string, boolean>): void {
	try {
		Object.assign(execute.getContext('node'), marks);
	} catch {
		// Where n8n keeps no context nobody asks for it either, and nothing may be thrown here.
	}
}

function operationIn<Connected extends Connection>(
	resources: Array<Resource<Connected>>,
	parameters: Parameters,
): AnyOperation<Connected> | undefined {
	return resources
		.find(({ value }) => value === parameters.text('resource'))
		?.operations.find(({ value }) => value === parameters.text('operation'));
}

function noSuchOperation(parameters: Parameters): UnusableInput {
	return new UnusableInput(
		`This node has no operation "${parameters.text('operation')}" for "${parameters.text('resource')}"`,
		'Choose a resource and an operation in the node.',
	);
}

/** What is thrown befalls every item that was worked on: each is told, for each may have to be tried again by itself. */
async function resultsOf(
	itemIndexes: number[],
	work: () => Promise<BatchResult[]>,
): Promise<BatchResult[]> {
	try {
		return await work();
	} catch (failure) {
		return itemIndexes.map((itemIndex) => ({ itemIndex, failure }));
	}
}

/** All items in one piece, or one by one. No expression can change the operation: the first item's is every item's. */
function workedOnTogether<Connected extends Connection>(
	resources: Array<Resource<Connected>>,
	execute: IExecuteFunctions,
	itemIndexes: number[],
): number[][] {
	const oneByOne = itemIndexes.map((itemIndex) => [itemIndex]);
	if (itemIndexes.length === 0) return [];
	try {
		const operation = operationIn(resources, parametersOf(execute, 0));
		return operation && 'executeAll' in operation ? [itemIndexes] : oneByOne;
	} catch {
		// Each item then says itself what cannot be read.
		return oneByOne;
	}
}

/**
 * Runs the chosen operation for every incoming item, or once for all of them if it takes them so. A node that is set
 * to continue gives what did not get through as an item of its own; otherwise the first such item ends the run (of all
 * at once: after the others). n8n's Retry On Fail then starts again with all items, which is safe only because a
 * destination takes the same play twice without counting it twice, and the same removal twice without a second play going.
 */
export async function runOperations<Connected extends Connection>(
	execute: IExecuteFunctions,
	resources: Array<Resource<Connected>>,
	connect: (execute: IExecuteFunctions) => Promise<Connected>,
): Promise<INodeExecutionData[][]> {
	markBegun(execute);
	const node = execute.getNode();
	const items = execute.getInputData().map(({ json }) => json);
	const toErrorOutput = node.onError === 'continueErrorOutput';
	const produced: INodeExecutionData[][] = [[]];
	// A node is named as its service, also where the connection to it could not be made: "n8n-nodes-scrobble.tvTime".
	const destination = node.type.split('.').at(-1)?.toLowerCase();
	let connection: Connected | undefined;

	const isCancelled = () => execute.getExecutionCancelSignal()?.aborted ?? false;
	const connected = async () => {
		connection ??= await connect(execute);
		const tags = (all: Record<string, string>) => tagExecution(execute, all);
		return { ...connection, tagExecution: tags };
	};
	const produce = (result: BatchResult) => {
		const { itemIndex } = result;
		if ('json' in result) {
			produced[result.output ?? 0]?.push({ json: result.json, pairedItem: { item: itemIndex } });
			return;
		}
		const failure = failureOf(result.failure);
		if (isCancelled() || !execute.continueOnFail()) throw nodeErrorOf(node, failure, itemIndex);
		const incoming = { json: items[itemIndex] ?? {}, itemIndex, toErrorOutput };
		const item = itemOfFailure(
			() => failedItem(failure, connection ?? { destination }, incoming, result.event),
			itemIndex,
		);
		const isMarked = toErrorOutput && isN8n1(execute);
		produced[0]?.push(isMarked ? markFailed(item, nodeErrorOf(node, failure, itemIndex)) : item);
	};

	for (const itemIndexes of workedOnTogether(resources, execute, [...items.keys()])) {
		const results = await resultsOf(itemIndexes, async () => {
			const [itemIndex = 0] = itemIndexes;
			const parameters = parametersOf(execute, itemIndex);
			const operation = operationIn(resources, parameters);
			if (!operation) throw noSuchOperation(parameters);
			const context = { ...(await connected()), parameters };
			if ('executeAll' in operation) {
				while (produced.length < (operation.outputs ?? 1)) produced.push([]);
				return await operation.executeAll({ ...context, items, isCancelled });
			}
			const done = await operation.execute({ ...context, item: items[itemIndex] ?? {} });
			return done.map((result) => ({ ...result, itemIndex }));
		});
		results.sort((one, other) => one.itemIndex - other.itemIndex).forEach(produce);
	}
	markEnded(execute);
	return produced;
}
