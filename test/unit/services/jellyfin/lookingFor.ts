import type { Media, WatchEvent } from '../../../../media';
import { syncWatchEvent } from '../../../../services/jellyfin';
import { allOn, eventOf, jellyfinSaying } from './jellyfin';

export type Jellyfin = ReturnType<typeof jellyfinSaying>;

export async function watch({ client }: Jellyfin, media: Media, more: Partial<WatchEvent> = {}) {
	return await syncWatchEvent(client, eventOf('watched', { media, ...more }), allOn);
}

export const added = [{ sync: { status: 'added' } }];
export const notFound = [{ error: { kind: 'notFound' } }];
