import type { IBinaryData, INode, INodeParameters } from 'n8n-workflow';

import type {
	TriggerContext,
	TriggerReply,
	TriggerRequest,
} from '../../nodes/shared/trigger/request/triggerContext';

export const TOKEN = ['living', 'room', 'token', '0001'].join('-');

export interface Delivery {
	/** Node parameters; those left out have the defaults that `parameters` in the test gives. */
	parameters?: Record<string, unknown>;
	/** The same as they are written in the workflow, before expressions have their values. */
	written?: INodeParameters;
	/** The credential's fields; `undefined` is a node without a credential. */
	credential?: { token: string } | undefined;
	/** Of a credential that n8n has stored; left out, nothing is remembered of it. */
	credentialId?: string;
	query?: Record<string, unknown>;
	headers?: Record<string, string>;
	body?: string | Buffer;
	/** Set for a request that n8n has parsed already. */
	parsedBody?: unknown;
	/** What reading the body ends with, instead of the body. */
	unreadable?: unknown;
	workflowId?: string;
	/** Left out, each delivery is to a node of its own, which remembers nothing. */
	nodeId?: string;
	mode?: 'webhook' | 'manual';
}

/** A stand-in for n8n's webhook context, and what came out of it. */
export interface FakeWebhook {
	context: TriggerContext;
	/** The answer that the trigger wrote itself, if it did. */
	answered: { status?: number; json?: object };
	/** Every line that would be in n8n's log. */
	logged: string[];
	/** Every picture that would be in n8n's storage. */
	stored: Array<{ name?: string; type?: string; bytes: number }>;
	/** How often the body was read. */
	reads: number;
	/** How often the credential was opened. */
	opened: number;
}

let nodes = 0;

export function fakeWebhook(delivery: Delivery): FakeWebhook {
	nodes += 1;
	const nodeId = delivery.nodeId ?? `node-of-its-own-${nodes}`;
	const request: TriggerRequest = {
		query: delivery.query ?? {},
		// A request without a length has no body: HTTP has no other way to say that it has one.
		headers: {
			'content-length': String(Buffer.from(delivery.body ?? '').length),
			...delivery.headers,
		},
		...('parsedBody' in delivery ? { body: delivery.parsedBody } : {}),
		async readRawBody() {
			fake.reads += 1;
			if (delivery.unreadable !== undefined) throw delivery.unreadable;
			request.rawBody = Buffer.from(delivery.body ?? '');
		},
	};
	const reply: TriggerReply = {
		status(code) {
			fake.answered.status = code;
			return reply;
		},
		json(body) {
			fake.answered.json = body;
			return reply;
		},
	};
	const fake: FakeWebhook = {
		answered: {},
		logged: [],
		stored: [],
		reads: 0,
		opened: 0,
		context: {
			logger: {
				warn: (line) => void fake.logged.push(line),
				error: (line) => void fake.logged.push(line),
			},
			helpers: {
				async prepareBinaryData(content, name, type): Promise<IBinaryData> {
					const bytes = Buffer.isBuffer(content) ? content.length : NaN;
					fake.stored.push({ name, type, bytes });
					return { data: 'stored', mimeType: type ?? '', fileName: name };
				},
			},
			getNodeParameter(name, fallback) {
				const { parameters = {} } = delivery;
				return name in parameters ? parameters[name] : fallback;
			},
			async getCredentials(type) {
				fake.opened += 1;
				const credential = 'credential' in delivery ? delivery.credential : { token: TOKEN };
				if (credential && type === 'mediaServerWebhookTokenApi') return credential;
				throw new TypeError('Node does not have any credentials set');
			},
			getRequestObject: () => request,
			getResponseObject: () => reply,
			getNode: () => ({
				...node(nodeId, delivery.credentialId),
				parameters: delivery.written ?? {},
			}),
			getWorkflow: () => ({ id: delivery.workflowId ?? 'workflow-1', active: true }),
			getMode: () => delivery.mode ?? 'webhook',
		},
	};
	return fake;
}

const node = (id: string, credentialId?: string): INode => ({
	id,
	name: 'Somebody’s Trigger',
	type: 'n8n-nodes-scrobble.plexTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	...(credentialId === undefined
		? {}
		: { credentials: { mediaServerWebhookTokenApi: { id: credentialId, name: 'Token' } } }),
});

export interface FormPart {
	name: string;
	content: string | Buffer;
	type?: string;
	fileName?: string;
}

export const BOUNDARY = '------------------------5c0bb1e';

/** A multipart body as Plex writes it, with a content type on each part. */
export function multipart(...parts: FormPart[]): Buffer {
	const written = parts.flatMap(({ name, content, type, fileName }) => [
		`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"`,
		fileName === undefined ? '' : `; filename="${fileName}"`,
		type === undefined ? '\r\n\r\n' : `\r\nContent-Type: ${type}\r\n\r\n`,
		content,
		'\r\n',
	]);
	return Buffer.concat([...written, `--${BOUNDARY}--\r\n`].map((piece) => Buffer.from(piece)));
}

export const MULTIPART = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };

/** The defaults of a node's parameters, as n8n fills them in for a workflow that sets none. */
export function defaultsOf(
	properties: ReadonlyArray<{ name: string; default: unknown }>,
): Record<string, unknown> {
	return Object.fromEntries(properties.map((property) => [property.name, property.default]));
}
