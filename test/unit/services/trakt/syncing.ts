import type { WatchEvent } from '../../../../media';
import { syncWatchEvent } from '../../../../services/trakt';
import type { TraktSyncOptions } from '../../../../services/trakt';
import { answer, offByDefault, traktSaying } from './trakt';

export type Trakt = ReturnType<typeof traktSaying>;

export const start = 'POST /scrobble/start';
export const stop = 'POST /scrobble/stop';
export const history = 'POST /sync/history';
export const identified: [string, ReturnType<typeof answer>] = [
	'GET /search/imdb/tt9100001?type=movie',
	answer(200, [{ movie: { ids: { trakt: 12 } } }]),
];
export const readBack = 'GET /sync/history/movies/12?…';

export async function sync(
	{ client }: Trakt,
	event: WatchEvent,
	options: Partial<TraktSyncOptions> = {},
) {
	return await syncWatchEvent(client, event, { ...offByDefault, ...options });
}
