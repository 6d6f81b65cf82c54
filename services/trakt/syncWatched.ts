import type { ServiceClient } from '../http/serviceClient';
import { addPlay } from './history';
import { identify } from './identify';
import { withSubject } from './lookup';
import { isSamePlay, playWindow } from './playWindow';
import { idOf } from './reading';
import { stopScrobble } from './scrobble';
import type { SyncResult, TraktPlay } from './sync';
import { synced } from './syncOutcome';

/** watched: one play. A recent one is scrobbled, which Trakt dates now; any other goes to the history with its own date. */
export async function syncWatched(client: ServiceClient, play: TraktPlay): Promise<SyncResult> {
	const { scrobbleMaxAgeMinutes } = play.options;
	if (!(play.ageMs <= scrobbleMaxAgeMinutes * 60_000)) return await toHistory(client, play);

	const { event, media } = play;
	const stop = await withSubject(
		client,
		media,
		async (subject) => await stopScrobble(client, subject, 100),
	);
	const { status, watchedAt, attempts } = stop;
	if (status === 'added') return synced('added', attempts, { remoteId: idOf(stop.answer.id) });
	const window = playWindow(media.runtimeSeconds, scrobbleMaxAgeMinutes);
	if (status === 'duplicate' && watchedAt && isSamePlay(event.at, watchedAt, window)) {
		return synced('duplicate', attempts, { reason: alreadyThere(watchedAt) });
	}
	// Trakt meant an earlier viewing, or kept a resume point although everything was watched.
	return await toHistory(client, play);
}

async function toHistory(client: ServiceClient, play: TraktPlay): Promise<SyncResult> {
	const { event, media, options } = play;
	const window = playWindow(media.runtimeSeconds, options.scrobbleMaxAgeMinutes);
	const added = await withSubject(client, media, async (subject) => {
		return await addPlay(client, await identify(client, subject), event.at, window);
	});
	const { status, remoteId, attempts } = added;
	const held = typeof added.answer.watched_at === 'string' ? added.answer.watched_at : event.at;
	const reason = status === 'duplicate' ? alreadyThere(held) : undefined;
	return synced(status, attempts, { remoteId, reason });
}

function alreadyThere(watchedAt: string): string {
	return `Trakt already has this play (${watchedAt})`;
}
