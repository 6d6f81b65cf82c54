import { ServiceError } from '../../http/serviceError';

/** Trakt's answer and its history do not say the same about a play that was sent. */
export function unclearOutcome(attempts: number): ServiceError {
	return new ServiceError({
		service: 'trakt',
		kind: 'retry',
		message: 'Trakt took the request, but this play is not in the history',
		description:
			'Run this item again in some minutes: it is looked for first. If it stays like this, check the title and the date at Trakt.',
		attempts,
	});
}

/** The answer of a write was lost time and again, and the play never arrived. */
export function lostTooOften(): ServiceError {
	return new ServiceError({
		service: 'trakt',
		kind: 'retry',
		message: "Trakt's answer was lost several times, and this play has not arrived",
		description: 'Run this item again in some minutes: it is looked for first.',
	});
}
