import type { IDataObject } from 'n8n-workflow';

import type { WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { eachPlay } from '../../shared/sync/syncResult';
import { dayOfEvent } from '../days';
import { removeHistory, sendDay } from '../history/history';
import { pagesOf, userPath } from '../paging';
import { countOf, dataOf, dayOf, listOf } from '../reading';
import { ignored, synced, tmdbOf } from './syncOutcome';
import type { PlayOutcome, SyncResult } from './syncOutcome';

/** As for the Movary Trigger: few enough for PHP's memory. */
const FILMS_A_PAGE = 500;

interface Account {
	userName: string;
	/** IANA name: in whose days the history is kept. */
	timezone: string;
}

/** Takes out of the history exactly the one play that this event stands for: other plays of that day stay, as do other days. */
export async function takeBackWatchEvent(
	client: ServiceClient,
	event: WatchEvent,
	account: Account,
): Promise<PlayOutcome[]> {
	return await eachPlay(event, async (each) => await takeBackPlay(client, each, account));
}

async function takeBackPlay(
	client: ServiceClient,
	event: WatchEvent,
	{ userName, timezone }: Account,
): Promise<SyncResult> {
	const { media } = event;
	if (media.type !== 'movie') return ignored('notOffered', 'Movary keeps films only');
	if (event.event !== 'watched') return ignored('notAPlay', 'Take Back is for finished plays only');
	const tmdbId = tmdbOf(media);
	const watchedAt = dayOfEvent(event, timezone);
	return await client.inTurn(async () => {
		const held = await heldPlays(client, userName, tmdbId, watchedAt);
		if (!held) return ignored('notThere', `Movary has no play of it on ${watchedAt}`);
		const { movaryId, plays } = held;
		const day = { userName, movaryId, watchedAt };
		// Movary removes a day as a whole, so that one play of several goes by giving the day one less.
		const attempts =
			plays > 1
				? (await sendDay(client, { ...day, plays: plays - 1 })).attempts
				: await removeHistory(client, day);
		return synced('tookBack', attempts, { reason: `One play on ${watchedAt}` });
	});
}

/** How often the film was watched that day: the history itself does not tell, the list of played films does. */
async function heldPlays(
	client: ServiceClient,
	userName: string,
	tmdbId: number,
	day: string,
): Promise<{ movaryId: number; plays: number } | undefined> {
	const pages = {
		path: userPath(userName, 'played'),
		lists: ['played'],
		query: { sortBy: 'title', sortOrder: 'asc' },
		size: FILMS_A_PAGE,
	};
	for await (const page of pagesOf(client, pages)) {
		for (const entry of page) {
			const ids = dataOf(dataOf(entry.movie).ids);
			const movaryId = countOf(ids.movary);
			if (countOf(ids.tmdb) !== tmdbId || !movaryId) continue;
			const held = datesOf(entry).find((date) => dayOf(date.date ?? date.watchedAt) === day);
			return held && { movaryId, plays: countOf(held.plays) ?? 1 };
		}
	}
	return undefined;
}

/** Movary's code and its documents name the list differently. */
function datesOf(entry: IDataObject): IDataObject[] {
	return listOf(entry.watchDates ?? entry.watchedDates) ?? [];
}
