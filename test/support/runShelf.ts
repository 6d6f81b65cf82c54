import type {
	AnyOperation,
	BatchContext,
	BatchResult,
	Connection,
	OperationContext,
	OperationResult,
	Resource,
} from '../../nodes/shared/action/operation';
import { runOperations } from '../../nodes/shared/action/run';
import { createServiceClient } from '../../services/http/client';
import { ServiceError } from '../../services/http/serviceError';
import { executeContext } from './executeContext';
import type { ExecuteContextOptions } from './executeContext';

export const notThere = new ServiceError({
	service: 'shelf',
	kind: 'notFound',
	message: 'The shelf has no such book.',
	description: 'Put it there first',
	status: 404,
	attempts: 1,
});

const refusing = createServiceClient({
	service: 'shelf',
	account: 'a',
	send: async () => {
		throw new TypeError('nothing is sent here');
	},
	explain: () => ({ kind: 'refused', message: 'no', description: 'no' }),
});

const READ = { value: 'read', name: 'Read', action: 'Read book', description: '', fields: [] };

/** Runs a node with one resource and one operation, book and read, whose work the test gives. */
export function runShelf(
	execute: (context: OperationContext) => Promise<OperationResult[]>,
	options: ExecuteContextOptions = {},
) {
	return runOperation({ ...READ, execute }, options);
}

/** The same for an operation that takes all items at once. */
export function runWholeShelf(
	executeAll: (context: BatchContext) => Promise<BatchResult[]>,
	options: ExecuteContextOptions = {},
) {
	return runOperation({ ...READ, executeAll }, options);
}

function runOperation(operation: AnyOperation, options: ExecuteContextOptions) {
	const resources: Resource[] = [{ value: 'book', name: 'Book', operations: [operation] }];
	let connections = 0;
	const connect = async (): Promise<Connection> => {
		connections += 1;
		return { destination: 'shelf', account: "Ada's shelf", client: refusing };
	};
	const context = executeContext({
		parameters: { resource: 'book', operation: 'read' },
		...options,
	});
	return {
		...context,
		result: runOperations(context.execute, resources, connect),
		connections: () => connections,
	};
}

/** Two items, of which the second is not there. */
export const TWO_BOOKS = [{ title: 'one' }, { title: 'two' }];
export const secondFails = async ({ item }: OperationContext): Promise<OperationResult[]> => {
	if (item.title === 'two') throw notThere;
	return [{ json: { read: item.title } }];
};
