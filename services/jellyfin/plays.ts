import type { IDataObject } from 'n8n-workflow';

import { isLastPlayFinished, watchEventFromJellyfinItem } from '../../media';
import type { WatchEvent } from '../../media';
import type { ServiceClient } from '../http/serviceClient';
import { Memory, MONTH_MS } from '../shared/memory';
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

/** Unplayed titles among those that are asked for. */
const BESIDE_THE_LIMIT = 20;

const remembered = new Memory<IDataObject>(2000);
/** The date of each title's finished play when it was looked at last: Jellyfin 10.11 forgets it at the start of a rewatch. */
const finished = new Memory<string>(20_000, () => 1, MONTH_MS);

/**
 * What the user has watched since then, in every library, newest first: the last play of each title, for Jellyfin keeps
 * no others. A title that was watched without a date is left out. One that was begun again and given up is the play before,
 * if this process has seen it, else one of an unknown date (Jellyfin 12) or none (10.11, which calls it unwatched).
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
		const earlierPlay = finished.get(playOf(client, user.id, item));
		const play = { item, series: own, user, server, earlierPlay };
		const now = new Date(client.clock.now());
		const event = eventOfRow(() => watchEventFromJellyfinItem(play, now));
		return event ? [event] : [];
	});
}

const playOf = (client: ServiceClient, userId: string, { Id }: IDataObject): string =>
	`${accountOf(client)}|${userId}|${textOf(Id)}`;

const beganOf = ({ UserData }: IDataObject) => lastPlayedMs(userState(dataOf(UserData)));

async function playedItems(
	client: ServiceClient,
	userId: string,
	{ since, limit = Number.POSITIVE_INFINITY }: { since?: string; limit?: number },
): Promise<IDataObject[]> {
	const from = since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(since);
	const now = new Date(client.clock.now());
	/** Of a title begun again and given up, the date is the new beginning's: it tells how far to read, not what was watched. */
	const isWanted = (item: IDataObject, beganMs: number) => {
		const key = playOf(client, userId, item);
		if (isLastPlayFinished(item, now)) {
			finished.set(key, new Date(beganMs).toISOString());
			return true;
		}
		const before = finished.get(key);
		if (before !== undefined) return Date.parse(before) >= from;
		return since === undefined && dataOf(item.UserData).Played === true;
	};
	const items: IDataObject[] = [];
	await readPages(
		client,
		{
			userId,
			recursive: true,
			includeItemTypes: ['Movie', 'Episode'],
			fields: ['ProviderIds'],
			enableUserData: true,
			enableImages: false,
			sortBy: ['DatePlayed'],
			sortOrder: ['Descending'],
		},
		{ size: Math.min(PAGE_SIZE, limit + BESIDE_THE_LIMIT) },
		(page) => {
			for (const item of page) {
				const beganMs = beganOf(item);
				if (beganMs === undefined || beganMs < from || items.length >= limit) continue;
				if (isWanted(item, beganMs)) items.push(item);
			}
			// Titles without a date come last; one whose date cannot be read says nothing of those behind it.
			const last = page.at(-1);
			const lastMs = last && beganOf(last);
			const isPast = lastMs === undefined || lastMs < from;
			return isPast || items.length >= limit ? 'enough' : undefined;
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
