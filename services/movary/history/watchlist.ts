import type { IDataObject } from 'n8n-workflow';

import { anything } from '../../http/json';
import type { ServiceClient } from '../../http/serviceClient';
import { refused } from '../answers';
import { readPages, userPath } from '../paging';
import { countOf } from '../reading';

interface WatchlistFilm {
	userName: string;
	movaryId: number;
}

/** Puts a film on the watchlist; one that is there stays. */
export async function addToWatchlist(client: ServiceClient, film: WatchlistFilm): Promise<void> {
	await client.request({ method: 'POST', ...writeOf(film) }, { answers: anything });
}

/** Takes a film off the watchlist; one that is not there is fine. */
export async function removeFromWatchlist(
	client: ServiceClient,
	film: WatchlistFilm,
): Promise<void> {
	await client.request({ method: 'DELETE', ...writeOf(film) }, { answers: anything });
}

/** Films on the watchlist, newest first: `{ movie, addedAt }` as Movary gives them. */
export async function listWatchlist(
	client: ServiceClient,
	{ userName, search, limit }: { userName: string; search?: string; limit?: number },
): Promise<IDataObject[]> {
	const path = userPath(userName, 'watchlist');
	const query = { sortBy: 'addedAt', sortOrder: 'desc', search: search || undefined };
	return await readPages(client, { path, lists: ['watchlist', 'movies'], query }, limit);
}

function writeOf({ userName, movaryId }: WatchlistFilm) {
	if (!countOf(movaryId)) {
		throw refused(
			'The Movary ID is not a whole number above 0',
			'Give the ID that Movie: Add or History: Get Many returns.',
		);
	}
	return { path: userPath(userName, 'watchlist'), body: [{ movaryId }] };
}
