import type { IDataObject } from 'n8n-workflow';

import type { ServiceRequest } from '../http/exchange';
import type { ServiceClient } from '../http/serviceClient';
import { newPages } from '../http/stuckList';
import { refused } from './answers';
import { countOf, dataOf, listOf } from './reading';

/** Movary's own default is 24 and it names no maximum; a page of films is about a kilobyte each. */
const PAGE_SIZE = 250;

interface Pages {
	path: string;
	/** Under which names the list may stand; Movary's versions differ. */
	lists: string[];
	query?: ServiceRequest['query'];
	size?: number;
}

/**
 * One page after the other until the last one; the reader stops asking where it has seen enough. An empty page says nothing
 * of those behind it: films that are not read would be told as removed.
 */
export async function* pagesOf(
	client: ServiceClient,
	{ path, lists, query, size = PAGE_SIZE }: Pages,
): AsyncGenerator<IDataObject[]> {
	const see = newPages(client.service, 'Movary');
	for (let page = 1; ; page += 1) {
		const answer = await client.request(
			{ method: 'GET', path, query: { ...query, page, limit: size } },
			// An empty history must not be read from what is no history at all.
			{ answers: (body) => listIn(body, lists) !== undefined },
		);
		const list = listIn(answer.body, lists) ?? [];
		see(list);
		yield list;
		if (page >= (countOf(dataOf(answer.body).maxPage) ?? 1)) return;
	}
}

/** The list under the first of these names that there is. */
function listIn(body: unknown, names: string[]): IDataObject[] | undefined {
	const held = dataOf(body);
	return names.map((name) => listOf(held[name])).find((found) => found !== undefined);
}

/** All entries, or the first `limit`. */
export async function readPages(
	client: ServiceClient,
	pages: Pages,
	limit = Number.POSITIVE_INFINITY,
): Promise<IDataObject[]> {
	const size = Math.min(pages.size ?? PAGE_SIZE, Math.max(1, Math.trunc(limit)));
	const entries: IDataObject[] = [];
	for await (const page of pagesOf(client, { ...pages, size })) {
		entries.push(...page);
		if (entries.length >= limit) return entries.slice(0, limit);
	}
	return entries;
}

/** The path of one user's films; a user name in Movary has letters and digits only. */
export function userPath(userName: string, rest: 'history' | 'played' | 'watchlist'): string {
	if (/^[a-zA-Z0-9]+$/.test(userName)) return `/users/${userName}/${rest}/movies`;
	throw refused(
		'The user name in the credential is not one of Movary',
		'Open the credential and give the user name as Movary shows it: letters and digits, not the email address.',
	);
}
