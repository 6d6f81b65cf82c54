import type { IDataObject } from 'n8n-workflow';

import type { WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { eachPlay } from '../../shared/sync/syncResult';
import { sendRemoval } from '../history/history';
import { playsOfItem } from '../history/knownPlays';
import { minuteOf } from '../history/playWindow';
import { dataOf, idOf, itemOf, textOf } from '../reading';
import { identify } from '../title/identify';
import { withSubject } from '../title/lookup';
import type { TraktItem } from '../title/subject';
import { ignored, synced } from './syncPlay';
import type { PlayOutcome, SyncResult } from './syncPlay';

/** A source may have rounded its own date, into the next minute at worst. */
const ROUNDED_MS = 2000;
const HALF_A_DAY_MS = 12 * 3_600_000;
/** A play without a date stands at the beginning of 1970. */
const UNDATED_MS = 0;

export interface TraktTakeBackOptions {
	/** The id that Trakt gave the play when it was added, where the item still carries it. */
	historyId?: number;
	/** Whether a date that is known roughly only was written as Trakt's unknown date. */
	approximateDates: 'keep' | 'unknown';
}

/** Takes out of the history exactly the plays that this event stands for: one per episode of a file, and no other. */
export async function takeBackWatchEvent(
	client: ServiceClient,
	event: WatchEvent,
	options: TraktTakeBackOptions,
): Promise<PlayOutcome[]> {
	return await eachPlay(event, async (each) => await takeBackPlay(client, each, options));
}

async function takeBackPlay(
	client: ServiceClient,
	event: WatchEvent,
	options: TraktTakeBackOptions,
): Promise<SyncResult> {
	if (event.event !== 'watched') return ignored('notAPlay', 'Take Back is for finished plays only');
	const item = await withSubject(
		client,
		event.media,
		async (subject) => await identify(client, subject),
	);
	return await client.inTurn(async () => {
		const historyId = await historyIdOf(client, item, event, options);
		if (historyId === undefined) return ignored('notThere', 'Trakt has no such play at that time');
		const sent = await sendRemoval(client, { historyIds: [historyId] });
		const counts = Object.values(dataOf(itemOf(sent).deleted));
		const isGone = counts.some((count) => typeof count === 'number' && count > 0);
		// After a lost answer the first attempt has removed it, so that the second finds nothing to remove.
		if (!isGone && !sent.afterLostAnswer)
			return ignored('notThere', 'Trakt has no such play at that time');
		return synced('tookBack', sent.attempts, { remoteId: historyId });
	});
}

/** The id of the one play that is meant: the one that is named, or the one that is closest to the event. */
async function historyIdOf(
	client: ServiceClient,
	item: TraktItem,
	event: WatchEvent,
	{ historyId, approximateDates }: TraktTakeBackOptions,
): Promise<number | undefined> {
	const isUndated = event.dateApproximate === true && approximateDates === 'unknown';
	const at = isUndated ? UNDATED_MS : Date.parse(event.at);
	const isMeant = (ms: number) =>
		event.dateOnly || isUndated ? Math.abs(ms - at) <= HALF_A_DAY_MS : isOfMinute(ms, event.at);
	// A scrobble has the date of its arrival, so the id is looked for further around.
	const plays = await playsOfItem(client, item, {
		start_at: new Date(at - HALF_A_DAY_MS).toISOString(),
		end_at: new Date(at + HALF_A_DAY_MS).toISOString(),
	});
	const named = plays.find(({ id }) => historyId !== undefined && id === historyId);
	if (named) return historyId;
	const msOf = (play: IDataObject) => Date.parse(textOf(play.watched_at) ?? '');
	// Of the minute before a play and the one it lies in, its own is meant.
	const distance = (play: IDataObject) =>
		Math.abs(msOf(play) - (isUndated ? at : minuteOf(event.at)));
	const [closest] = plays
		.filter((play) => idOf(play.id) !== undefined && isMeant(msOf(play)))
		.sort((one, other) => distance(one) - distance(other));
	return idOf(closest?.id);
}

/** A date that Trakt cut to its minute lies up to a minute before the play. */
function isOfMinute(heldMs: number, at: string): boolean {
	return heldMs >= minuteOf(at) && heldMs <= Date.parse(at) + ROUNDED_MS;
}
