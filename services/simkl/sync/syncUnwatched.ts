import type { ServiceClient } from '../../http/serviceClient';
import { removedCount, removeFromHistory } from '../history/history';
import { readSeen } from '../history/seen';
import { momentOf } from '../reading';
import { withSubject } from '../title/lookup';
import { ignored, synced } from './syncOutcome';
import type { SimklPlay, SyncResult } from './syncPlay';

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
