import type { IDataObject } from 'n8n-workflow';

import type { ServiceClient } from '../http/serviceClient';
import { CONTAINER, containerOf, idOf, listIn } from './reading';

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
