import { isRatingEvent } from '../../../media';
import type { WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { eachPlay } from '../../shared/sync/eachPlay';
import { ignored } from './syncOutcome';
import type { PlayOutcome, SimklSyncOptions, SyncResult } from './syncPlay';
import { syncPlaying } from './syncPlaying';
import { syncRating } from './syncRated';
import { syncUnwatched } from './syncUnwatched';
import { syncWatched } from './syncWatched';

/** Does at Simkl what a watch event says: one outcome per play, and one that does not work stops no other. */
export async function syncWatchEvent(
	client: ServiceClient,
	event: WatchEvent,
	options: SimklSyncOptions,
): Promise<PlayOutcome[]> {
	const settings = {
		...options,
		unrated: options.unrated ?? false,
		scrobbleMaxAgeMinutes: options.scrobbleMaxAgeMinutes ?? 15,
	};
	return await eachPlay(event, async (each) => await syncPlay(client, each, settings));
}

async function syncPlay(
	client: ServiceClient,
	event: WatchEvent,
	options: Required<SimklSyncOptions>,
): Promise<SyncResult> {
	if (isRatingEvent(event)) return await syncRating(client, event, options);
	const ageMs = client.clock.now() - Date.parse(event.at);
	const play = { event, media: event.media, ageMs, options };
	switch (event.event) {
		case 'play':
		case 'resume':
		case 'pause':
		case 'stop':
			return await syncPlaying(client, play);
		case 'progress':
			return ignored('notNeeded', 'Simkl needs no heartbeat while something is playing');
		case 'watched':
			return await syncWatched(client, play);
		case 'unwatched':
			if (options.unwatched === 'ignore')
				return ignored('switchedOff', 'Removing plays is switched off');
			return await syncUnwatched(client, play);
	}
}
