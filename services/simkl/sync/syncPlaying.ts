import type { ServiceClient } from '../../http/serviceClient';
import { playingOf } from '../../shared/sync/playing';
import { sendScrobble } from '../history/scrobble';
import { itemOf, textOf } from '../reading';
import { withSubject } from '../title/lookup';
import { ignored, synced } from './syncOutcome';
import type { SimklPlay, SyncResult } from './syncPlay';

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
