import type { IDataObject } from 'n8n-workflow';

import { anObjectWith } from '../http/answerForms';
import type { ServiceClient } from '../http/serviceClient';
import { readPages } from './paging';
import { itemOf } from './reading';

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
