import type { WatchEvent } from '../../../media';
import type { ServiceError } from '../../http/serviceError';
import type { OutcomeCode, SyncStatus } from './outcomes';

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
