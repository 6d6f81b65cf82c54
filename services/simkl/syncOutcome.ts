import type { SyncResult } from './syncPlay';

/** Nothing was sent, for this reason. */
export function ignored(reason: string): SyncResult {
	return { destination: 'simkl', status: 'ignored', reason, attempts: 0 };
}

export function synced(
	status: Exclude<SyncResult['status'], 'ignored'>,
	attempts: number,
	more: Pick<SyncResult, 'reason' | 'remoteId'> = {},
): SyncResult {
	const { reason, remoteId } = more;
	return {
		destination: 'simkl',
		status,
		...(reason === undefined ? {} : { reason }),
		...(remoteId === undefined ? {} : { remoteId }),
		attempts,
	};
}
