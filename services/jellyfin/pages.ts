import type { LibraryApiGetItemsRequest } from '@jellyfin/sdk/lib/generated-client/api/library-api';
import type { IDataObject } from 'n8n-workflow';

import { ITEMS } from './forms';
import type { ServiceAnswer } from '../http/exchange';
import type { ServiceClient } from '../http/serviceClient';
import { newPages } from '../http/stuckList';
import { queryOf } from './query';
import { itemOf, itemsOf, numberOf } from './reading';

export type ItemsQuery = LibraryApiGetItemsRequest & { userId: string };

/** One request to `GET /Items`; the user is always named, for an API key has none of its own. */
export async function queryItems(client: ServiceClient, query: ItemsQuery): Promise<IDataObject[]> {
	return itemsOf(await askItems(client, query));
}

/**
 * Reads to the count of all, for a page may be smaller than asked, or until `limit` items are there. `onPage` sees each
 * answer, and ends the reading where it says that the rest of a sorted list is not wanted.
 */
export async function readPages(
	client: ServiceClient,
	query: ItemsQuery,
	{ size, limit = Number.POSITIVE_INFINITY }: { size: number; limit?: number },
	onPage: (page: IDataObject[], answer: ServiceAnswer) => unknown,
): Promise<void> {
	const see = newPages(client.service, 'Jellyfin');
	let total: number | undefined;
	let found = 0;
	for (let startIndex = 0; found < limit; ) {
		const wanted = Math.min(size, limit - found);
		const answer = await askItems(client, {
			...query,
			startIndex,
			limit: wanted,
			// Counting everything costs the server as much as the page itself: once is enough.
			enableTotalRecordCount: startIndex === 0,
		});
		const page = itemsOf(answer);
		if (startIndex === 0) total = numberOf(itemOf(answer).TotalRecordCount);
		see(page);
		if (onPage(page, answer) === 'enough') return;
		found += page.length;
		startIndex += page.length === 0 ? wanted : page.length;
		// Without a count a shorter page is the last one; a longer one is all there is in any case.
		const isLast = page.length < wanted && startIndex >= (total ?? 0);
		if (isLast || page.length > wanted) return;
	}
}

async function askItems(client: ServiceClient, query: ItemsQuery): Promise<ServiceAnswer> {
	return await client.request(
		{ method: 'GET', path: '/Items', query: queryOf(query) },
		{ answers: ITEMS },
	);
}
