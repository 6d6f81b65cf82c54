import type { ServiceAnswer, SignInRejected } from '../http/exchange';
import { explainSignInRejected } from '../http/noAnswer';
import type { Explanation } from '../http/serviceClient';
import { ServiceError } from '../http/serviceError';
import { dataOf, textOf } from './reading';

/** What an answer of Movary means: one text per class, each with what happened and what to do now. */
export function explainMovaryAnswer(answer: ServiceAnswer): Explanation {
	const { status } = answer;
	if (status >= 500) {
		return {
			kind: 'retry',
			message: `Movary could not carry this out (${status})`,
			description:
				"Run this item again in some minutes. If it stays like this, look into Movary's log at this time: a title or an id that Movary does not have ends like this as well.",
		};
	}
	if (status >= 300 && status < 400) {
		return {
			kind: 'refused',
			message: `The address in the credential leads somewhere else (${status})`,
			description:
				'Redirects are not followed, because they would carry the token to another address. Put the final address of Movary into the credential, often the one with https.',
		};
	}
	return byStatus[status]?.(answer) ?? unexpected(answer);
}

const CHECK_THE_TOKEN =
	'Put an API token of that user into the credential (in Movary: Settings, Account, General, API Token) and check that the user name is the one the token belongs to. A token made by signing in ends after a day or a month.';

/** n8n handles the 401 itself, so no answer is left to read. */
export function explainMovarySignIn(name: string, rejected: SignInRejected): Explanation {
	const explanation = explainSignInRejected(name, rejected);
	return rejected.code === 'refused'
		? {
				kind: 'reconnect',
				message: 'Movary does not accept the token of this credential (401)',
				description: CHECK_THE_TOKEN,
			}
		: explanation;
}

const byStatus: Record<number, (answer: ServiceAnswer) => Explanation> = {
	400: (answer) =>
		dataOf(answer.body).error === 'ProviderIdNotFound'
			? {
					kind: 'notFound',
					message: 'TMDB, from where Movary takes its films, has no film with this TMDB ID (400)',
					description:
						'Check how the title is matched in the media server. A series or an episode has another kind of TMDB ID.',
				}
			: {
					kind: 'refused',
					message: `Movary did not take the request as it was sent (400)${reason(answer)}`,
					description: 'Sending it again will not help. Check the values of this item.',
				},
	401: () => ({
		kind: 'reconnect',
		message: 'Movary does not accept the token of this credential (401)',
		description: CHECK_THE_TOKEN,
	}),
	// Movary answers 403, not 401, to a token that it does not know.
	403: () => ({
		kind: 'reconnect',
		message: 'Movary does not let this token see or change the history of this user (403)',
		description: CHECK_THE_TOKEN,
	}),
	404: () => ({
		kind: 'refused',
		message: 'Movary has no such user, or no such call (404)',
		description:
			'Check the user name and the address in the credential. If both are right, this Movary may be too old to add films by their TMDB ID.',
	}),
	429: () => ({
		kind: 'retry',
		message: 'Too many requests for Movary, or for a proxy in front of it (429)',
		description: 'Run this item again later.',
	}),
};

/** For an answer in a form that no Movary gives, although its status was fine. */
export const NOT_MOVARY = {
	message:
		'Something other than Movary answered at this address, or a Movary that this node does not know',
	description:
		'Check the address in the credential. If it is right, run this again in some minutes, and look for a newer version of this node.',
};

/** For what was looked for and is not there. */
export function notFound(message: string, description: string): ServiceError {
	return new ServiceError({ service: 'movary', kind: 'notFound', message, description });
}

/** For what is never sent at all, and for answers that sending again will not change. */
export function refused(message: string, description: string): ServiceError {
	return new ServiceError({ service: 'movary', kind: 'refused', message, description });
}

function unexpected({ status }: ServiceAnswer): Explanation {
	return {
		kind: 'refused',
		message: `Movary gave an answer that this node does not know (${status})`,
		description:
			'Check the address of Movary in the credential. If it is right, look for a newer version of this node.',
	};
}

function reason({ body }: ServiceAnswer): string {
	const said = textOf(dataOf(body).message) ?? textOf(dataOf(body).error);
	return said ? `: ${said.slice(0, 200)}` : '';
}
