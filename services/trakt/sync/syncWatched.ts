import type { ServiceClient } from '../../http/serviceClient';
import { addPlay } from '../history/addPlay';
import { DAY_WINDOW, isFresh, isSamePlay, windowOf } from '../history/playWindow';
import { stopScrobble } from '../history/scrobble';
import { idOf } from '../reading';
import { identify } from '../title/identify';
import { withSubject } from '../title/lookup';
import { synced } from './syncPlay';
import type { SyncResult, TraktPlay } from './syncPlay';

/** watched: one play. A recent one is scrobbled, which Trakt dates now; any other goes to the history with its own date. */
export async function syncWatched(client: ServiceClient, play: TraktPlay): Promise<SyncResult> {
	return (await scrobbleWatched(client, play)) ?? (await toHistory(client, play));
}

/** The scrobble of a recent play; undefined for one that belongs into the history with its own date. */
export async function scrobbleWatched(
	client: ServiceClient,
	play: TraktPlay,
): Promise<SyncResult | undefined> {
	const { event, media } = play;
	const { scrobbleMaxAgeMinutes } = play.options;
	// A scrobble would give a day that is known alone, or a rough guess, a time of day.
	const isRough = event.dateOnly ?? event.dateApproximate ?? false;
	if (isRough || !isFresh(play.ageMs, scrobbleMaxAgeMinutes)) return undefined;

	const stop = await withSubject(
		client,
		media,
		async (subject) => await stopScrobble(client, subject, 100),
	);
	const { code, watchedAt, attempts } = stop;
	if (code === 'scrobbled') return synced(code, attempts, { remoteId: idOf(stop.answer.id) });
	const window = windowOf(event, media, scrobbleMaxAgeMinutes);
	if (code === 'justCounted' && watchedAt && isSamePlay(event.at, watchedAt, window)) {
		return synced('alreadyThere', attempts, { reason: alreadyThere(watchedAt) });
	}
	// Trakt meant an earlier viewing, or kept a resume point although everything was watched.
	return undefined;
}

/** The play with its own date, unless it is there. Not to be called inside a turn. */
export async function toHistory(client: ServiceClient, play: TraktPlay): Promise<SyncResult> {
	const { event, media, options } = play;
	const window = event.dateOnly
		? DAY_WINDOW
		: windowOf(event, media, options.scrobbleMaxAgeMinutes);
	// Today's noon may still be to come, and nothing was watched in the future.
	const at = event.dateOnly && play.ageMs < 0 ? nowAt(client) : event.at;
	const added = await withSubject(client, media, async (subject) => {
		return await addPlay(client, await identify(client, subject), at, window);
	});
	const { code, reason, remoteId, attempts } = added;
	return synced(code, attempts, { remoteId, reason });
}

function nowAt(client: ServiceClient): string {
	return new Date(client.clock.now()).toISOString();
}

function alreadyThere(watchedAt: string): string {
	return `Trakt already has this play (${watchedAt})`;
}
