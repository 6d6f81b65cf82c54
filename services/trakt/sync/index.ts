import { isRatingEvent } from '../../../media';
import type { Episode, Rateable, WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { eachPlay } from '../../shared/sync/eachPlay';
import { showOfFirst } from '../title/ownIds';
import { ignored } from './syncOutcome';
import type { PlayOutcome, SyncResult, TraktPlay, TraktSyncOptions } from './syncPlay';
import { syncPlaying } from './syncPlaying';
import { syncRating } from './syncRated';
import { syncUnwatched } from './syncUnwatched';
import { syncWatched } from './syncWatched';

/** Does at Trakt what a watch event says: one outcome per play, and one that does not work stops no other. */
export async function syncWatchEvent(
	client: ServiceClient,
	event: WatchEvent,
	options: TraktSyncOptions,
): Promise<PlayOutcome[]> {
	const settings = {
		...options,
		unrated: options.unrated ?? false,
		scrobbleMaxAgeMinutes: options.scrobbleMaxAgeMinutes ?? 15,
	};
	const first = event.media.type === 'episode' ? event.media : undefined;
	return await eachPlay(
		event,
		async (each, isFirst) => await syncPlay(client, each, settings, isFirst ? undefined : first),
	);
}

async function syncPlay(
	client: ServiceClient,
	event: WatchEvent,
	options: Required<TraktSyncOptions>,
	first: Episode | undefined,
): Promise<SyncResult> {
	if (isRatingEvent(event)) {
		return await syncRating(client, event, await placed(client, event.media, first), options);
	}
	const ageMs = client.clock.now() - Date.parse(event.at);
	const play = { event, media: event.media, ageMs, options };
	switch (event.event) {
		case 'play':
		case 'resume':
		case 'pause':
		case 'stop':
			return await syncPlaying(client, play);
		case 'progress':
			return ignored('notNeeded', 'Trakt needs no heartbeat while something is playing');
		case 'watched':
			return await syncWatched(client, await placedPlay(client, play, first));
		case 'unwatched':
			if (options.unwatched === 'ignore')
				return ignored('switchedOff', 'Removing plays is switched off');
			return await syncUnwatched(client, await placedPlay(client, play, first));
	}
}

async function placedPlay(
	client: ServiceClient,
	play: TraktPlay,
	first: Episode | undefined,
): Promise<TraktPlay> {
	return { ...play, media: await placed(client, play.media, first) };
}

/** An episode that follows the first in one file has its show from that one. */
async function placed<Titled extends Rateable>(
	client: ServiceClient,
	media: Titled,
	first: Episode | undefined,
): Promise<Titled> {
	if (!first || media.type !== 'episode') return media;
	const ids = await showOfFirst(client, first);
	return ids ? { ...media, show: { ...media.show, ids } } : media;
}
