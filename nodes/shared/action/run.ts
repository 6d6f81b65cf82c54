import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { tagExecution } from './executionTags';
import { failedItem, failureOf, nodeErrorOf } from './failure';
import type { Connection, Operation, OperationResult, Resource } from './operation';
import { parametersOf } from './parameters';
import type { Parameters } from './parameters';
import { UnusableInput } from './unusableInput';

function operationIn<Connected extends Connection>(
	resources: Array<Resource<Connected>>,
	parameters: Parameters,
): Operation<Connected> {
	const resource = parameters.text('resource');
	const operation = parameters.text('operation');
	const found = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
	if (found) return found;
	throw new UnusableInput(
		`This node has no operation "${operation}" for "${resource}"`,
		'Choose a resource and an operation in the node.',
	);
}

/**
 * Runs the chosen operation for every incoming item. A node that is set to continue gives what did not get through
 * as an item of its own; otherwise the first such item ends the run. n8n's Retry On Fail then starts again with all
 * items, which is safe only because a destination takes the same play twice without counting it twice.
 */
export async function runOperations<Connected extends Connection>(
	execute: IExecuteFunctions,
	resources: Array<Resource<Connected>>,
	connect: (execute: IExecuteFunctions) => Promise<Connected>,
): Promise<INodeExecutionData[][]> {
	const node = execute.getNode();
	const toErrorOutput = node.onError === 'continueErrorOutput';
	const produced: INodeExecutionData[] = [];
	// A node is named as its service, also where the connection to it could not be made: "n8n-nodes-scrobble.trakt".
	const destination = node.type.split('.').at(-1);
	let connection: Connected | undefined;

	for (const [itemIndex, { json }] of execute.getInputData().entries()) {
		const fail = (
			thrown: unknown,
			event?: Extract<OperationResult, { event: unknown }>['event'],
		) => {
			const failure = failureOf(thrown);
			const cancelled = execute.getExecutionCancelSignal()?.aborted ?? false;
			if (cancelled || !execute.continueOnFail()) throw nodeErrorOf(node, failure, itemIndex);
			const incoming = { json, itemIndex, toErrorOutput };
			produced.push(failedItem(failure, connection ?? { destination }, incoming, event));
		};

		let results: OperationResult[] = [];
		try {
			const parameters = parametersOf(execute, itemIndex);
			const operation = operationIn(resources, parameters);
			connection ??= await connect(execute);
			results = await operation.execute({
				...connection,
				item: json,
				parameters,
				tagExecution: (tags) => tagExecution(execute, tags),
			});
		} catch (thrown) {
			fail(thrown);
		}
		for (const result of results) {
			if ('failure' in result) fail(result.failure, result.event);
			else produced.push({ json: result.json, pairedItem: { item: itemIndex } });
		}
	}
	return [produced];
}
