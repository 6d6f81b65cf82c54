import type { IDataObject } from 'n8n-workflow';

import type { ServiceClient } from '../http/serviceClient';
import type { ServiceRequest } from '../http/exchange';
import { listOf } from './reading';

/** Trakt's largest page since spring 2026; defaults differ per endpoint, so a limit is always sent. */
const PAGE_SIZE = 250;

/** One page after the other, by X-Pagination-Page-Count; the reader stops asking where it has seen enough. */
export async function* pagesOf(
	client: ServiceClient,
	path: string,
	query: ServiceRequest['query'] = {},
	size = PAGE_SIZE,
): AsyncGenerator<IDataObject[]> {
	for (let page = 1; ; page += 1) {
		const answer = await client.request({
			method: 'GET',
			path,
			query: { ...query, page, limit: size },
		});
		const found = listOf(answer.body);
		yield found;
		const pages = Number(answer.headers['x-pagination-page-count'] ?? 1);
		if (found.length === 0 || !(page < pages)) return;
	}
}

/** All items, or the first `limit`. */
export async function readPages(
	client: ServiceClient,
	path: string,
	query: ServiceRequest['query'] = {},
	limit = Number.POSITIVE_INFINITY,
): Promise<IDataObject[]> {
	const size = Math.min(PAGE_SIZE, Math.max(1, Math.trunc(limit)));
	const items: IDataObject[] = [];
	for await (const found of pagesOf(client, path, query, size)) {
		items.push(...found);
		if (items.length >= limit) return items.slice(0, limit);
	}
	return items;
}
