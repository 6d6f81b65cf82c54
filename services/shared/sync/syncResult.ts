import type { WatchEvent } from '../../../media';
import { playsOf } from '../../../media';
import type { ServiceError } from '../../http/serviceError';
import { isServiceError } from '../../http/serviceError';
import type { CodeOf, OutcomeCode, SyncStatus } from './outcomes';
import { OUTCOMES } from './outcomes';

/** What became of one play at one destination. */
export interface SyncResult<Destination extends string = string> {
	destination: Destination;
	account?: string;
	status: SyncStatus;
	/** What exactly it came to; programs go by this. */
	code: OutcomeCode;
	/** For people: why it was ignored, or what makes it a duplicate. */
	reason?: string;
	/** The play's id at the destination, where it gave one. */
	remoteId?: number;
	/** How often the deciding write was sent; 0 where nothing had to be. */
	attempts: number;
}

/** One outcome per play: a file with two episodes is two plays, and one of them may not work. */
export type PlayOutcome<Destination extends string = string> =
	| { event: WatchEvent; sync: SyncResult<Destination> }
	| { event: WatchEvent; error: ServiceError };

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

/** One outcome per play of the event, in order: what a service does not take stops no other play. */
export async function eachPlay<Destination extends string>(
	event: WatchEvent,
	sync: (play: WatchEvent, isFirst: boolean) => Promise<SyncResult<Destination>>,
): Promise<Array<PlayOutcome<Destination>>> {
	const outcomes: Array<PlayOutcome<Destination>> = [];
	for (const each of playsOf(event)) {
		outcomes.push(
			await sync(each, outcomes.length === 0).then(
				(done): PlayOutcome<Destination> => ({ event: each, sync: done }),
				(error: unknown): PlayOutcome<Destination> => {
					if (isServiceError(error)) return { event: each, error };
					throw error;
				},
			),
		);
	}
	return outcomes;
}
