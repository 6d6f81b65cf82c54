import { explainUnreadable } from './explainUnreadable';
import { NoAnswer, SignInRejected } from './exchange';
import type { ServiceAnswer, ServiceRequest } from './exchange';
import { explainGatewayPage, isGatewayPage } from './gatewayPage';
import { explainNoAnswer, explainPassing, explainSignInRejected } from './noAnswer';
import * as retry from './retry';
import type { Explanation, RequestOptions, ServiceClientOptions } from './serviceClient';

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
