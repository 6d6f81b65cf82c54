import { sleep } from 'n8n-workflow';

import { NoAnswer, SignInRejected } from './exchange';
import type { Clock, ServiceAnswer, ServiceRequest } from './exchange';
import { explainGatewayPage, isGatewayPage } from './gatewayPage';
import { explainNoAnswer, explainSignInRejected } from './noAnswer';
import { inPace, inTurn } from './pace';
import * as retry from './retry';
import { retryAfterMs } from './retryAfter';
import type {
	ClientAnswer,
	Explanation,
	RequestOptions,
	ServiceClient,
	ServiceClientOptions,
} from './serviceClient';
import { ServiceError } from './serviceError';

export type * from './serviceClient';

const systemClock: Clock = { now: () => Date.now(), sleep };

/** The one place that sends, waits and retries; a service adds what its statuses mean. */
export function createServiceClient(options: ServiceClientOptions): ServiceClient {
	const { service, send, explain, clock = systemClock, random = Math.random } = options;
	const { explainSignIn = explainSignInRejected, explainSilence = (said) => said } = options;
	const { isOwnPage = () => false } = options;
	const { writeIntervalMs = 1000, readIntervalMs = 0 } = options;
	const { maxAttempts = retry.MAX_ATTEMPTS, comesBackLater = () => false } = options;
	const name = options.name ?? service;
	const key = `${service}|${options.account}`;

	async function attempt(request: ServiceRequest): Promise<Attempt> {
		const forMs = retry.timeoutMs(request.method);
		const sendIt = async () => await timed(clock, async () => await send(request, forMs));
		const isRead = request.method === 'GET';
		const intervalMs = isRead ? readIntervalMs : writeIntervalMs;
		if (intervalMs <= 0) return await sendIt();
		return await inPace(isRead ? `${key}|reads` : key, intervalMs, clock, sendIt);
	}

	async function request(what: ServiceRequest, how: RequestOptions = {}): Promise<ClientAnswer> {
		let spentMs = 0;
		let afterLostAnswer = false;
		for (let attempts = 1; ; attempts += 1) {
			const { outcome, tookMs } = await attempt(what);
			spentMs += tookMs;
			const verdict = judge(what, how, outcome);
			if (verdict.done) return { ...verdict.answer, attempts, afterLostAnswer };

			const status = verdict.answer?.status;
			const { explanation } = verdict;
			if (!verdict.again) throw new ServiceError({ service, ...explanation, status, attempts });

			const { answer } = verdict;
			const limited =
				status === 429 || status === 503 || (answer !== undefined && comesBackLater(answer));
			const asked = answer && limited ? retryAfterMs(answer, clock.now()) : undefined;
			const isSteady = limited || verdict.maybeArrived === true;
			const waitMs =
				asked ?? (isSteady ? retry.steadyBackoffMs : retry.backoffMs)(attempts, random);
			const isLast = attempts >= maxAttempts || spentMs + waitMs >= retry.LAST_ATTEMPT_MS;
			if (!isLast) {
				await clock.sleep(waitMs);
				spentMs += waitMs;
			}
			if (verdict.maybeArrived) {
				afterLostAnswer = true;
				// Also after the last attempt: a play that did arrive must not be reported as lost.
				const there = await how.readBack?.();
				if (there) return { ...there, attempts, afterLostAnswer };
			}
			const isOpen = how.countsTwice === true && verdict.maybeUnderWay === true;
			if (isLast || isOpen) {
				const retryAfter = { retryAfterMs: isOpen ? retry.SETTLED_MS : asked };
				throw new ServiceError({ service, ...explanation, ...retryAfter, status, attempts });
			}
		}
	}

	function judge(what: ServiceRequest, how: RequestOptions, outcome: Outcome): Verdict {
		if (outcome instanceof SignInRejected) {
			return { done: false, again: false, explanation: explainSignIn(name, outcome) };
		}
		if (outcome instanceof NoAnswer) {
			const maybeArrived = outcome.maybeArrived && what.method !== 'GET';
			return {
				done: false,
				again: true,
				maybeArrived,
				maybeUnderWay: maybeArrived && retry.mayBeUnderWay(outcome),
				explanation: explainSilence(explainNoAnswer(name, outcome)),
			};
		}
		const isPage = isGatewayPage(outcome) && !isOwnPage(outcome);
		const isFine = outcome.status >= 200 && outcome.status < 300;
		if (!isPage && (isFine || how.accept?.includes(outcome.status))) {
			return { done: true, answer: outcome };
		}
		const maybeArrived = retry.mayHaveBeenCarriedOut(what.method, outcome);
		return {
			done: false,
			again: retry.isWorthAnotherTry(outcome) || comesBackLater(outcome),
			maybeArrived,
			maybeUnderWay: maybeArrived && retry.mayBeUnderWay(outcome),
			explanation: isPage
				? explainSilence(explainGatewayPage(name, outcome))
				: explain(outcome, what),
			answer: outcome,
		};
	}

	return {
		service,
		account: options.account,
		clock,
		request,
		inTurn: async (work, lane) =>
			await inTurn(lane === undefined ? key : `${key}|${lane}`, clock, work),
	};
}

type Outcome = ServiceAnswer | NoAnswer | SignInRejected;

interface Attempt {
	outcome: Outcome;
	tookMs: number;
}

type Verdict =
	| { done: true; answer: ServiceAnswer }
	| {
			done: false;
			again: boolean;
			maybeArrived?: boolean;
			/** Likewise, and later than now. */
			maybeUnderWay?: boolean;
			explanation: Explanation;
			answer?: ServiceAnswer;
	  };

async function timed(clock: Clock, sendIt: () => Promise<ServiceAnswer>): Promise<Attempt> {
	const startedAt = clock.now();
	const outcome = await sendIt().catch((error: unknown): Outcome => {
		if (error instanceof NoAnswer || error instanceof SignInRejected) return error;
		// Anything else is no answer to be judged: an unusable credential, or a slip in the sender.
		throw error;
	});
	return { outcome, tookMs: clock.now() - startedAt };
}
