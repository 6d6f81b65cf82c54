import type {
	ICredentialDataDecryptedObject,
	INode,
	IWebhookFunctions,
	IWorkflowMetadata,
	Logger,
	WorkflowExecuteMode,
} from 'n8n-workflow';

/** What a trigger uses of n8n while it answers a request; n8n's `IWebhookFunctions` has all of it. */
export interface TriggerContext {
	logger: Pick<Logger, 'warn' | 'error'>;
	helpers: Pick<IWebhookFunctions['helpers'], 'prepareBinaryData'>;
	getNodeParameter(name: string, fallback: unknown): unknown;
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
	getRequestObject(): TriggerRequest;
	getResponseObject(): TriggerReply;
	getNode(): INode;
	getWorkflow(): IWorkflowMetadata;
	getMode(): WorkflowExecuteMode;
}

/** The part of n8n's request object that is read. */
export interface TriggerRequest {
	query: unknown;
	headers: Record<string, string | string[] | undefined>;
	/** Set where n8n has parsed the body itself. */
	body?: unknown;
	rawBody?: Buffer;
	/** Fills `rawBody`: unpacks gzip and deflate, and stops at `N8N_PAYLOAD_SIZE_MAX` (16 MB). */
	readRawBody(): Promise<void>;
}

export interface TriggerReply {
	status(code: number): TriggerReply;
	json(body: object): unknown;
}

/** An object whose properties may be looked at, one by one. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Why a request gets no execution: the status and the one sentence that are answered. */
export class Refusal extends Error {
	constructor(
		readonly status: 400 | 401 | 413 | 503,
		sentence: string,
	) {
		super(sentence);
		this.name = 'Refusal';
	}
}
