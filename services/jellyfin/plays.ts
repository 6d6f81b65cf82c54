import type { IDataObject } from 'n8n-workflow';

import { watchEventFromJellyfinItem } from '../../media';
import type { WatchEvent } from '../../media';
import type { ServiceClient } from '../http/serviceClient';
import { Memory } from '../shared/memory';
import { eventOfRow } from '../shared/readableRow';
import { accountOf } from './client';
import { lastPlayedMs } from './lastPlayed';
import { userState } from './libraryItem';
import { queryItems, readPages } from './pages';
import { getServerName } from './people';
import { dataOf, textOf } from './reading';

const PAGE_SIZE = 500;
/** An address with so many ids stays below what any proxy takes. */
const SERIES_IN_A_REQUEST = 100;

const remembered = new Memory<IDataObject>(2000);

/**
 * What the user has watched since then, in every library, newest first: the last play of each title, for Jellyfin keeps
 * no others. A title that was watched without a date is left out.
 */
export async function listPlays(
	client: ServiceClient,
	{ user, since, limit }: { user: { id: string; name: string }; since?: string; limit?: number },
): Promise<WatchEvent[]> {
	const items = await playedItems(client, user.id, { since, limit });
	if (items.length === 0) return [];
	const server = await getServerName(client);
	const series = await seriesOf(client, user.id, items);
	return items.flatMap((item) => {
		const own = series.get(textOf(item.SeriesId) ?? '');
		const play = { item, series: own, user, server };
		const event = eventOfRow(() => watchEventFromJellyfinItem(play));
		return event ? [event] : [];
	});
}

async function playedItems(
	client: ServiceClient,
	userId: string,
	{ since, limit }: { since?: string; limit?: number },
): Promise<IDataObject[]> {
	const from = since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(since);
	const isWanted = ({ UserData }: IDataObject) => {
		const playedMs = lastPlayedMs(userState(dataOf(UserData)));
		return playedMs !== undefined && playedMs >= from;
	};
	const items: IDataObject[] = [];
	await readPages(
		client,
		{
			userId,
			recursive: true,
			includeItemTypes: ['Movie', 'Episode'],
			isPlayed: true,
			fields: ['ProviderIds'],
			enableUserData: true,
			enableImages: false,
			sortBy: ['DatePlayed'],
			sortOrder: ['Descending'],
		},
		{ size: PAGE_SIZE, limit },
		(page) => {
			const wanted = page.filter(isWanted);
			items.push(...wanted);
			// Titles without a date come last; one whose date cannot be read says nothing of those behind it.
			const last = page.at(-1);
			return last && !isWanted(last) ? 'enough' : undefined;
		},
	);
	return items;
}

/** The series by their ids, for an episode carries none of its series' own ids: many at once, each once per process. */
async function seriesOf(
	client: ServiceClient,
	userId: string,
	episodes: IDataObject[],
): Promise<Map<string, IDataObject>> {
	const keyOf = (id: string) => `${accountOf(client)}|${userId}|${id}`;
	const found = new Map<string, IDataObject>();
	const unknown: string[] = [];
	for (const id of new Set(episodes.map(({ SeriesId }) => textOf(SeriesId)))) {
		if (id === undefined) continue;
		const known = remembered.get(keyOf(id));
		if (known) found.set(id, known);
		else unknown.push(id);
	}
	for (let start = 0; start < unknown.length; start += SERIES_IN_A_REQUEST) {
		const ids = unknown.slice(start, start + SERIES_IN_A_REQUEST);
		const query = { userId, ids, fields: ['ProviderIds' as const], enableImages: false };
		for (const series of await queryItems(client, query)) {
			const id = textOf(series.Id);
			if (id === undefined) continue;
			found.set(id, series);
			if (Object.keys(dataOf(series.ProviderIds)).length > 0) remembered.set(keyOf(id), series);
		}
	}
	return found;
}
