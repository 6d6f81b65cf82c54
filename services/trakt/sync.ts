import type { Media, WatchEvent } from '../../media';
import { eachPlay } from '../shared/eachPlay';
import type { ServiceClient } from '../http/serviceClient';
import { showOfFirst } from './ownIds';
import { syncPlaying } from './syncPlaying';
import { ignored } from './syncOutcome';
import type { PlayOutcome, SyncResult, TraktPlay, TraktSyncOptions } from './syncPlay';
import { syncRated } from './syncRated';
import { syncUnwatched } from './syncUnwatched';
import { syncWatched } from './syncWatched';

/** Does at Trakt what a watch event says: one outcome per play, and one that does not work stops no other. */
export async function syncWatchEvent(
	client: ServiceClient,
	event: WatchEvent,
	options: TraktSyncOptions,
): Promise<PlayOutcome[]> {
	const settings = { ...options, scrobbleMaxAgeMinutes: options.scrobbleMaxAgeMinutes ?? 15 };
	return await eachPlay(
		event,
		async (each, isFirst) =>
			await syncPlay(client, each, settings, isFirst ? undefined : event.media),
	);
}

async function syncPlay(
	client: ServiceClient,
	event: WatchEvent,
	options: Required<TraktSyncOptions>,
	first: Media | undefined,
): Promise<SyncResult> {
	const ageMs = client.clock.now() - Date.parse(event.at);
	const play = { event, media: event.media, ageMs, options };
	switch (event.event) {
		case 'play':
		case 'resume':
		case 'pause':
		case 'stop':
			return await syncPlaying(client, play);
		case 'progress':
			return ignored('Trakt needs no heartbeat while something is playing');
		case 'watched':
			return await syncWatched(client, await placed(client, play, first));
		case 'unwatched':
			if (options.unwatched === 'ignore') return ignored('Removing plays is switched off');
			return await syncUnwatched(client, await placed(client, play, first));
		case 'rated':
			if (!options.rated) return ignored('Sending ratings is switched off');
			return await syncRated(client, await placed(client, play, first));
	}
}

async function placed(
	client: ServiceClient,
	play: TraktPlay,
	first: Media | undefined,
): Promise<TraktPlay> {
	const { media } = play;
	if (!first || media.type !== 'episode') return play;
	const ids = await showOfFirst(client, first);
	return ids ? { ...play, media: { ...media, show: { ...media.show, ids } } } : play;
}
