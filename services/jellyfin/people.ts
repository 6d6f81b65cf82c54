import type { UserViewApiGetUserViewsRequest } from '@jellyfin/sdk/lib/generated-client/api/user-view-api';
import type { IDataObject } from 'n8n-workflow';

import { aList, anything } from '../http/json';
import type { ServiceClient } from '../http/serviceClient';
import { isServiceError } from '../http/serviceError';
import { refused } from './answers';
import { inPath, ITEMS, plainId, queryOf, WITH_ID } from './query';
import { itemOf, itemsOf, listOf, textOf } from './reading';

/** The libraries that the user sees. */
export async function listLibraries(
	client: ServiceClient,
	{ userId }: { userId: string },
): Promise<IDataObject[]> {
	const query: UserViewApiGetUserViewsRequest = { userId };
	return itemsOf(
		await client.request(
			{ method: 'GET', path: '/UserViews', query: queryOf(query) },
			{ answers: ITEMS },
		),
	);
}

/** The users of the server. */
export async function listUsers(client: ServiceClient): Promise<IDataObject[]> {
	return listOf((await client.request({ method: 'GET', path: '/Users' }, { answers: aList })).body);
}

/** The server as a watch event names it, and its version, such as `12.0.0`. */
export async function getServer(
	client: ServiceClient,
): Promise<{ server: { id: string; name: string }; version: string }> {
	const info = itemOf(
		await client.request({ method: 'GET', path: '/System/Info/Public' }, { answers: WITH_ID }),
	);
	const server = { id: plainId(String(info.Id)), name: textOf(info.ServerName) ?? '' };
	return { server, version: textOf(info.Version) ?? '' };
}

/** One user of the server; with a user's own sign-in that user alone. */
export async function getUser(client: ServiceClient, userId: string): Promise<IDataObject> {
	return itemOf(
		await client.request({ method: 'GET', path: `/Users/${inPath(userId)}` }, { answers: WITH_ID }),
	);
}

/** For what Jellyfin answers with its own failure alone: says so where the user is the reason. */
export async function checkUser(client: ServiceClient, userId: string): Promise<void> {
	await getUser(client, userId).catch((error: unknown) => {
		if (!isServiceError(error, 'notFound')) throw error;
		throw refused(
			'Jellyfin no longer has the user that this is for',
			'The user was deleted, or belongs to another server. Choose the user in the node again, then run this item again.',
		);
	});
}

/** Who is signed in. A user's token only: an API key is nobody, and Jellyfin refuses it (400). */
export async function getSelf(client: ServiceClient): Promise<IDataObject> {
	return itemOf(await client.request({ method: 'GET', path: '/Users/Me' }, { answers: WITH_ID }));
}

/** What is connected to the server right now. Jellyfin's own filter means who may be controlled by a user, not whose it is. */
export async function listSessions(
	client: ServiceClient,
	{ userId }: { userId?: string },
): Promise<IDataObject[]> {
	const sessions = listOf(
		(await client.request({ method: 'GET', path: '/Sessions' }, { answers: aList })).body,
	);
	const wanted = userId && plainId(userId);
	return wanted ? sessions.filter(({ UserId }) => plainId(String(UserId)) === wanted) : sessions;
}

/** Ends the credential's own session and its token; the next request signs in again. */
export async function logOut(client: ServiceClient): Promise<void> {
	await client.request({ method: 'POST', path: '/Sessions/Logout' }, { answers: anything });
}
