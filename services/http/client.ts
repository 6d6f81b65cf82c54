import { sleep } from 'n8n-workflow';

import { NoAnswer, SignInRejected } from './exchange';
import type { Clock, ServiceAnswer, ServiceRequest } from './exchange';
import { judgeFor } from './judge';
import type { Failed, Outcome } from './judge';
import { explainTurnTooLate } from './noAnswer';
import { inPace, inTurn, TurnTooLate } from './pace';
import type { Patience } from './pace';
import * as retry from './retry';
import { retryAfterMs } from './retry';
import type {
	ClientAnswer,
	RequestOptions,
	ServiceClient,
	ServiceClientOptions,
} from './serviceClient';
import { ServiceError } from './serviceError';

export type * from './serviceClient';

const systemClock: Clock = { now: () => Date.now(), sleep };

/** The one place that sends, waits and retries; a service adds what its statuses mean. */
export function createServiceClient(options: ServiceClientOptions): ServiceClient {
	const { service, account, send, clock = systemClock, random = Math.random } = options;
	const { name = service } = options;
	const { writeIntervalMs = 1000, readIntervalMs = 0 } = options;
	const key = `${service}|${account}`;
	const judge = judgeFor(options);

	const patienceNow = (): Patience => ({ since: clock.now(), forMs: retry.LONGEST_TURN_MS });
	const tellTooLate =
		(attempts = 0) =>
		(thrown: unknown): never => {
			if (!(thrown instanceof TurnTooLate)) throw thrown;
			throw new ServiceError({ service, ...explainTurnTooLate(name), attempts });
		};

	async function attempt(request: ServiceRequest, patience: Patience): Promise<Attempt> {
		const forMs = retry.timeoutMs(request.method);
		const sendIt = async () => await timed(clock, async () => await send(request, forMs));
		const isRead = request.method === 'GET';
		const intervalMs = isRead ? readIntervalMs : writeIntervalMs;
		if (intervalMs <= 0) return await sendIt();
		return await inPace(isRead ? `${key}|reads` : key, intervalMs, clock, sendIt, patience);
	}

	async function request(what: ServiceRequest, how: RequestOptions): Promise<ClientAnswer> {
		let spentMs = 0;
		let afterLostAnswer = false;
		const patience = patienceNow();
		for (let attempts = 1; ; attempts += 1) {
			const { outcome, tookMs } = await attempt(what, patience).catch(tellTooLate(attempts - 1));
			const verdict = judge(what, how, outcome);
			if (verdict.done) return { ...verdict.answer, attempts, afterLostAnswer };

			const asked = askedMs(verdict, clock);
			const told = { service, ...verdict.explanation, status: verdict.answer?.status, attempts };
			const waitMs = asked ?? backoffMs(verdict, attempts, random);
			spentMs += tookMs + waitMs;
			const isLast = attempts >= verdict.mostAttempts || spentMs >= retry.LAST_ATTEMPT_MS;
			if (!isLast) await clock.sleep(waitMs);
			if (verdict.maybeArrived) {
				afterLostAnswer = true;
				// Also after the last attempt: a play that did arrive must not be reported as lost.
				const there = await how.readBack?.();
				if (there) return { ...there, attempts, afterLostAnswer };
			}
			// What would count twice and may come yet is left to a later run.
			if (how.countsTwice === true && verdict.maybeUnderWay) {
				throw new ServiceError({ ...told, retryAfterMs: retry.SETTLED_MS });
			}
			if (isLast) throw new ServiceError({ ...told, retryAfterMs: asked });
		}
	}

	return {
		service,
		account,
		clock,
		request,
		inTurn: async (work, lane) =>
			await inTurn(lane === undefined ? key : `${key}|${lane}`, clock, work, patienceNow()).catch(
				tellTooLate(),
			),
	};
}

interface Attempt {
	outcome: Outcome;
	tookMs: number;
}

/** How long the service itself wants to be left alone, where it said so. */
function askedMs({ answer, limited }: Failed, clock: Clock): number | undefined {
	return answer && limited ? retryAfterMs(answer, clock.now()) : undefined;
}

function backoffMs(
	{ limited, maybeArrived }: Failed,
	attempts: number,
	random: () => number,
): number {
	const isSteady = limited || maybeArrived;
	return (isSteady ? retry.steadyBackoffMs : retry.backoffMs)(attempts, random);
}

async function timed(clock: Clock, sendIt: () => Promise<ServiceAnswer>): Promise<Attempt> {
	const startedAt = clock.now();
	const outcome = await sendIt().catch((error: unknown): Outcome => {
		if (error instanceof NoAnswer || error instanceof SignInRejected) return error;
		// Anything else is no answer to be judged: an unusable credential, or a slip in the sender.
		throw error;
	});
	return { outcome, tookMs: clock.now() - startedAt };
}
