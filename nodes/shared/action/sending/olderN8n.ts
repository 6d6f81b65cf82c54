import { sleep } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';
import { SignInRejected } from '../../../../services/http/exchange';
import type { ServiceAnswer } from '../../../../services/http/exchange';
import { isRecord } from '../record';

/** What n8n 1.123 lacks of what a node is given by n8n 2, and how it comes by the same there. */

/** The first n8n whose nodes have the execution's custom data, 2, is also the first to know `details` of a failure. */
export function isN8n1(execute: IExecuteFunctions): boolean {
	return execute.customData === undefined;
}

/** The execution's custom data. n8n 1 gives a node none, but has it where expressions find it. */
export function customDataOf(
	execute: IExecuteFunctions,
): Pick<IExecuteFunctions['customData'], 'get' | 'set'> {
	if (!isN8n1(execute)) return execute.customData;
	return execute.getWorkflowDataProxy(0).$execution.customData;
}

/**
 * Marks an item as failed for n8n 1, which sends one to the error output only if it has an `error`, or if its json has
 * no keys but error and message (WorkflowExecute: handleNodeErrorOutput). It then copies the item and replaces the json
 * of what still has an `error`: so this one does not go into the copy.
 */
export function markFailed(
	item: INodeExecutionData,
	error: NodeApiError | NodeOperationError,
): INodeExecutionData {
	return Object.defineProperty(item, 'error', { value: error, enumerable: false });
}

/** Milliseconds that another execution may take to renew the same sign-in. */
const RENEWED_ELSEWHERE_MS = 1_500;

/**
 * Sends once more for n8n 1 to renew the sign-in on the way. It throws every status of 400 and more, and leaves of the
 * answer its status and body alone. Of several executions that renew one sign-in at once all but one are refused there:
 * a moment later theirs is the renewed one too.
 */
export async function renewedByN8n1(send: () => Promise<ServiceAnswer>): Promise<ServiceAnswer> {
	const sent = await send().catch((thrown: unknown) => answerIn(thrown));
	if (sent) return sent;
	await sleep(RENEWED_ELSEWHERE_MS);
	return await send().catch((thrown: unknown) => {
		const answer = answerIn(thrown);
		if (answer) return answer;
		// The token endpoint refuses with 400, and n8n 1 does not say whose answer it was.
		if (![400, 401].includes(statusOf(thrown))) throw thrown;
		throw new SignInRejected('The stored sign-in was refused and could not be renewed');
	});
}

/** Sends once for n8n 1 to renew the sign-in on the way: what it throws is the answer, unless the sign-in was refused. */
export async function thrownByN8n1(send: () => Promise<ServiceAnswer>): Promise<ServiceAnswer> {
	return await send().catch((thrown: unknown) => {
		const answer = answerIn(thrown);
		if (answer) return answer;
		throw thrown;
	});
}

const statusOf = (thrown: unknown) => (isRecord(thrown) ? Number(thrown.httpCode) : NaN);

/** The service's own answer, undefined for a sign-in that was not renewed and for no answer at all. */
function answerIn(thrown: unknown): ServiceAnswer | undefined {
	const status = statusOf(thrown);
	if (!isRecord(thrown) || !Number.isInteger(status) || status < 402) return undefined;
	return { status, headers: {}, body: isRecord(thrown.context) ? thrown.context.data : undefined };
}
