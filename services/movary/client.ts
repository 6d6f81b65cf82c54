import type { IDataObject } from 'n8n-workflow';
import { createServiceClient } from '../http/client';
import type { Clock, SendOnce } from '../http/exchange';
import { anObjectWith, dataOf, itemOf } from '../http/json';
import type { ServiceClient } from '../http/serviceClient';
import { explainMovaryAnswer, explainMovarySignIn, NOT_MOVARY } from './answers';

export interface MovaryClientOptions {
	/** Whose history this is: the credential's id. */
	account: string;
	send: SendOnce;
	clock?: Clock;
}

/** A client that knows what Movary's statuses mean. Nothing is paced: the server is the user's own. */
export function createMovaryClient({ account, send, clock }: MovaryClientOptions): ServiceClient {
	return createServiceClient({
		service: 'movary',
		name: 'Movary',
		account,
		send,
		clock,
		writeIntervalMs: 0,
		explain: explainMovaryAnswer,
		notUnderstood: NOT_MOVARY,
		explainSignIn: explainMovarySignIn,
	});
}

/** Whose token it is. Histories are asked for by a name, which need not be this one. */
export async function getTokenOwner(client: ServiceClient): Promise<IDataObject> {
	const answer = await client.request(
		{ method: 'GET', path: '/authentication/token' },
		{ answers: anObjectWith('user') },
	);
	return dataOf(itemOf(answer).user);
}
