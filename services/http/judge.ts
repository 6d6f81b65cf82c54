import type { ServiceAnswer, ServiceRequest } from './exchange';
import { NoAnswer, SignInRejected } from './exchange';
import {
	explainGatewayPage,
	explainNoAnswer,
	explainPassing,
	explainSignInRejected,
	isGatewayPage,
} from './noAnswer';
import * as retry from './retry';
import type { Explanation, RequestOptions, ServiceClientOptions } from './serviceClient';

/** What to do where something was sent: whatever looks first will see whether it is there. */
const MAY_HAVE_ARRIVED =
	'What was sent may have arrived. Run this item again in some minutes: a play is looked for before it is sent again.';

/** Texts for a 2xx that is not what the service's contract says; a service may know more of who answers in its place. */
export function explainUnreadable(
	name: string,
	{ method }: Pick<ServiceRequest, 'method'>,
	own?: Omit<Explanation, 'kind' | 'code'>,
): Explanation {
	const unclear = { kind: 'retry', code: 'notUnderstood' } as const;
	if (own) return { ...unclear, ...own };
	const message = `${name} gave an answer that cannot be understood`;
	const description = `Nothing was concluded from it. Run this item again in some minutes. If it stays like this, check the address of ${name} in the credential, and whether a proxy answers in its place.`;
	return { ...unclear, message, description: method === 'GET' ? description : MAY_HAVE_ARRIVED };
}

/** What one attempt came to. */
export type Outcome = ServiceAnswer | NoAnswer | SignInRejected;

/** An attempt that has to be told, or tried again. */
export interface Failed {
	done: false;
	explanation: Explanation;
	/** Attempts after which it is told, the first one included; 1 where the same request will be answered the same. */
	mostAttempts: number;
	/** A write that may have been carried out all the same. */
	maybeArrived: boolean;
	/** Likewise, and later than now. */
	maybeUnderWay: boolean;
	/** The service, or a limit, said to come back later. */
	limited: boolean;
	answer?: ServiceAnswer;
}

export type Verdict = { done: true; answer: ServiceAnswer } | Failed;

const FINAL = { done: false, maybeArrived: false, maybeUnderWay: false, limited: false } as const;

/** What an attempt's outcome means, for a service that has these answers. */
export function judgeFor(options: ServiceClientOptions) {
	const { service, name = service, explain, isOwnPage = () => false } = options;
	const { maxAttempts = retry.MAX_ATTEMPTS, comesBackLater = () => false } = options;
	const { explainSignIn = explainSignInRejected, explainSilence = (said) => said } = options;

	function explained(answer: ServiceAnswer, isPage: boolean, what: ServiceRequest): Explanation {
		if (retry.PASSING.has(answer.status)) return explainPassing(name, answer);
		return isPage ? explainSilence(explainGatewayPage(name, answer)) : explain(answer, what);
	}

	function judgeAnswer(what: ServiceRequest, how: RequestOptions, answer: ServiceAnswer): Verdict {
		const isFine = answer.status >= 200 && answer.status < 300;
		const isPage = isGatewayPage(answer) && !isOwnPage(answer);
		if (isFine && !isPage && how.answers(answer.body)) return { done: true, answer };
		if (isFine) {
			const page = isPage ? explainSilence(explainGatewayPage(name, answer)) : undefined;
			const mostAttempts = Math.min(maxAttempts, retry.MAX_ATTEMPTS_TO_UNDERSTAND);
			const explanation = page ?? explainUnreadable(name, what, options.notUnderstood);
			return { ...FINAL, mostAttempts, maybeArrived: what.method !== 'GET', explanation, answer };
		}
		if (!isPage && how.accept?.includes(answer.status)) return { done: true, answer };
		const maybeArrived = retry.mayHaveBeenCarriedOut(what.method, answer);
		const later = comesBackLater(answer);
		return {
			done: false,
			mostAttempts: later || retry.isWorthAnotherTry(answer) ? maxAttempts : 1,
			maybeArrived,
			maybeUnderWay: maybeArrived && retry.mayBeUnderWay(answer),
			limited: later || answer.status === 429 || answer.status === 503,
			explanation: explained(answer, isPage, what),
			answer,
		};
	}

	return (what: ServiceRequest, how: RequestOptions, outcome: Outcome): Verdict => {
		if (outcome instanceof SignInRejected) {
			return { ...FINAL, mostAttempts: 1, explanation: explainSignIn(name, outcome) };
		}
		if (!(outcome instanceof NoAnswer)) return judgeAnswer(what, how, outcome);
		const maybeArrived = outcome.maybeArrived && what.method !== 'GET';
		const maybeUnderWay = maybeArrived && retry.mayBeUnderWay(outcome);
		const explanation = explainSilence(explainNoAnswer(name, outcome));
		return { ...FINAL, mostAttempts: maxAttempts, maybeArrived, maybeUnderWay, explanation };
	};
}
