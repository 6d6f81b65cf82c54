import type { SystemApiGetLogEntriesRequest } from '@jellyfin/sdk/lib/generated-client/api/system-api';
import type { IDataObject } from 'n8n-workflow';

import { lastPlayOf } from '../../../media';
import type { LastPlay, Playback } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { isServiceError } from '../../http/serviceError';
import { ITEMS, plainId, queryOf } from '../query';
import { dataOf, itemsOf, textOf } from '../reading';
import { userState } from '../title/libraryItem';
import { lastPlayedMs } from './lastPlayed';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** How long before the play in doubt another one may be that it goes on with. */
const GOES_ON_MS = 7 * DAY_MS;
const PAGE_SIZE = 1000;
/** A household's month has some thousand entries; a log without end is not read to its end. */
const MOST_PAGES = 10;

/** What became of the last play of each of these items, by the server's activity log, which is read once for all. */
export async function lastPlaysOf(
	client: ServiceClient,
	userId: string,
	items: readonly IDataObject[],
): Promise<Map<IDataObject, LastPlay>> {
	const began = items.flatMap((item) => beganOf(item) ?? []);
	if (began.length === 0) return new Map();
	const log = await readLog(client, Math.min(...began) - GOES_ON_MS);
	return new Map(
		items.map((item) => {
			const isCovered = log !== undefined && log.reachesMs <= (beganOf(item) ?? 0) + MINUTE_MS;
			const own = isCovered ? playbacksOf(log.entries, userId, textOf(item.Id) ?? '') : undefined;
			return [item, lastPlayOf(item, own)];
		}),
	);
}

const beganOf = ({ UserData }: IDataObject) => lastPlayedMs(userState(dataOf(UserData)));
const dateOf = ({ Date: date }: IDataObject) => lastPlayedMs({ lastPlayed: textOf(date) });

/** The log of everybody, newest first; undefined where this sign-in may not read it (an administrator's alone may). */
async function readLog(
	client: ServiceClient,
	fromMs: number,
): Promise<{ entries: IDataObject[]; reachesMs: number } | undefined> {
	const entries: IDataObject[] = [];
	for (let page = 0; page < MOST_PAGES; page++) {
		const query: SystemApiGetLogEntriesRequest = {
			startIndex: entries.length,
			limit: PAGE_SIZE,
			minDate: new Date(fromMs).toISOString(),
		};
		const read = await readEntries(client, query);
		if (read === undefined) return undefined;
		entries.push(...read);
		if (read.length < PAGE_SIZE) break;
	}
	const dates = entries.flatMap((entry) => dateOf(entry) ?? []);
	return { entries, reachesMs: Math.min(...dates) };
}

async function readEntries(
	client: ServiceClient,
	query: SystemApiGetLogEntriesRequest,
): Promise<IDataObject[] | undefined> {
	const path = '/System/ActivityLog/Entries';
	return await client
		.request({ method: 'GET', path, query: queryOf(query) }, { answers: ITEMS })
		.then(itemsOf)
		.catch((error: unknown) => {
			// The list of plays is worth more than the one doubt in it.
			if (isServiceError(error, 'refused') || isServiceError(error, 'notFound')) return undefined;
			throw error;
		});
}

/** In the order of time. An end belongs to the start before it; a start without one got no further than that. */
function playbacksOf(entries: readonly IDataObject[], userId: string, itemId: string): Playback[] {
	const isOwn = ({ UserId, ItemId }: IDataObject) =>
		plainId(String(UserId)) === plainId(userId) && plainId(String(ItemId)) === plainId(itemId);
	const own = entries.filter(isOwn).flatMap((entry) => {
		const ms = dateOf(entry);
		return ms === undefined ? [] : [{ ms, type: entry.Type }];
	});
	const playbacks: Playback[] = [];
	for (const { ms, type } of own.sort((one, other) => one.ms - other.ms)) {
		const last = playbacks.at(-1);
		if (type === 'VideoPlayback') playbacks.push({ startedMs: ms });
		else if (type === 'VideoPlaybackStopped' && last && last.endedMs === undefined) {
			last.endedMs = ms;
		}
	}
	return playbacks;
}
