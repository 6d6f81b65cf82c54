import { createServiceClient } from '../http/client';
import type { Clock, SendOnce } from '../http/exchange';
import type { ServiceClient } from '../http/serviceClient';
import { explainJellyfinAnswer, explainJellyfinSignIn, NOT_JELLYFIN } from './answers';

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
