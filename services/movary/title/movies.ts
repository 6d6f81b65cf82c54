import type { IDataObject } from 'n8n-workflow';

import type { ServiceClient } from '../../http/serviceClient';
import { refused } from '../answers';
import { readPages } from '../paging';
import { countOf, dataOf } from '../reading';

/** Makes Movary know the film with this TMDB id, and gives Movary's own id of it; one it has stays as it is. */
export async function addMovie(
	client: ServiceClient,
	{ tmdbId }: { tmdbId: number },
): Promise<{ movaryId: number }> {
	if (!countOf(tmdbId)) {
		throw refused('The TMDB ID is not a whole number above 0', 'Give it as a number, e.g. 603.');
	}
	const answer = await client.request(
		{ method: 'POST', path: '/movies/add', body: { tmdbId } },
		{ answers: (body) => movaryIdIn(body) !== undefined },
	);
	return { movaryId: movaryIdIn(answer.body) ?? 0 };
}

/** Films at TMDB with that title, best match first; `ids.movary` is there for those that Movary has. */
export async function searchMovies(
	client: ServiceClient,
	{ search, year, limit }: { search: string; year?: number; limit?: number },
): Promise<IDataObject[]> {
	if (!search.trim()) throw refused('There is no text to search for', 'Give a title.');
	const query = { search: search.trim(), releaseYear: year };
	const pages = { path: '/movies/search', lists: ['results'], query };
	return await readPages(client, pages, limit);
}

function movaryIdIn(body: unknown): number | undefined {
	return countOf(dataOf(body).movaryId);
}
