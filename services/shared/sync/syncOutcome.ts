import { OUTCOMES } from './outcomes';
import type { CodeOf, OutcomeCode } from './outcomes';
import type { SyncResult } from './syncResult';

/** The ways in which a destination says what became of one play there. The code decides the status. */
export function outcomesAt<Destination extends string>(destination: Destination) {
	type Result = SyncResult<Destination>;
	const unsent = (code: OutcomeCode, reason: string): Result => ({
		destination,
		status: OUTCOMES[code],
		code,
		reason,
		attempts: 0,
	});
	return {
		/** Nothing was sent, for this reason. */
		ignored: (code: CodeOf<'ignored'>, reason: string): Result => unsent(code, reason),
		/** It was there already, so nothing was sent. */
		duplicate: (code: CodeOf<'duplicate'>, reason: string): Result => unsent(code, reason),
		/** Something was sent, so often until it was taken. */
		synced: (
			code: Exclude<OutcomeCode, CodeOf<'ignored'>>,
			attempts: number,
			{ reason, remoteId }: Pick<Result, 'reason' | 'remoteId'> = {},
		): Result => ({
			destination,
			status: OUTCOMES[code],
			code,
			...(reason === undefined ? {} : { reason }),
			...(remoteId === undefined ? {} : { remoteId }),
			attempts,
		}),
	};
}
