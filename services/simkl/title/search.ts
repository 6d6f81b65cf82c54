import type { IDataObject } from 'n8n-workflow';

import { aList, orNull } from '../../http/json';
import type { ServiceClient } from '../../http/serviceClient';
import { newPages } from '../../http/stuckList';
import { refused } from '../answers';
import { listOf } from '../reading';

export type SearchIdType = 'simkl' | 'imdb' | 'tmdb' | 'tvdb' | 'mal' | 'anidb';
export type SearchType = 'movie' | 'tv' | 'anime';

/** Simkl's largest page, and its last. */
const PAGE_SIZE = 50;
const LAST_PAGE = 20;

/** Looks an id up. TMDB counts films and shows apart: without `type` its number means a film. */
export async function searchById(
	client: ServiceClient,
	{ idType, id, type }: { idType: SearchIdType; id: string; type?: 'movie' | 'show' },
): Promise<IDataObject[]> {
	if (!id.trim()) throw refused('There is no id to look up', 'Give the id, e.g. tt0133093.');
	const query = { [idType]: id.trim(), type };
	return listOf(
		(await client.request({ method: 'GET', path: '/search/id', query }, { answers: orNull(aList) }))
			.body,
	);
}

/** Looks a title up, best match first; a thousand at most. */
export async function searchByText(
	client: ServiceClient,
	search: { query: string; type: SearchType; limit?: number },
): Promise<IDataObject[]> {
	const { query, type, limit = PAGE_SIZE * LAST_PAGE } = search;
	if (!query.trim()) throw refused('There is no text to search for', 'Give a title.');
	const size = Math.min(PAGE_SIZE, Math.max(1, Math.trunc(limit)));
	const see = newPages(client.service, 'Simkl');
	const items: IDataObject[] = [];
	for (let page = 1; page <= LAST_PAGE; page += 1) {
		const answer = await client.request(
			{
				method: 'GET',
				path: `/search/${type}`,
				query: { q: query.trim(), page, limit: size },
			},
			{ answers: orNull(aList) },
		);
		const found = listOf(answer.body);
		see(found);
		items.push(...found);
		const pages = Number(answer.headers['x-pagination-page-count'] ?? 1);
		// An empty page says nothing of those behind it.
		if (items.length >= limit || !(page < pages)) break;
	}
	return items.slice(0, limit);
}
