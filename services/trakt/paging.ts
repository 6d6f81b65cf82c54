import type { IDataObject } from 'n8n-workflow';

import type { ServiceRequest } from '../http/exchange';
import { aList } from '../http/json';
import type { ClientAnswer, ServiceClient } from '../http/serviceClient';
import { newPages, stuckList } from '../http/stuckList';
import { listOf } from './reading';

/** Trakt's largest page since spring 2026; defaults differ per endpoint, so a limit is always sent. */
const PAGE_SIZE = 250;
const LIMIT = 'x-pagination-limit';

/**
 * One page after the other, by X-Pagination-Page-Count; the reader stops asking where it has seen enough. An empty page says
 * nothing of those behind it: what a person hides at Trakt is taken out of a page after it has been cut. Rejects where Trakt no longer gets on: half of a list must not pass for the whole.
 */
export async function* pagesOf(
	client: ServiceClient,
	path: string,
	query: ServiceRequest['query'] = {},
	size = PAGE_SIZE,
): AsyncGenerator<IDataObject[]> {
	const see = newPages(client.service, 'Trakt');
	let limit: string | undefined;
	let empty = 0;
	for (let page = 1; ; page += 1) {
		const asked = { ...query, page, limit: size };
		const answer = await client.request({ method: 'GET', path, query: asked }, { answers: aList });
		const found = listOf(answer.body);
		const isLast = page >= pageCount(answer, size);
		see(found);
		// Pages of another size begin elsewhere: what lies between would be missing.
		if (page > 1 && answer.headers[LIMIT] !== limit) throw stuck(client, 'pages of several sizes');
		limit = answer.headers[LIMIT];
		empty = found.length > 0 ? 0 : empty + 1;
		yield found;
		if (isLast) return;
		if (found.length === 0 && empty === page && size < PAGE_SIZE) {
			// Everything so far is hidden: there may be hundreds of small pages like that.
			yield* pagesOf(client, path, query);
			return;
		}
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

/** As many as Trakt says, but no more than its own count of items can fill. */
function pageCount({ headers }: ClientAnswer, size: number): number {
	const pages = countIn(headers['x-pagination-page-count']) ?? 1;
	const items = countIn(headers['x-pagination-item-count']);
	const each = countIn(headers[LIMIT]) ?? size;
	return items === undefined ? pages : Math.min(pages, Math.ceil(items / Math.max(1, each)));
}

function countIn(header: string | undefined): number | undefined {
	return header !== undefined && /^\d{1,9}$/.test(header) ? Number(header) : undefined;
}

const stuck = ({ service }: ServiceClient, what: string) => stuckList(service, 'Trakt', what);
