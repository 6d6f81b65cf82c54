/**
 * What the person can expect: `retry` later works by itself, `notFound` at the service (maybe not yet),
 * `reconnect` needs a new sign-in, `refused` will be refused again until something is changed.
 */
export type ServiceErrorKind = 'retry' | 'notFound' | 'reconnect' | 'refused';

export interface ServiceErrorDetails {
	service: string;
	kind: ServiceErrorKind;
	/** What happened, in one sentence. */
	message: string;
	/** What to do now. */
	description: string;
	/** HTTP status of the last answer; absent where there was none. */
	status?: number;
	/** Milliseconds until the service wants to be asked again. */
	retryAfterMs?: number;
	/** How often the request was sent; 0 where it was refused before sending. */
	attempts?: number;
}

/** The one way in which a service says that something did not work. Holds no request, so no secret either. */
export class ServiceError extends Error {
	readonly service: string;
	readonly kind: ServiceErrorKind;
	readonly description: string;
	readonly status?: number;
	readonly retryAfterMs?: number;
	readonly attempts: number;

	constructor(details: ServiceErrorDetails) {
		super(details.message);
		this.name = 'ServiceError';
		this.service = details.service;
		this.kind = details.kind;
		this.description = details.description;
		this.status = details.status;
		this.retryAfterMs = details.retryAfterMs;
		this.attempts = details.attempts ?? 0;
	}
}

/** True for a `ServiceError` of that kind: what a caller may handle instead of passing on. */
export function isServiceError(error: unknown, kind?: ServiceErrorKind): error is ServiceError {
	return error instanceof ServiceError && (kind === undefined || error.kind === kind);
}

/** For the other end of a promise: the `ServiceError` that it was rejected with as a value; anything else goes on. */
export function asServiceError(error: unknown): ServiceError {
	if (isServiceError(error)) return error;
	throw error;
}
