import type { IDataObject } from 'n8n-workflow';

import type { ServiceClient } from '../http/serviceClient';
import type { ServiceRequest } from '../http/exchange';
import { listOf } from './reading';

/** Trakt's largest page since spring 2026; defaults differ per endpoint, so a limit is always sent. */
const PAGE_SIZE = 250;

/** Follows X-Pagination-Page-Count to its end, or until `limit` items are there. */
export async function readPages(
	client: ServiceClient,
	path: string,
	query: ServiceRequest['query'] = {},
	limit = Number.POSITIVE_INFINITY,
): Promise<IDataObject[]> {
	const size = Math.min(PAGE_SIZE, Math.max(1, Math.trunc(limit)));
	const items: IDataObject[] = [];
	for (let page = 1; ; page += 1) {
		const answer = await client.request({
			method: 'GET',
			path,
			query: { ...query, page, limit: size },
		});
		const found = listOf(answer.body);
		items.push(...found);
		const pages = Number(answer.headers['x-pagination-page-count'] ?? 1);
		if (items.length >= limit || found.length === 0 || !(page < pages)) break;
	}
	return items.length > limit ? items.slice(0, limit) : items;
}
