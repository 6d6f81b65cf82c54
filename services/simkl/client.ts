import { createServiceClient } from '../http/client';
import type { ServiceClient } from '../http/serviceClient';
import type { Clock, SendOnce } from '../http/exchange';
import { explainSimklAnswer, explainSimklSignIn, isLocked } from './answers';

/** One POST or DELETE a second per token, in milliseconds. */
const WRITE_INTERVAL_MS = 1000;
/** Ten GET a second. */
const READ_INTERVAL_MS = 100;

export interface SimklClientOptions {
	/** Whose writes are paced together: the credential's id. */
	account: string;
	/** Who speaks: Simkl wants all three with every call, and blocks apps that leave them out. */
	app: { clientId: string; name: string; version: string };
	send: SendOnce;
	clock?: Clock;
}

/** A client that keeps to Simkl's pace, says who it is, and knows what Simkl's statuses mean. */
export function createSimklClient({
	account,
	app,
	send,
	clock,
}: SimklClientOptions): ServiceClient {
	const identity = { client_id: app.clientId, 'app-name': app.name, 'app-version': app.version };
	return createServiceClient({
		service: 'simkl',
		name: 'Simkl',
		account,
		send: async (request, timeoutMs) =>
			await send({ ...request, query: { ...request.query, ...identity } }, timeoutMs),
		clock,
		writeIntervalMs: WRITE_INTERVAL_MS,
		readIntervalMs: READ_INTERVAL_MS,
		comesBackLater: isLocked,
		explain: explainSimklAnswer,
		explainSignIn: explainSimklSignIn,
	});
}
