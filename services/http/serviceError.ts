import { failureCodeOf } from './failures';
import type { FailureCode } from './failures';

/**
 * What the person can expect: `retry` later works by itself, `notFound` at the service (maybe not yet), `ambiguous` where
 * several titles may be meant and none was taken,
 * `reconnect` needs a new sign-in, `refused` will be refused again until something is changed.
 */
export type ServiceErrorKind = 'retry' | 'notFound' | 'ambiguous' | 'reconnect' | 'refused';

/** A title that may be the one that was meant. */
export interface Candidate {
	title: string;
	year?: number;
	season?: number;
	number?: number;
	/** The episode's own title. */
	episode?: string;
	/** By the service's own names of ids. */
	ids: Record<string, string | number>;
}

export interface ServiceErrorDetails {
	service: string;
	kind: ServiceErrorKind;
	/** What exactly it is, for programs; by kind and status when left out. */
	code?: FailureCode;
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
	/** Of which one is meant, where the kind is `ambiguous`. */
	candidates?: Candidate[];
}

/** The one way in which a service says that something did not work. Holds no request, so no secret either. */
export class ServiceError extends Error {
	readonly service: string;
	readonly kind: ServiceErrorKind;
	readonly code: FailureCode;
	readonly description: string;
	readonly status?: number;
	readonly retryAfterMs?: number;
	readonly attempts: number;
	readonly candidates?: Candidate[];

	constructor(details: ServiceErrorDetails) {
		super(details.message);
		this.name = 'ServiceError';
		this.service = details.service;
		this.kind = details.kind;
		this.code = details.code ?? failureCodeOf(details.kind, details.status);
		this.description = details.description;
		this.status = details.status;
		this.retryAfterMs = details.retryAfterMs;
		this.attempts = details.attempts ?? 0;
		this.candidates = details.candidates;
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
