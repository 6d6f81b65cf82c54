import type { Media, PlayEvent } from '../../../../media';
import { syncWatchEvent } from '../../../../services/jellyfin';
import { ago, allOn, jellyfinSaying } from './jellyfin';

export type Jellyfin = ReturnType<typeof jellyfinSaying>;

export async function watch({ client }: Jellyfin, media: Media, more: Partial<PlayEvent> = {}) {
	const user = { id: '17', name: 'Alice' };
	const play: PlayEvent = { event: 'watched', source: 'plex', key: 'k', at: ago(1), user, media };
	return await syncWatchEvent(client, { ...play, ...more }, allOn);
}

export const added = [{ sync: { status: 'added' } }];
export const notFound = [{ error: { kind: 'notFound' } }];
export const ambiguous = [{ error: { kind: 'ambiguous' } }];
