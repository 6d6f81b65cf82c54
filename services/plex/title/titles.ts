import type { IDataObject } from 'n8n-workflow';

import type { ServiceClient } from '../../http/serviceClient';
import { Memory } from '../../shared/memory';
import { accountOf } from '../client';
import { CONTAINER, containerOf, idOf, listIn } from '../reading';

/** An address with so many keys stays below what any proxy takes. */
const KEYS_IN_A_REQUEST = 100;

const remembered = new Memory<IDataObject>(5000);

/**
 * The metadata of these titles by their keys, with the ids that services know them by: many in one request, and each
 * title once in the life of this process. What is no longer in the library is left out.
 */
export async function titlesOf(
	client: ServiceClient,
	keys: Iterable<string>,
): Promise<Map<string, IDataObject>> {
	const account = accountOf(client);
	const found = new Map<string, IDataObject>();
	const unknown: string[] = [];
	for (const key of new Set(keys)) {
		const known = remembered.get(`${account}|${key}`);
		if (known) found.set(key, known);
		else unknown.push(key);
	}
	for (let start = 0; start < unknown.length; start += KEYS_IN_A_REQUEST) {
		for (const title of await ask(client, unknown.slice(start, start + KEYS_IN_A_REQUEST))) {
			const key = idOf(title.ratingKey);
			if (key === undefined) continue;
			found.set(key, title);
			// One without ids may be matched by its owner any day.
			if (listIn(title, 'Guid').length > 0) remembered.set(`${account}|${key}`, title);
		}
	}
	return found;
}

/** Whether a server refuses a whole list for one key that is gone is not known: then the halves are asked. */
async function ask(client: ServiceClient, keys: string[]): Promise<IDataObject[]> {
	const path = `/library/metadata/${keys.map(encodeURIComponent).join(',')}`;
	const query = { includeGuids: 1 };
	const answer = await client.request(
		{ method: 'GET', path, query },
		{ answers: CONTAINER, accept: [404] },
	);
	if (answer.status !== 404) return listIn(containerOf(answer), 'Metadata');
	if (keys.length === 1) return [];
	const half = Math.ceil(keys.length / 2);
	return [...(await ask(client, keys.slice(0, half))), ...(await ask(client, keys.slice(half)))];
}
