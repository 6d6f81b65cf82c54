import { createServiceClient } from '../http/client';
import type { ServiceClient } from '../http/serviceClient';
import type { Clock, SendOnce, ServiceAnswer, ServiceRequest } from '../http/exchange';
import { isServiceError, ServiceError } from '../http/serviceError';
import { explainSimklAnswer, explainSimklSignIn, isBlock, isLocked } from './answers';
import {
	BLOCKED_MS,
	hasWorked,
	isUsedUp,
	noteLeft,
	notePause,
	noteWorked,
	pauseOf,
	usedUpForMs,
	withTrueWait,
} from './pauses';

/** One POST or DELETE a second per token, in milliseconds. */
const WRITE_INTERVAL_MS = 1000;
/** Ten GET a second. */
const READ_INTERVAL_MS = 100;

export interface SimklClientOptions {
	/** Whose writes are paced together: the credential's id. */
	account: string;
	/** Who speaks: Simkl wants all three with every call, and blocks apps that leave them out. */
	app: { clientId: string; name: string; version: string };
	/** Whether somebody has signed in with this app, so that Simkl is known to know it. */
	isSignedIn?: boolean;
	send: SendOnce;
	clock?: Clock;
}

/**
 * A client that keeps to Simkl's pace, says who it is, and knows what Simkl's statuses mean. What Simkl refuses for the rest of
 * the day, or for an hour, it does not ask again and again.
 */
export function createSimklClient({
	account,
	app,
	isSignedIn = false,
	send,
	clock,
}: SimklClientOptions): ServiceClient {
	const { clientId } = app;
	const identity = { client_id: clientId, 'app-name': app.name, 'app-version': app.version };
	const keys = { account: `account|${account}`, app: `app|${clientId}` };
	const knownApp = () => isSignedIn || hasWorked(clientId);

	function note(answer: ServiceAnswer): void {
		const notedAt = client.clock.now();
		noteWorked(clientId, answer);
		noteLeft(account, answer);
		if (isUsedUp(answer)) {
			const until = notedAt + usedUpForMs(answer, notedAt);
			notePause(keys.account, { until, answer, notedAt });
		} else if (isBlock(answer) && knownApp()) {
			notePause(keys.app, { until: notedAt + BLOCKED_MS, answer, notedAt });
		}
	}

	const client = createServiceClient({
		service: 'simkl',
		name: 'Simkl',
		account,
		send: async (request, timeoutMs) => {
			const query = { ...request.query, ...identity };
			const answer = await send({ ...request, query }, timeoutMs);
			note(answer);
			return withTrueWait(answer, client.clock.now());
		},
		clock,
		writeIntervalMs: WRITE_INTERVAL_MS,
		readIntervalMs: READ_INTERVAL_MS,
		comesBackLater: isLocked,
		explain: (answer) => explainSimklAnswer(answer, knownApp()),
		explainSignIn: explainSimklSignIn,
	});

	/** What would be refused is not sent: each request of a blocked app makes the block longer. */
	function refuseIfPaused({ anonymous }: ServiceRequest): void {
		const now = client.clock.now();
		const ofAccount = anonymous ? undefined : pauseOf(keys.account, now);
		const pause = ofAccount ?? pauseOf(keys.app, now);
		if (!pause) return;
		const { answer, until } = pause;
		const explanation = explainSimklAnswer(answer, true);
		throw new ServiceError({
			service: 'simkl',
			...explanation,
			status: answer.status,
			retryAfterMs: until - now,
		});
	}

	return {
		...client,
		request: async (request, options) => {
			refuseIfPaused(request);
			return await client.request(request, options).catch((error: unknown) => {
				const isBlocked = isServiceError(error, 'retry') && isBlockStatus(error.status);
				if (!isBlocked) throw error;
				const { message, description, kind, status, attempts } = error;
				const told = { message, description, kind, status, attempts };
				throw new ServiceError({ service: 'simkl', ...told, retryAfterMs: BLOCKED_MS });
			});
		},
	};
}

const isBlockStatus = (status: number | undefined) => status === 403 || status === 412;
