import { createServiceClient } from '../http/client';
import type { Clock, SendOnce } from '../http/exchange';
import type { ServiceClient } from '../http/serviceClient';
import { explainJellyfinAnswer, explainJellyfinSignIn, NOT_JELLYFIN } from './answers';
import { plainId } from './query';

export interface JellyfinClientOptions {
	/** Whose server and sign-in this is: the credential's id. */
	account: string;
	send: SendOnce;
	clock?: Clock;
	/** Fewer where somebody waits in front of the editor. */
	maxAttempts?: number;
}

const accounts = new WeakMap<ServiceClient, string>();

/** Whose client this is: what one account found is nothing to another, for servers and visibility differ. */
export function accountOf(client: ServiceClient): string {
	return accounts.get(client) ?? '';
}

/** A client that knows what Jellyfin's statuses mean. Nothing is paced: the server is the user's own. */
export function createJellyfinClient(options: JellyfinClientOptions): ServiceClient {
	const { account, send, clock, maxAttempts } = options;
	const client = createServiceClient({
		service: 'jellyfin',
		name: 'Jellyfin',
		account,
		send,
		clock,
		maxAttempts,
		writeIntervalMs: 0,
		explain: explainJellyfinAnswer,
		notUnderstood: NOT_JELLYFIN,
		explainSignIn: explainJellyfinSignIn,
	});
	accounts.set(client, account);
	return client;
}

/** What is read and then written of one user's marks, alone: one key serves a whole household. */
export async function inTurnOf<T>(
	client: ServiceClient,
	userId: string,
	work: () => Promise<T>,
): Promise<T> {
	return await client.inTurn(work, `marks of ${plainId(userId)}`);
}

/** What is done to one user's library index. A lane of its own, for a mark that is being made asks the index. */
export async function inTurnAtIndex<T>(
	client: ServiceClient,
	userId: string,
	work: () => Promise<T>,
): Promise<T> {
	return await client.inTurn(work, `library index of ${plainId(userId)}`);
}
