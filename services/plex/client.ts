import type { IDataObject } from 'n8n-workflow';
import { createServiceClient } from '../http/client';
import type { Clock, SendOnce, ServiceAnswer } from '../http/exchange';
import type { ServiceClient } from '../http/serviceClient';
import { explainPlexAnswer, explainPlexSignIn, NOT_PLEX } from './answers';
import { CONTAINER, containerOf, idOf, listIn } from './reading';

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

/** What the server says of itself. */
export async function getServer(client: ServiceClient): Promise<IDataObject> {
	return containerOf(await client.request({ method: 'GET', path: '/' }, { answers: CONTAINER }));
}

/** The server as a watch event names it: `machineIdentifier` is what a webhook calls its `uuid`. */
export async function serverName(
	client: ServiceClient,
): Promise<{ id: string; name: string } | undefined> {
	const { machineIdentifier, friendlyName } = await getServer(client);
	const id = idOf(machineIdentifier);
	return id === undefined ? undefined : { id, name: idOf(friendlyName) ?? '' };
}

/** The accounts that have played on the server, 1 for its owner. 0 is nobody's and left out. */
export async function listAccounts(client: ServiceClient): Promise<IDataObject[]> {
	const answer = await client.request({ method: 'GET', path: '/accounts' }, { answers: CONTAINER });
	return listIn(containerOf(answer), 'Account').filter(({ id }) => idOf(id) !== '0');
}
