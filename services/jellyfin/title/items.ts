import type { LibraryApiGetItemRequest } from '@jellyfin/sdk/lib/generated-client/api/library-api';
import type { IDataObject } from 'n8n-workflow';

import type { Episode, Ids } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { isServiceError } from '../../http/serviceError';
import { refused } from '../answers';
import { inPath, queryOf, readPages, WITH_ID } from '../query';
import { itemOf } from '../reading';
import { findItems } from './finding';
import { findTitles } from './libraryIndex';
import { providerIds } from './providerIds';

const PAGE_SIZE = 500;

/** One item with everything that Jellyfin says of it, and what the user has done with it. */
export async function getItem(
	client: ServiceClient,
	{ itemId, userId }: { itemId: string; userId: string },
): Promise<IDataObject> {
	const query: Omit<LibraryApiGetItemRequest, 'itemId'> = { userId };
	const path = `/Items/${inPath(itemId)}`;
	return itemOf(
		await client.request({ method: 'GET', path, query: queryOf(query) }, { answers: WITH_ID }),
	);
}

/** Movies, series and episodes that the user sees, by title; `libraryId` may be any folder, a series as well. */
export async function listItems(
	client: ServiceClient,
	filters: {
		userId: string;
		type?: 'Movie' | 'Series' | 'Episode';
		libraryId?: string;
		search?: string;
		watched?: boolean;
		limit?: number;
	},
): Promise<IDataObject[]> {
	const { userId, type, libraryId, search, watched, limit } = filters;
	const items: IDataObject[] = [];
	await readPages(
		client,
		{
			userId,
			recursive: true,
			includeItemTypes: type ? [type] : ['Movie', 'Series', 'Episode'],
			parentId: libraryId,
			searchTerm: search,
			isPlayed: watched,
			fields: ['ProviderIds'],
			enableUserData: true,
			// By title alone, episodes of one name may change places between two pages.
			sortBy: ['SortName', 'DateCreated'],
			sortOrder: ['Ascending'],
		},
		{ size: PAGE_SIZE, limit },
		(page) => items.push(...page),
	);
	return items;
}

/**
 * Every copy of a title, as Jellyfin answers it; none where the user's libraries do not have it. With `season` and
 * `number`, ids and title are the series'; an episode's own ids need its series' title, for Jellyfin has no such search.
 */
export async function findByIds(
	client: ServiceClient,
	wanted: {
		userId: string;
		type: 'movie' | 'series' | 'episode';
		ids: Ids;
		title?: string;
		season?: number;
		number?: number;
	},
): Promise<IDataObject[]> {
	const { userId, type, ids, title = '' } = wanted;
	if (type !== 'episode') {
		const { items } = await findTitles(client, userId, type, { title, ids: providerIds(ids) });
		return items.map(({ dto }) => dto);
	}
	const media = episodeOf(wanted);
	const found = await findItems(client, userId, { source: 'trakt', media }).catch(
		(thrown: unknown) => {
			if (isServiceError(thrown, 'notFound') || isServiceError(thrown, 'ambiguous')) return [];
			throw thrown;
		},
	);
	return found.map(({ dto }) => dto);
}

function episodeOf(wanted: {
	ids: Ids;
	title?: string;
	season?: number;
	number?: number;
}): Episode {
	const { ids, title = '', season, number } = wanted;
	if (season !== undefined && number !== undefined) {
		return { type: 'episode', season, number, ids: {}, show: { title, ids } };
	}
	if (title.trim() === '') {
		throw refused(
			'An episode cannot be looked up by its own ids alone',
			"Give the title of its series as well, or the ids of the series with season and episode number: Jellyfin's API cannot search by ids.",
		);
	}
	return { type: 'episode', ids, show: { title, ids: {} } };
}
