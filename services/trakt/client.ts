import type { IDataObject } from 'n8n-workflow';
import { createServiceClient } from '../http/client';
import type { Clock, SendOnce } from '../http/exchange';
import { anObjectWith } from '../http/json';
import type { ServiceClient } from '../http/serviceClient';
import { explainTraktAnswer, explainTraktSignIn } from './answers';
import { readPages } from './paging';
import { noteRead } from './readLimit';
import { itemOf } from './reading';

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

/** Everything the account has watched, with the number of plays. */
export async function listWatched(
	client: ServiceClient,
	{ type, limit }: { type: 'movies' | 'shows'; limit?: number },
): Promise<IDataObject[]> {
	return await readPages(client, `/sync/watched/${type}`, {}, limit);
}

/** Whose account this is, with its limits. */
export async function getSettings(client: ServiceClient): Promise<IDataObject> {
	return itemOf(
		await client.request(
			{ method: 'GET', path: '/users/settings' },
			{ answers: anObjectWith('user') },
		),
	);
}
