import type { IDataObject } from 'n8n-workflow';

import type { ServiceClient } from '../../http/serviceClient';
import { TAKEN_BEFORE, TakenAway } from '../../shared/sync/takenAway';
import { sendRemoval } from '../history/history';
import { playsOfItem, watchedMs } from '../history/knownPlays';
import { idOf } from '../reading';
import { identify } from '../title/identify';
import { withSubject } from '../title/lookup';
import { ignored, synced } from './syncPlay';
import type { SyncResult, TraktPlay } from './syncPlay';

interface HeldPlay {
	id: number;
	/** Milliseconds since 1970. */
	atMs: number;
}

const taken = new TakenAway<HeldPlay>();

/**
 * unwatched: removes by the ids of the plays, so never more than was seen, and never a play newer than the event (which
 * may be a late retry). Trakt dates scrobbles when they arrive, hence the minutes that a scrobble may be late. The latest
 * play alone is removed once: the same event again takes none that is older.
 */
export async function syncUnwatched(client: ServiceClient, play: TraktPlay): Promise<SyncResult> {
	const { event, media, options } = play;
	const until = Date.parse(event.at) + options.scrobbleMaxAgeMinutes * 60_000;
	const item = await withSubject(client, media, async (subject) => await identify(client, subject));
	return await client.inTurn(async () => {
		const plays = (await playsOfItem(client, item)).flatMap(heldPlay);
		const held = plays.filter(({ atMs }) => atMs <= until);
		held.sort((one, other) => (isNewer(one, other) ? -1 : 1));
		const before = taken.by(client, event, item.trakt);
		const [latest] = held.filter(
			(play) => before === undefined || play.id === before.id || isNewer(play, before),
		);
		const removed = options.unwatched === 'removeAll' ? held : latest ? [latest] : [];
		const [newest] = removed;
		if (!newest) {
			if (before) return ignored('takenBefore', TAKEN_BEFORE);
			return ignored('notThere', 'Trakt has no play of it to remove');
		}
		const mayTake =
			options.unwatched === 'removeAll' ||
			(await taken.mayTake(client, event, item.trakt, [newest.id, newest]));
		if (!mayTake) return ignored('takenBefore', TAKEN_BEFORE);
		const { attempts } = await sendRemoval(client, { historyIds: removed.map(({ id }) => id) });
		return synced('playRemoved', attempts, { remoteId: newest.id });
	});
}

/** Of two plays of one minute, which is all that Trakt keeps, the later one has the higher id. */
function isNewer(one: HeldPlay, other: HeldPlay): boolean {
	return one.atMs > other.atMs || (one.atMs === other.atMs && one.id > other.id);
}

/** A play without a readable date counts as the oldest. None for an entry that has no id. */
function heldPlay(play: IDataObject): HeldPlay[] {
	const id = idOf(play.id);
	return id === undefined ? [] : [{ id, atMs: watchedMs(play) }];
}
