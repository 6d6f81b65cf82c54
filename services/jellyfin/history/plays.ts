import type { IDataObject } from 'n8n-workflow';

import { isLastPlayFinished, mayBeGivenUp, watchEventFromJellyfinItem } from '../../../media';
import type { LastPlay, WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { eventOfRow } from '../../shared/import/readableRow';
import { Memory, MONTH_MS } from '../../shared/memory';
import { accountOf } from '../client';
import { getServer } from '../people';
import { queryItems, readPages } from '../query';
import { dataOf, textOf } from '../reading';
import { userState } from '../title/libraryItem';
import { lastPlaysOf } from './activity';
import { lastPlayedMs } from './lastPlayed';

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
 * if this process has seen it, else one of an unknown date (Jellyfin 12) or none (10.11, which calls it unwatched). Where
 * it cannot be told, it is a `stop` that says so, or, asked for without `since`, a play whose date is in doubt.
 */
export async function listPlays(
	client: ServiceClient,
	{ user, since, limit }: { user: { id: string; name: string }; since?: string; limit?: number },
): Promise<WatchEvent[]> {
	const now = new Date(client.clock.now());
	const found = await playedItems(client, user.id, { since, limit }, now);
	if (found.length === 0) return [];
	const { server, version } = await getServer(client);
	const doubtful = isFrom12(version) ? found.filter((item) => mayBeGivenUp(item, now)) : [];
	const lastPlays = await lastPlaysOf(client, user.id, doubtful);
	const items = found.filter((item) => {
		const isGivenUp = lastPlays.get(item) === 'givenUp';
		if (!isGivenUp) noteFinished(client, user.id, item, lastPlays.get(item), now);
		return !isGivenUp || isBeforeWanted(client, user.id, item, since);
	});
	const series = await seriesOf(client, user.id, items.slice(0, limit));
	const unsureIs = since === undefined ? 'dateApproximate' : 'notCounted';
	return items.slice(0, limit).flatMap((item) => {
		const own = series.get(textOf(item.SeriesId) ?? '');
		const earlierPlay = finished.get(playOf(client, user.id, item));
		const lastPlay = lastPlays.get(item);
		const play = { item, series: own, user, server, earlierPlay, lastPlay, unsureIs } as const;
		const event = eventOfRow(() => watchEventFromJellyfinItem(play, now));
		return event ? [event] : [];
	});
}

const isFrom12 = (version: string): boolean => Number.parseInt(version, 10) >= 12;

const playOf = (client: ServiceClient, userId: string, { Id }: IDataObject): string =>
	`${accountOf(client)}|${userId}|${textOf(Id)}`;

const beganOf = ({ UserData }: IDataObject) => lastPlayedMs(userState(dataOf(UserData)));

function noteFinished(
	client: ServiceClient,
	userId: string,
	item: IDataObject,
	lastPlay: LastPlay | undefined,
	now: Date,
): void {
	const beganMs = beganOf(item);
	if (beganMs === undefined || lastPlay === 'unsure' || !isLastPlayFinished(item, now)) return;
	finished.set(playOf(client, userId, item), new Date(beganMs).toISOString());
}

/** Of a title begun again and given up, the date is the new beginning's: it tells how far to read, not what was watched. */
function isBeforeWanted(
	client: ServiceClient,
	userId: string,
	item: IDataObject,
	since: string | undefined,
): boolean {
	const before = finished.get(playOf(client, userId, item));
	if (before !== undefined) return since === undefined || Date.parse(before) >= Date.parse(since);
	return since === undefined && dataOf(item.UserData).Played === true;
}

/** Up to `limit` of those whose last play is finished for sure, and what is to be looked into beside them. */
async function playedItems(
	client: ServiceClient,
	userId: string,
	{ since, limit = Number.POSITIVE_INFINITY }: { since?: string; limit?: number },
	now: Date,
): Promise<IDataObject[]> {
	const from = since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(since);
	const items: IDataObject[] = [];
	let sure = 0;
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
				if (beganMs === undefined || beganMs < from || sure >= limit) continue;
				const isWanted =
					isLastPlayFinished(item, now) || isBeforeWanted(client, userId, item, since);
				if (!isWanted) continue;
				items.push(item);
				if (!mayBeGivenUp(item, now)) sure += 1;
			}
			// Titles without a date come last; one whose date cannot be read says nothing of those behind it.
			const last = page.at(-1);
			const lastMs = last && beganOf(last);
			const isPast = last !== undefined && (lastMs === undefined || lastMs < from);
			return isPast || sure >= limit ? 'enough' : undefined;
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
