import type { SyncResult } from '../syncResult';

export type JellyfinResult = SyncResult<'jellyfin'>;

/** Nothing was sent, for this reason. */
export function ignored(reason: string): JellyfinResult {
	return { destination: 'jellyfin', status: 'ignored', reason, attempts: 0 };
}

/** It was there already, so nothing was sent. */
export function duplicate(reason: string): JellyfinResult {
	return { destination: 'jellyfin', status: 'duplicate', reason, attempts: 0 };
}

export function synced(
	status: Exclude<JellyfinResult['status'], 'ignored' | 'duplicate'>,
	attempts: number,
): JellyfinResult {
	return { destination: 'jellyfin', status, attempts };
}
