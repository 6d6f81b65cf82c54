import type { IDataObject } from 'n8n-workflow';
import type { Episode, Ids, Media } from '../../../media';
import { aList } from '../../http/json';
import type { ServiceClient } from '../../http/serviceClient';
import { Memory } from '../../shared/memory';
import { clearlyDiffer } from '../../shared/title/chooseEpisode';
import { refused } from '../answers';
import { readPages } from '../paging';
import { dataOf, listOf, textOf, wholeOf } from '../reading';
import { idsFor, idsIn, knownIds } from './subject';

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

const found = new Memory<IDataObject[]>();

/** What Trakt has under one id of that kind of title; remembered. */
export async function lookUpId(
	client: ServiceClient,
	search: { idType: SearchIdType; id: string; type: SearchType },
): Promise<IDataObject[]> {
	const key = JSON.stringify(search);
	const results = found.get(key) ?? (await searchById(client, search));
	// One without Trakt's own id is not whole: a slip of that moment must not be believed from then on.
	const { type } = search;
	const isWhole = results.every((result) => idsIn(result[type]).trakt !== undefined);
	if (results.length > 0 && isWhole) found.set(key, results);
	return results;
}

/** Looks the episode's own ids up. An answer that is another episode, or of another show, does not count. */
export async function findOwn(
	client: ServiceClient,
	{ ids, season, number, show }: Episode,
	idTypes: SearchIdType[],
): Promise<{ episode: IDataObject; show: IDataObject } | undefined> {
	const own = knownIds(ids);
	for (const idType of idTypes) {
		const id = own[idType];
		if (id === undefined) continue;
		const results = await lookUpId(client, { idType, id: String(id), type: 'episode' });
		for (const result of results) {
			const answer = { episode: dataOf(result.episode), show: dataOf(result.show) };
			const fits =
				fitsNumber(season, answer.episode.season) &&
				fitsNumber(number, answer.episode.number) &&
				!clearlyDiffer(show.title, textOf(answer.show.title));
			if (fits) return answer;
		}
	}
	return undefined;
}

/** The episodes that follow the first in one file have their show's ids from it, where the source gave none. */
export async function showOfFirst(client: ServiceClient, first: Media): Promise<Ids | undefined> {
	if (first.type !== 'episode' || idsFor('show', knownIds(first.show.ids))) return undefined;
	const own = await findOwn(client, first, ['trakt', 'tvdb', 'imdb', 'tmdb']);
	const { trakt } = idsIn(own?.show);
	return trakt === undefined ? undefined : { trakt };
}

function fitsNumber(wanted: number | undefined, found: unknown): boolean {
	return wanted === undefined || wholeOf(found) === undefined || wholeOf(found) === wanted;
}
