import type { Clock, SendOnce, ServiceAnswer, ServiceRequest, SignInRejected } from './exchange';
import type { FailureCode } from './failures';
import type { AnswerForm } from './json';
import type { ServiceErrorKind } from './serviceError';

export interface Explanation {
	kind: ServiceErrorKind;
	/** Where it is closer than kind and status tell. */
	code?: FailureCode;
	message: string;
	description: string;
}

export interface ServiceClientOptions {
	/** The service's key, e.g. `trakt`: ServiceError.service, and half of the pace's key. */
	service: string;
	/** The service's name in texts; the key when left out. */
	name?: string;
	/** Whose writes are paced together: the credential's id. */
	account: string;
	send: SendOnce;
	/** What an answer outside 2xx means at this service; where reads and writes are counted apart, also to what. */
	explain: (answer: ServiceAnswer, to: ServiceRequest) => Explanation;
	/** Answers beside 429 and 5xx that say to come back later with the very same request, and carried nothing out. */
	comesBackLater?: (answer: ServiceAnswer) => boolean;
	/** What a rejected sign-in means at this service, where it has more to say than that it has to be connected again. */
	explainSignIn?: (name: string, rejected: SignInRejected) => Explanation;
	/** Says more about a request that nobody answered, or something other than the service. */
	explainSilence?: (explanation: Explanation) => Explanation;
	/** What to say of a 2xx of another form than the contract's, where the service knows more of who answers in its place. */
	notUnderstood?: Omit<Explanation, 'kind' | 'code'>;
	/** True for an HTML answer that is the service's own after all, not a page of a gateway in front of it. */
	isOwnPage?: (answer: ServiceAnswer) => boolean;
	clock?: Clock;
	/** Milliseconds between two writes of the account; 0 sends them as they come. */
	writeIntervalMs?: number;
	/** Milliseconds between two reads of the account, for a service that counts those too; 0, the default, sends them as they come. */
	readIntervalMs?: number;
	maxAttempts?: number;
	random?: () => number;
}

export interface RequestOptions {
	/** What the body of a 2xx has to be, by the service's contract; anything else is told as not understood. */
	answers: AnswerForm;
	/** Looks whether a write that may have arrived is there: an answer means that it is, undefined that it is not. */
	readBack?: () => Promise<ServiceAnswer | undefined>;
	/**
	 * True for a write that is counted each time it arrives. One that nobody answered in time, and that is not there, may
	 * come yet: it is left to a later run rather than sent again.
	 */
	countsTwice?: boolean;
	/** Statuses beyond 2xx that are returned rather than thrown. */
	accept?: number[];
}

export interface ClientAnswer extends ServiceAnswer {
	attempts: number;
	/** True where an earlier attempt may have been carried out although its answer was lost. */
	afterLostAnswer?: boolean;
}

/** What is written down for good, where other processes and the next one read it too. */
export interface Ledger {
	has(note: string): Promise<boolean>;
	write(...notes: string[]): Promise<void>;
}

export interface ServiceClient {
	service: string;
	/** Whose account it is: the credential's id. What is remembered of one account is no other's. */
	account: string;
	clock: Clock;
	/** Absent where nothing can be kept beyond this process. */
	ledger?: Ledger;
	/** Sends, waits and retries. Rejects with `ServiceError`, and with whatever else the sender itself threw. */
	request(request: ServiceRequest, options: RequestOptions): Promise<ClientAnswer>;
	/**
	 * Runs a piece of work alone per account, or per `lane` of it where an account serves several people. Never nested in
	 * one lane, for that would wait for itself for ever. Rejects with a `ServiceError` of kind `retry`, and without having
	 * begun, after ten minutes of waiting.
	 */
	inTurn<T>(work: () => Promise<T>, lane?: string): Promise<T>;
}
