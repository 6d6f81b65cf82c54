import type { ServiceAnswer, SignInRejected } from '../http/exchange';
import { anObjectWith } from '../http/json';
import { explainSignInRejected } from '../http/noAnswer';
import type { Explanation } from '../http/serviceClient';
import { ServiceError } from '../http/serviceError';
import { dataOf, textOf } from './reading';

const CLOSED =
	'The public TV Time closed on 2026-07-15, and its address does not come back. Bring its export into Trakt or Simkl with Export: Read, and send new plays there. Only a compatible server of your own can be called, with its address in the credential.';

/** What an answer of TV Time means: one text per class, each with what happened and what to do now. */
export function explainTvTimeAnswer(answer: ServiceAnswer): Explanation {
	const { status } = answer;
	if (status >= 500) {
		return {
			kind: 'retry',
			message: `TV Time is not available at the moment (${status})`,
			description: 'Nothing is wrong with this item. Run it again in some minutes.',
		};
	}
	if (status >= 300 && status < 400) {
		return {
			kind: 'refused',
			message: `The address of TV Time in the credential leads somewhere else (${status})`,
			description:
				'Redirects are not followed, because they would carry the sign-in to another address. Put the final address of your server into the credential.',
		};
	}
	return byStatus[status]?.(answer) ?? unexpected(answer);
}

/** Nobody answered, or something else did: where it was the public service, it will stay so. */
export function explainTvTimeSilence(explanation: Explanation, isPublic: boolean): Explanation {
	return isPublic
		? { kind: 'refused', message: explanation.message, description: CLOSED }
		: explanation;
}

/** n8n handles the 401 itself, so no answer is left to read. */
export function explainTvTimeSignIn(name: string, rejected: SignInRejected): Explanation {
	return rejected.code === 'refused' ? SIGN_IN : explainSignInRejected(name, rejected);
}

const SIGN_IN: Explanation = {
	kind: 'reconnect',
	message: 'TV Time does not accept the sign-in of this credential (401)',
	description:
		'Check the e-mail address and password in the credential. With pasted tokens: both are used up or too old, so paste new ones.',
};

const byStatus: Record<number, (answer: ServiceAnswer) => Explanation> = {
	400: (answer) => ({
		kind: 'refused',
		message: `TV Time did not take the request as it was sent (400)${reason(answer)}`,
		description: 'Sending it again will not help. Check the values of this item.',
	}),
	401: () => SIGN_IN,
	403: () => ({
		kind: 'refused',
		message: 'TV Time does not let this account do that (403)',
		description: 'Check whose credential it is, and whether the account still exists there.',
	}),
	404: () => ({
		kind: 'notFound',
		message: 'TV Time does not have this episode, show or film (404)',
		description:
			"Check the ID: TV Time takes TheTVDB's IDs of episodes and shows, and its own UUIDs of films.",
	}),
	429: () => ({
		kind: 'retry',
		message: 'TV Time has received too many requests of this account (429)',
		description: 'Run this item again later.',
	}),
};

/** Every answer to a mark says how it went, in one of these words. */
export const SAID = anObjectWith('result', 'status');

/** TV Time says 200 to what it did not do; only its own words tell. */
export function checkDone(answer: ServiceAnswer): void {
	const { result, status } = dataOf(answer.body);
	if (result === 'OK' || status === 'success') return;
	throw refused(
		`TV Time did not carry this out${reason(answer)}`,
		'Nothing was marked. Check the IDs of this item, then run it again.',
	);
}

/** For an answer in a form that no TV Time gives, although its status was fine. */
export const NOT_TV_TIME = {
	message: 'Something other than TV Time answered at this address',
	description:
		'Check the address in the credential: it has to be that of a server that works like TV Time did. If it is right, run this again in some minutes.',
};

/** For a mark whose answer was lost, and that cannot be looked up: it may count twice when sent again. */
export function unknownOutcome(): ServiceError {
	return refused(
		"TV Time's answer was lost, and whether the rewatch was counted cannot be told",
		'Look at the film in TV Time before running this item again.',
	);
}

/** For what was looked for and is not there. */
export function notFound(message: string, description: string): ServiceError {
	return new ServiceError({ service: 'tvtime', kind: 'notFound', message, description });
}

/** For what is never sent at all, and for answers that sending again will not change. */
export function refused(message: string, description: string): ServiceError {
	return new ServiceError({ service: 'tvtime', kind: 'refused', message, description });
}

function unexpected({ status }: ServiceAnswer): Explanation {
	return {
		kind: 'refused',
		message: `TV Time gave an answer that this node does not know (${status})`,
		description:
			'Check the address in the credential. If it is right, look for a newer version of this node.',
	};
}

function reason({ body }: ServiceAnswer): string {
	const said = textOf(dataOf(body).message);
	return said ? `: ${said.slice(0, 200)}` : '';
}
