import type { IDataObject } from 'n8n-workflow';

import type { ServiceClient } from '../http/serviceClient';
import { playsOfItem, sendRemoval } from './history';
import { identify } from './identify';
import { withSubject } from './lookup';
import { idOf, textOf } from './reading';
import type { SyncResult, TraktPlay } from './syncPlay';
import { ignored, synced } from './syncOutcome';

/**
 * unwatched: removes by the ids of the plays, so never more than was seen, and never a play newer than the event (which
 * may be a late retry). Trakt dates scrobbles when they arrive, hence the minutes that a scrobble may be late.
 */
export async function syncUnwatched(client: ServiceClient, play: TraktPlay): Promise<SyncResult> {
	const { event, media, options } = play;
	const until = Date.parse(event.at) + options.scrobbleMaxAgeMinutes * 60_000;
	const item = await withSubject(client, media, async (subject) => await identify(client, subject));
	return await client.inTurn(async () => {
		const held = (await playsOfItem(client, item)).filter((each) => !(watchedMs(each) > until));
		held.sort((one, other) => watchedMs(other) - watchedMs(one));
		const ids = held.map(({ id }) => idOf(id)).filter((id) => id !== undefined);
		const historyIds = options.unwatched === 'removeAll' ? ids : ids.slice(0, 1);
		const [remoteId] = historyIds;
		if (remoteId === undefined) return ignored('Trakt has no play of it to remove');
		const { attempts } = await sendRemoval(client, { historyIds });
		return synced('removed', attempts, { remoteId });
	});
}

/** Milliseconds since 1970; a play without a readable date counts as the oldest. */
function watchedMs(play: IDataObject): number {
	const ms = Date.parse(textOf(play.watched_at) ?? '');
	return Number.isNaN(ms) ? 0 : ms;
}
