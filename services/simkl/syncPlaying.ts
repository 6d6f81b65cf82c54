import type { ClientAnswer, ServiceClient } from '../http/serviceClient';
import { withSubject } from './lookup';
import { itemOf, textOf } from './reading';
import { sendScrobble } from './scrobble';
import type { SimklPlay, SyncResult } from './syncPlay';
import { ignored, synced } from './syncOutcome';

/** Below Simkl's own 80 %, from where a pause or stop would count as a play that the source has not counted. */
const HIGHEST_PAUSE = 79.9;
const BARELY_STARTED = 1;
/** From here on (percent) media servers count a play themselves and send a watched event for it. */
const FINISHED_FROM = 90;
/** Minutes after which "now watching" would be untrue, and a resume point could overwrite a newer one. */
const STALE_AFTER_MINUTES = 15;

/** play, resume: now watching. */
export async function syncStart(client: ServiceClient, play: SimklPlay): Promise<SyncResult> {
	if (isStale(play)) return ignored('It happened too long ago to be shown as now watching');
	const progress = Math.min(play.event.progress ?? 0, 100);
	return outcome('watching', await send(client, play, 'start', progress));
}

/** pause: a resume point. */
export async function syncPause(client: ServiceClient, play: SimklPlay): Promise<SyncResult> {
	const { progress } = play.event;
	if (progress === undefined) return ignored('The position is unknown');
	if (isStale(play)) return ignored('It happened too long ago to be a resume point');
	return outcome('paused', await send(client, play, 'pause', Math.min(progress, HIGHEST_PAUSE)));
}

/** stop: the source has not counted it as watched, so it must not become a play at Simkl either. */
export async function syncStop(client: ServiceClient, play: SimklPlay): Promise<SyncResult> {
	const { progress } = play.event;
	if (progress === undefined) return ignored('The position is unknown');
	if (progress < BARELY_STARTED) return ignored('Barely started');
	if (progress >= FINISHED_FROM) return ignored('Finished: counted by the watched event');
	if (isStale(play)) return ignored('It happened too long ago to be a resume point');
	return outcome('paused', await send(client, play, 'stop', Math.min(progress, HIGHEST_PAUSE)));
}

function isStale({ ageMs, options }: SimklPlay): boolean {
	return ageMs > Math.max(STALE_AFTER_MINUTES, options.scrobbleMaxAgeMinutes) * 60_000;
}

async function send(
	client: ServiceClient,
	{ media }: SimklPlay,
	action: 'start' | 'pause' | 'stop',
	progress: number,
): Promise<ClientAnswer> {
	return await withSubject(
		client,
		media,
		async (subject) => await sendScrobble(client, action, subject, progress, [409]),
	);
}

/** The id of a start or pause is no play's id, so it is not given on. */
function outcome(status: 'watching' | 'paused', answer: ClientAnswer): SyncResult {
	if (answer.status !== 409) return synced(status, answer.attempts);
	const watchedAt = textOf(itemOf(answer).watched_at);
	const reason = `Simkl counted this title as watched within the last hour${watchedAt ? ` (${watchedAt})` : ''}`;
	return synced('duplicate', answer.attempts, { reason });
}
