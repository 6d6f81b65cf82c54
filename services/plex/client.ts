import { createServiceClient } from '../http/client';
import type { Clock, SendOnce, ServiceAnswer } from '../http/exchange';
import type { ServiceClient } from '../http/serviceClient';
import { explainPlexAnswer, explainPlexSignIn, NOT_PLEX } from './answers';

export interface PlexClientOptions {
	/** Whose server and token this is: the credential's id. */
	account: string;
	send: SendOnce;
	clock?: Clock;
}

const accounts = new WeakMap<ServiceClient, string>();

/** Whose client this is: what one server told is nothing to another, whose keys stand for other titles. */
export function accountOf(client: ServiceClient): string {
	return accounts.get(client) ?? '';
}

/** A client that knows what a Plex server's statuses mean. Nothing is paced: the server is the user's own. */
export function createPlexClient({ account, send, clock }: PlexClientOptions): ServiceClient {
	const client = createServiceClient({
		service: 'plex',
		name: 'Plex',
		account,
		send,
		clock,
		writeIntervalMs: 0,
		explain: explainPlexAnswer,
		notUnderstood: NOT_PLEX,
		explainSignIn: explainPlexSignIn,
		isOwnPage,
	});
	accounts.set(client, account);
	return client;
}

/** A Plex server refuses with a small web page, and answers a mark with an empty one; each carries this header. */
function isOwnPage({ headers, body }: ServiceAnswer): boolean {
	return headers['x-plex-protocol'] !== undefined || body === '';
}
