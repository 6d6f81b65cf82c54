import type { ServiceClient } from '../../http/serviceClient';
import { isServiceError } from '../../http/serviceError';
import { watchedBefore, writePlay } from '../history/history';
import { duplicate } from '../history/historyAdd';
import type { HistoryAdd } from '../history/historyAdd';
import { isFresh, stopScrobble } from '../history/scrobble';
import { readSeen } from '../history/seen';
import { idOf } from '../reading';
import { withSubject } from '../title/lookup';
import { specialOf } from '../title/showSearch';
import type { SimklSubject } from '../title/subject';
import { synced } from './syncPlay';
import type { SimklPlay, SyncResult } from './syncPlay';

/**
 * watched: one play. Simkl keeps one of each title, so it is read back first: what it has already is no second one. A
 * recent play is scrobbled, which Simkl dates now; any other goes to the history with its own date.
 */
export async function syncWatched(client: ServiceClient, play: SimklPlay): Promise<SyncResult> {
	const special = play.media.type === 'episode' ? await specialOf(client, play.media) : undefined;
	if (special) {
		const { at } = play.event;
		const done = await client.inTurn(async () => await writePlay(client, special, at));
		return synced(done.code, done.attempts, { reason: done.reason });
	}
	const done = await withSubject(
		client,
		play.media,
		async (subject) => await client.inTurn(async () => await record(client, play, subject)),
	).catch(async (error: unknown) => await recordByOwnId(client, play, error));
	const { code, attempts, reason, remoteId } = done;
	return synced(code, attempts, { reason, remoteId });
}

async function record(
	client: ServiceClient,
	{ event, ageMs, options, rewatches }: SimklPlay,
	subject: SimklSubject,
): Promise<HistoryAdd> {
	const { rewatch, scrobbleMaxAgeMinutes } = options;
	const seen = await readSeen(client, subject);
	// Today's noon may still be to come, and nothing was watched in the future.
	const watchedAt =
		event.dateOnly && ageMs < 0 ? new Date(client.clock.now()).toISOString() : event.at;
	if (seen.isWatched) {
		return await watchedBefore(client, subject, seen, { watchedAt, rewatch, rewatches });
	}
	// A scrobble would give a day that is known alone, or a rough guess, a time of day.
	const isExact = !event.dateOnly && !event.dateApproximate;
	if (isExact && isFresh(ageMs, scrobbleMaxAgeMinutes)) {
		const { code, answer, attempts, watchedAt: held } = await stopScrobble(client, subject, 100);
		if (code === 'scrobbled') return { code, answer, attempts, remoteId: idOf(answer.id) };
		if (code === 'justCounted') {
			return {
				...duplicate('alreadyThere', `Simkl already has this play (${held ?? 'of this hour'})`),
				attempts,
			};
		}
	}
	// Also where Simkl kept a resume point although everything was watched.
	return await writePlay(client, subject, watchedAt);
}

/** The history alone takes an episode by its own TheTVDB id: what is left where its show was not found. */
async function recordByOwnId(
	client: ServiceClient,
	{ event, media }: SimklPlay,
	error: unknown,
): Promise<HistoryAdd> {
	const tvdb = media.type === 'episode' ? idOf(media.ids.tvdb) : undefined;
	if (!isServiceError(error, 'notFound') || tvdb === undefined) throw error;
	return await writePlay(client, { episode: { ids: { tvdb } } }, event.at).catch(
		(again: unknown) => {
			// What was said of the show tells more than that its episode's id is not known either.
			throw isServiceError(again, 'notFound') ? error : again;
		},
	);
}
