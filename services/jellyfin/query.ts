import type { LibraryApiGetItemsRequest } from '@jellyfin/sdk/lib/generated-client/api/library-api';
import type { IDataObject } from 'n8n-workflow';
import type { ServiceAnswer, ServiceRequest } from '../http/exchange';
import { anObjectWith, anObjectWithList } from '../http/json';
import type { ServiceClient } from '../http/serviceClient';
import { newPages } from '../http/stuckList';
import { refused } from './answers';
import { itemOf, itemsOf, numberOf } from './reading';

type Wire = NonNullable<ServiceRequest['query']>;

/**
 * The query of a request as it is sent, lists with commas. `Request` is the SDK's own interface of that request, so a
 * parameter that Jellyfin does not have fails the build: the server itself would ignore it without a word.
 */
export function queryOf<Request extends object>(query: Request): Wire {
	const wire: Wire = {};
	for (const [name, value] of Object.entries(query)) {
		if (value !== undefined) wire[name] = wireValue(value);
	}
	return wire;
}

/** Jellyfin's ids are GUIDs, written with and without dashes. */
const GUID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** Whether a watch event, which anybody may have written, names an item by an id. */
export function isJellyfinId(id: string): boolean {
	return GUID.test(id);
}

/** An id as a part of a path: what holds more than its digits and dashes would lead to another address. */
export function inPath(id: string): string {
	if (/^[0-9a-z-]+$/i.test(id)) return id;
	throw refused(
		`"${id}" is not the ID of a Jellyfin item`,
		'Choose the item from the list, or give its ID: 32 digits and letters from a to f, as Jellyfin shows it in the address bar.',
	);
}

function wireValue(value: unknown): string | number | boolean {
	if (Array.isArray(value)) return value.map(String).join(',');
	return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

/** BaseItemDto, UserDto, PublicSystemInfo: never without its id. */
export const WITH_ID = anObjectWith('Id');
/** BaseItemDtoQueryResult. */
export const ITEMS = anObjectWithList('Items');
/** UserItemDataDto. */
export const USER_DATA = anObjectWith('Key', 'ItemId', 'Played', 'PlayCount');

/** A Jellyfin id in the one form in which two of them can be compared: it is written with and without dashes. */
export function plainId(id: string): string {
	return id.replaceAll('-', '').toLowerCase();
}

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
