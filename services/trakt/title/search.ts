import type { IDataObject } from 'n8n-workflow';

import { aList } from '../../http/answerForms';
import type { ServiceClient } from '../../http/serviceClient';
import { refused } from '../answers';
import { readPages } from '../paging';
import { listOf } from '../reading';

export type SearchIdType = 'trakt' | 'imdb' | 'tmdb' | 'tvdb';
export type SearchType = 'movie' | 'show' | 'episode' | 'person';

/** Looks an id up. Without `type` a number may hit another kind of title than the one that was meant. */
export async function searchById(
	client: ServiceClient,
	{ idType, id, type }: { idType: SearchIdType; id: string; type?: SearchType },
): Promise<IDataObject[]> {
	if (!id.trim()) throw refused('There is no id to look up', 'Give the id, e.g. tt0133093.');
	const path = `/search/${idType}/${encodeURIComponent(id.trim())}`;
	const answer = await client.request({ method: 'GET', path, query: { type } }, { answers: aList });
	return listOf(answer.body);
}

/** Looks a title up, best match first. */
export async function searchByText(
	client: ServiceClient,
	search: { query: string; type: 'movie' | 'show' | 'episode'; year?: number; limit?: number },
): Promise<IDataObject[]> {
	const { query, type, year, limit } = search;
	if (!query.trim()) throw refused('There is no text to search for', 'Give a title.');
	return await readPages(client, `/search/${type}`, { query: query.trim(), years: year }, limit);
}
