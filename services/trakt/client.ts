import { createServiceClient } from '../http/client';
import type { ServiceClient } from '../http/serviceClient';
import type { Clock, SendOnce } from '../http/exchange';
import { explainTraktAnswer, explainTraktSignIn } from './answers';
import { noteRead } from './readLimit';

/** AUTHED_API_POST_LIMIT: one POST, PUT or DELETE a second per account, in milliseconds. */
const WRITE_INTERVAL_MS = 1000;

export interface TraktClientOptions {
	/** Whose writes are paced together: the credential's id. */
	account: string;
	send: SendOnce;
	clock?: Clock;
}

/** A client that keeps to Trakt's pace and knows what Trakt's statuses mean. */
export function createTraktClient({ account, send, clock }: TraktClientOptions): ServiceClient {
	const now = () => clock?.now() ?? Date.now();
	return createServiceClient({
		service: 'trakt',
		name: 'Trakt',
		account,
		send: async (request, timeoutMs) => {
			const answer = await send(request, timeoutMs);
			if (request.method === 'GET') noteRead(account, answer, now());
			return answer;
		},
		clock,
		writeIntervalMs: WRITE_INTERVAL_MS,
		explain: explainTraktAnswer,
		explainSignIn: explainTraktSignIn,
	});
}
