import type { ServiceClient } from '../../http/serviceClient';
import { settle } from '../../shared/import/wantedPlays';
import { hasNewer, keepsOnePlay } from '../history/watchOnlyOnce';
import { synced } from '../sync/syncOutcome';
import { HeldPlays, readWhole } from './heldPlays';
import type { WantedPlay } from './wantedPlay';

/**
 * For an account that keeps one play of each title: of those that are wanted only the newest is sent, and none where the
 * history has a newer one, for an older one would overwrite its date. To be called with what is not in the history.
 */
export async function keepNewest(client: ServiceClient, missing: WantedPlay[]): Promise<void> {
	if (missing.length === 0 || !(await keepsOnePlay(client))) return;
	const held = await readWhole(client, missing);
	const accepted = new HeldPlays(false);
	const newestFirst = [...missing].sort((one, other) => dateOf(other) - dateOf(one));
	for (const play of newestFirst) {
		const there = [...accepted.ofTitle(play.media), ...held.ofTitle(play.media)];
		const [newest] = there.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
		if (newest && Date.parse(newest.at) > dateOf(play)) {
			const reason = hasNewer({ watched_at: newest.at });
			settle(play, synced('keepsOnePlay', 0, { remoteId: newest.id, reason }));
			continue;
		}
		play.replaces = newest?.at;
		accepted.add({
			at: new Date(dateOf(play)).toISOString(),
			isScrobble: false,
			media: play.media,
		});
	}
}

/** A play without a date stands before all that have one. */
function dateOf({ at, isUndated }: WantedPlay): number {
	return isUndated ? 0 : Date.parse(at);
}
