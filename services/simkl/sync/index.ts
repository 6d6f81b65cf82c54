import { isRatingEvent } from '../../../media';
import type { WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { playingOf } from '../../shared/sync/playing';
import { eachPlay } from '../../shared/sync/syncResult';
import { removedCount, removeFromHistory } from '../history/history';
import { sendScrobble } from '../history/scrobble';
import { readSeen } from '../history/seen';
import { itemOf, momentOf, textOf } from '../reading';
import { withSubject } from '../title/lookup';
import { ignored, synced } from './syncPlay';
import type { PlayOutcome, SimklPlay, SimklSyncOptions, SyncResult } from './syncPlay';
import { syncRating } from './syncRated';
import { syncWatched } from './syncWatched';

/**
 * unwatched: removes the one play that Simkl has, unless it is newer than the event (which may be a late retry). Simkl
 * dates scrobbles when they arrive, hence the minutes that one may be late.
 */
export async function syncUnwatched(client: ServiceClient, play: SimklPlay): Promise<SyncResult> {
	const { event, media, options } = play;
	const until = Date.parse(event.at) + options.scrobbleMaxAgeMinutes * 60_000;
	return await withSubject(
		client,
		media,
		async (subject) =>
			await client.inTurn(async () => {
				const seen = await readSeen(client, subject);
				if (!seen.isWatched) return ignored('notThere', 'Simkl has no play of it to remove');
				if ((momentOf(seen.watchedAt) ?? 0) > until) {
					return ignored('newerThere', `Simkl has a newer play (${seen.watchedAt})`);
				}
				const answer = await removeFromHistory(client, subject);
				if (removedCount(answer) === 0)
					return ignored('notThere', 'Simkl has no play of it to remove');
				return synced('playRemoved', answer.attempts);
			}),
	);
}

/** Simkl counts a pause or stop from 80 % on, which the source has not counted. */
const RESUME_POINTS = { lowest: 0, highest: 79.9 };

/** play, resume: now watching; pause, stop: a resume point, which must not become a play at Simkl. */
export async function syncPlaying(
	client: ServiceClient,
	{ event, media, ageMs, options }: SimklPlay,
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
	const reason = `Simkl counted this title as watched within the last hour${watchedAt ? ` (${watchedAt})` : ''}`;
	return synced('justCounted', attempts, { reason });
}

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
