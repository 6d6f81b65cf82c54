import type { IDataObject } from 'n8n-workflow';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One request as a service describes it: a path, never an address and never a token. */
export interface ServiceRequest {
	method: HttpMethod;
	path: string;
	query?: Record<string, string | number | boolean | undefined>;
	body?: IDataObject | IDataObject[];
	/** The fields of a form instead of a body, for the few services that take nothing else. */
	form?: Array<[name: string, value: string]>;
	headers?: Record<string, string>;
	/** Sent without a sign-in: for what a service gives anybody, and counts only where somebody has signed in. */
	anonymous?: boolean;
}

/** What the service answered, whatever the status. Header names are lower case. */
export interface ServiceAnswer {
	status: number;
	headers: Record<string, string>;
	/** Parsed JSON, or text where the answer was not JSON (a gateway's HTML page), or '' / undefined for none. */
	body: unknown;
}

/** Why there was no answer at all. `maybeArrived`: the request may have been carried out before the line broke. */
export type NoAnswerCode = 'timeout' | 'connectionLost' | 'tooLarge' | 'unreachable';

export class NoAnswer extends Error {
	constructor(
		readonly code: NoAnswerCode,
		readonly maybeArrived: boolean,
		message: string,
	) {
		super(message);
		this.name = 'NoAnswer';
	}
}

/**
 * `appUnknown`: the service does not take the app behind the credential; `readOnly`: the sign-in may look and write nothing;
 * `refused`: it knows the app, and still says no.
 */
export type SignInRejection = 'notConnected' | 'appUnknown' | 'readOnly' | 'refused';

/** There is no sign-in, or it is no longer accepted and could not be renewed: only a person can reconnect it. */
export class SignInRejected extends Error {
	constructor(
		message: string,
		readonly code: SignInRejection = 'refused',
	) {
		super(message);
		this.name = 'SignInRejected';
	}
}

/**
 * Sends one attempt, within `timeoutMs` from its beginning to the last byte of its answer. Resolves with any HTTP answer. Rejects with `NoAnswer` where there was none and with
 * `SignInRejected` where a 401 survived one refresh of the token. n8n's side of this is nodes/shared/action/sending/sendOnce.ts.
 */
export type SendOnce = (request: ServiceRequest, timeoutMs: number) => Promise<ServiceAnswer>;

/** Time, as far as sending needs it; a test gives one that does not wait. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	sleep(ms: number): Promise<void>;
}
