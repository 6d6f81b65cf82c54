import type { ServiceErrorKind } from './serviceError';

/**
 * Every code that `details.code` of a failed item can have, with the `details.kind` that it belongs to. The list is closed:
 * programs go by these and never by the texts. Each has its row in docs/outcomes.md.
 */
export const FAILURES = {
	unreachable: 'retry',
	timeout: 'retry',
	connectionLost: 'retry',
	tooLarge: 'retry',
	notUnderstood: 'retry',
	unavailable: 'retry',
	tooManyRequests: 'retry',
	stopped: 'retry',
	tryLater: 'retry',

	notFound: 'notFound',
	ambiguous: 'ambiguous',

	notConnected: 'reconnect',
	appUnknown: 'reconnect',
	readOnly: 'reconnect',
	signInRefused: 'reconnect',

	tooManyItems: 'refused',
	tooManyPlays: 'refused',
	unusableInput: 'refused',
	unexpected: 'refused',
	refused: 'refused',
} as const satisfies Record<string, ServiceErrorKind>;

/** What exactly kept an item from getting through. */
export type FailureCode = keyof typeof FAILURES;

/** The code of a failure that nobody gave a closer one: by what can be expected of it, and the status of the answer. */
export function failureCodeOf(kind: ServiceErrorKind, status = 0): FailureCode {
	switch (kind) {
		case 'retry':
			if (status === 429) return 'tooManyRequests';
			return status >= 500 ? 'unavailable' : 'tryLater';
		case 'reconnect':
			return 'signInRefused';
		default:
			return kind;
	}
}
