import type { WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { eachPlay } from '../../shared/sync/syncResult';
import { titleIn } from '../history/entries';
import { removedCount, removeFromHistory } from '../history/history';
import { listRatings } from '../history/ratings';
import { readSeen } from '../history/seen';
import type { Seen } from '../history/seen';
import { withSubject } from '../title/lookup';
import { idsIn, isMovie } from '../title/subject';
import type { SimklSubject } from '../title/subject';
import { ignored, synced } from './syncPlay';
import type { PlayOutcome, SyncResult } from './syncPlay';

/** Simkl keeps whole seconds, and a source may have rounded its own. */
const SAME_MOMENT_MS = 2000;
const HALF_A_DAY_MS = 12 * 3_600_000;
/** A play that was scrobbled has the date of its arrival: up to a quarter of an hour later, and some for a slow clock. */
const SCROBBLED_LATE_MS = 17 * 60_000;

export interface SimklTakeBackOptions {
	/** The item is still the result of adding the play here, so that a scrobble's later date is its own. */
	isOurs: boolean;
}

/** Takes out of the library exactly the plays that this event stands for: one per episode of a file, and no other. */
export async function takeBackWatchEvent(
	client: ServiceClient,
	event: WatchEvent,
	options: SimklTakeBackOptions,
): Promise<PlayOutcome[]> {
	return await eachPlay(event, async (each) => await takeBackPlay(client, each, options));
}

async function takeBackPlay(
	client: ServiceClient,
	event: WatchEvent,
	options: SimklTakeBackOptions,
): Promise<SyncResult> {
	if (event.event !== 'watched') return ignored('notAPlay', 'Take Back is for finished plays only');
	return await withSubject(
		client,
		event.media,
		async (subject) =>
			await client.inTurn(async () => {
				const seen = await readSeen(client, subject);
				if (!isMeant(seen, event, options))
					return ignored('notThere', 'Simkl has no such play at that time');
				if (await isRated(client, subject, seen)) {
					return ignored(
						'wouldTakeRating',
						'Simkl would take the rating of this movie away with its play',
					);
				}
				const answer = await removeFromHistory(client, subject);
				// After a lost answer the first attempt has removed it, so that the second finds nothing to remove.
				if (removedCount(answer) === 0 && !answer.afterLostAnswer) {
					return ignored('notThere', 'Simkl has no such play at that time');
				}
				return synced('tookBack', answer.attempts);
			}),
	);
}

function isMeant(
	{ isWatched, watchedAt = '' }: Seen,
	{ at, dateOnly }: WatchEvent,
	{ isOurs }: SimklTakeBackOptions,
): boolean {
	const laterMs = Date.parse(watchedAt) - Date.parse(at);
	const aroundMs = dateOnly ? HALF_A_DAY_MS : SAME_MOMENT_MS;
	const lateMs = isOurs ? Math.max(aroundMs, SCROBBLED_LATE_MS) : aroundMs;
	return isWatched && laterMs >= -aroundMs && laterMs <= lateMs;
}

/** A movie's play can only be removed with the movie, and a rating is more than was to be taken back. */
async function isRated(
	client: ServiceClient,
	subject: SimklSubject,
	{ simkl }: Seen,
): Promise<boolean> {
	if (!isMovie(subject)) return false;
	const ratings = await listRatings(client, { type: 'movies' });
	return ratings.some((entry) => idsIn(titleIn(entry)).simkl === simkl);
}
