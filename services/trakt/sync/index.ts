import type { Episode, Rateable, RatingEvent, WatchEvent } from '../../../media';
import { isRatingEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { playingOf } from '../../shared/sync/playing';
import { eachPlay } from '../../shared/sync/syncResult';
import { sendRating, sendRatingRemoval } from '../history/ratings';
import { sendScrobble } from '../history/scrobble';
import { itemOf, textOf } from '../reading';
import { withSubject } from '../title/lookup';
import { showOfFirst } from '../title/ownIds';
import { withRateable } from '../title/rateable';
import { ignored, synced } from './syncPlay';
import type { PlayOutcome, SyncResult, TraktPlay, TraktSyncOptions } from './syncPlay';
import { syncUnwatched } from './syncUnwatched';
import { syncWatched } from './syncWatched';

/** rated: Trakt knows whole numbers from 1 to 10; Plex also sends halves. unrated: the rating is taken away. */
export async function syncRating(
	client: ServiceClient,
	event: RatingEvent,
	media: Rateable,
	options: Pick<TraktSyncOptions, 'rated' | 'unrated'>,
): Promise<SyncResult> {
	if (event.event === 'unrated') {
		if (!options.unrated) return ignored('switchedOff', 'Removing ratings is switched off');
		const { attempts } = await withRateable(
			client,
			media,
			async (subject) => await sendRatingRemoval(client, subject),
		);
		return synced('ratingRemoved', attempts, { reason: 'The rating' });
	}
	if (!options.rated) return ignored('switchedOff', 'Sending ratings is switched off');
	if (event.rating === undefined) return ignored('ratingUnknown', 'The rating is unknown');
	const rating = Math.min(10, Math.max(1, Math.round(event.rating)));
	const { attempts } = await withRateable(
		client,
		media,
		async (subject) => await sendRating(client, subject, rating, event.at),
	);
	return synced('rated', attempts);
}

/** Trakt refuses a resume point below 1 % (422), and counts a pause or stop from 80 % on, which the source has not counted. */
const RESUME_POINTS = { lowest: 1, highest: 79.9 };

/** play, resume: now watching; pause, stop: a resume point, which must not become a play at Trakt. */
export async function syncPlaying(
	client: ServiceClient,
	{ event, media, ageMs, options }: TraktPlay,
): Promise<SyncResult> {
	const age = { ageMs, freshMinutes: options.scrobbleMaxAgeMinutes };
	const playing = playingOf(event, age, RESUME_POINTS);
	if (playing.action === 'none') return ignored(playing.code, playing.reason);
	const { action, progress } = playing;
	const answer = await withSubject(
		client,
		media,
		async (subject) => await sendScrobble(client, action, subject, progress, [409]),
	);
	const { status, attempts } = answer;
	// The id of a start or pause is no play's id, so it is not given on.
	if (status !== 409) {
		return synced(action === 'start' ? 'nowWatching' : 'resumePointKept', attempts);
	}
	const watchedAt = textOf(itemOf(answer).watched_at);
	const reason = `Trakt counted this title as watched just now${watchedAt ? ` (${watchedAt})` : ''}`;
	return synced('justCounted', attempts, { reason });
}

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
