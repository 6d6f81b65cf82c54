import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import type { WatchEvent } from '../../../media';
import type { FailureCode } from '../../../services/http/failures';
import { MOST_RETRY_AFTER_MS } from '../../../services/http/retry';
import { ServiceError } from '../../../services/http/serviceError';
import type { Candidate } from '../../../services/http/serviceError';
import type { Connection } from './operation';
import { isRecord } from './record';
import { UnusableInput } from './unusableInput';

/** Why an item did not get through, whoever noticed it: the service, the parameters or n8n itself. */
export interface Failure {
	/** What happened. */
	reason: string;
	whatToDo: string;
	/** What the error branch sorts by: later again, not found there, unsure which is meant, reconnect the account, never as it is. */
	kind: ServiceError['kind'];
	/** What exactly it is (docs/outcomes.md). */
	code: FailureCode;
	/** HTTP status, where the service answered with one. */
	statusCode?: number;
	attempts?: number;
	retryAfterMs?: number;
	/** Of which one is meant, where several may be. */
	candidates?: Candidate[];
}

/** When to try again where the service named no time: soon, and not so soon that the same outage is met again. */
const NEXT_TRY_MS = 5 * 60_000;

const STOPPED = 'The operation stopped';
const UNEXPECTED = 'Run the execution again; if it stays like this, report it with the text above.';

export function failureOf(thrown: unknown): Failure {
	if (thrown instanceof ServiceError) {
		return {
			reason: thrown.message,
			whatToDo: thrown.description,
			kind: thrown.kind,
			code: thrown.code,
			statusCode: thrown.status,
			attempts: thrown.attempts,
			retryAfterMs: thrown.retryAfterMs,
			candidates: thrown.candidates,
		};
	}
	if (thrown instanceof UnusableInput) {
		return {
			reason: thrown.message,
			whatToDo: thrown.description,
			kind: 'refused',
			code: 'unusableInput',
		};
	}
	// n8n's own, e.g. an expression that cannot be resolved.
	const { message, description } = isRecord(thrown) ? thrown : {};
	return {
		reason: typeof message === 'string' && message !== '' ? message : STOPPED,
		whatToDo: typeof description === 'string' && description !== '' ? description : UNEXPECTED,
		kind: 'refused',
		code: 'unexpected',
	};
}

/**
 * The failure as its item: where even that cannot be built, as one of few words. Nothing may be thrown here, for n8n would
 * pass the incoming item on through the first output as if it had worked.
 */
export function itemOfFailure(build: () => INodeExecutionData, itemIndex: number) {
	try {
		return build();
	} catch {
		const reason = STOPPED;
		const code: FailureCode = 'unexpected';
		const details = { status: 'failed', kind: 'refused', code, reason, whatToDo: UNEXPECTED };
		const json = { error: reason, message: `${reason}. ${UNEXPECTED}`, details };
		return { json, pairedItem: { item: itemIndex } };
	}
}

/** For a node that is set to stop. Built from texts alone, so that no request and no token hangs on it. */
export function nodeErrorOf(node: INode, failure: Failure, itemIndex?: number) {
	const { reason: message, whatToDo: description, statusCode } = failure;
	if (statusCode === undefined && failure.kind === 'refused') {
		return new NodeOperationError(node, message, { description, itemIndex });
	}
	return new NodeApiError(
		node,
		{ message, description },
		{
			message,
			description,
			itemIndex,
			...(statusCode === undefined ? {} : { httpCode: String(statusCode) }),
		},
	);
}

/** A sentence without what ends it; not by a pattern, which would take long over a service's long text. */
function withoutStop(sentence: string): string {
	let end = sentence.length;
	while (end > 0 && '. \n\t'.includes(sentence.charAt(end - 1))) end -= 1;
	return sentence.slice(0, end);
}

function definedOnly(values: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/**
 * For a node that is set to continue. n8n 2.41 gives an item to the error output if it has `item.error`, but then
 * replaces its json by `{ error: message }`; or if its json has no keys but error, message and details, and then
 * joins it with the incoming item's json (WorkflowExecute: handleNodeErrorOutput, normalizeNodeErrors). Only the
 * second way keeps the watch event, so what the branch needs is in `details`. For n8n 1 see olderN8n.ts.
 */
export function failedItem(
	failure: Failure,
	{ destination, account }: Partial<Connection>,
	incoming: { json: IDataObject; itemIndex: number; toErrorOutput: boolean },
	event?: WatchEvent,
): INodeExecutionData {
	const { reason, whatToDo, kind, code, statusCode, attempts } = failure;
	const candidates = failure.candidates?.map(({ ids, ...named }) => ({
		...named,
		ids: { ...ids },
	}));
	const waitMs = failure.retryAfterMs ?? (kind === 'retry' ? NEXT_TRY_MS : undefined);
	const nextTry = Math.min(waitMs ?? 0, MOST_RETRY_AFTER_MS);
	const failed = {
		error: reason,
		message: `${withoutStop(reason)}. ${whatToDo}`,
		details: definedOnly({
			destination,
			account,
			status: 'failed',
			kind,
			code,
			reason,
			whatToDo,
			statusCode,
			attempts,
			candidates,
			nextTryAt: waitMs === undefined ? undefined : new Date(Date.now() + nextTry).toISOString(),
			event,
		}),
	};
	return {
		json: incoming.toErrorOutput ? failed : { ...incoming.json, ...failed },
		pairedItem: { item: incoming.itemIndex },
	};
}
