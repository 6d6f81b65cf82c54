import type { WatchEvent } from '../../../../media';
import { syncWatchEvent } from '../../../../services/jellyfin';
import type { JellyfinSyncOptions } from '../../../../services/jellyfin';
import { allOn, jellyfinSaying } from './jellyfin';

export type Jellyfin = ReturnType<typeof jellyfinSaying>;

export async function sync(
	{ client }: Jellyfin,
	event: WatchEvent,
	options: Partial<JellyfinSyncOptions> = {},
) {
	return await syncWatchEvent(client, event, { ...allOn, ...options });
}

export const played = (date: string | undefined, more = {}) => ({
	Played: true,
	PlayCount: 3,
	...(date === undefined ? {} : { LastPlayedDate: date }),
	...more,
});
