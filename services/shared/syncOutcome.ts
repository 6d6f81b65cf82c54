import type { SyncResult, SyncStatus } from './syncResult';

/** The ways in which a destination says what became of one play there. */
export function outcomesAt<Destination extends string>(destination: Destination) {
	type Result = SyncResult<Destination>;
	return {
		/** Nothing was sent, for this reason. */
		ignored: (reason: string): Result => ({ destination, status: 'ignored', reason, attempts: 0 }),
		/** It was there already, so nothing was sent. */
		duplicate: (reason: string): Result => ({
			destination,
			status: 'duplicate',
			reason,
			attempts: 0,
		}),
		/** Something was sent, so often until it was taken. */
		synced: (
			status: Exclude<SyncStatus, 'ignored'>,
			attempts: number,
			{ reason, remoteId }: Pick<Result, 'reason' | 'remoteId'> = {},
		): Result => ({
			destination,
			status,
			...(reason === undefined ? {} : { reason }),
			...(remoteId === undefined ? {} : { remoteId }),
			attempts,
		}),
	};
}
