import { isRatingEvent } from '../../../media';
import type { WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { eachPlay } from '../../shared/sync/eachPlay';
import { inTurnOf } from '../turns';
import { ignored } from './syncOutcome';
import type { JellyfinResult } from './syncOutcome';
import type { JellyfinPlay, JellyfinSyncOptions, PlayOutcome } from './syncPlay';
import { syncPosition } from './syncPosition';
import { syncRating } from './syncRated';
import { syncUnwatched } from './syncUnwatched';
import { syncWatched } from './syncWatched';

/**
 * Does at Jellyfin what a watch event says: one outcome per play, and one that does not work stops no other. Alone per
 * user, for what is written goes by what was read.
 */
export async function syncWatchEvent(
	client: ServiceClient,
	event: WatchEvent,
	options: JellyfinSyncOptions,
): Promise<PlayOutcome[]> {
	return await eachPlay(
		event,
		async (each) =>
			await inTurnOf(client, options.userId, async () => {
				if (isRatingEvent(each)) return await syncRating(client, each, options);
				const whole = isRatingEvent(event) ? each : event;
				return await syncPlay(client, { event: each, whole, options });
			}),
	);
}

async function syncPlay(client: ServiceClient, play: JellyfinPlay): Promise<JellyfinResult> {
	const { event, options } = play;
	switch (event.event) {
		case 'play':
		case 'resume':
			return ignored(
				'notOffered',
				'Jellyfin shows as now watching only what its own players play: nothing can be set from outside',
			);
		case 'progress':
			return ignored(
				'notNeeded',
				'Jellyfin needs no heartbeat while something is playing elsewhere',
			);
		case 'pause':
		case 'stop':
			if (!options.progress)
				return ignored('switchedOff', 'Sending resume positions is switched off');
			return await syncPosition(client, play);
		case 'watched':
			return await syncWatched(client, play);
		case 'unwatched':
			if (!options.unwatched) return ignored('switchedOff', 'Taking marks away is switched off');
			return await syncUnwatched(client, play);
	}
}
