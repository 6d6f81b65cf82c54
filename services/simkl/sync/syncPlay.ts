import type { Media, PlayEvent } from '../../../media';
import type {
	PlayOutcome as AnyPlayOutcome,
	SyncResult as AnySyncResult,
} from '../../shared/sync/syncResult';
import { outcomesAt } from '../../shared/sync/syncResult';
import type { Rewatches } from '../history/rewatches';

export interface SimklSyncOptions {
	/** What an unwatched event takes away: nothing, or the one play that Simkl has of that film or episode. */
	unwatched: 'ignore' | 'remove';
	/** Whether ratings are passed on. */
	rated: boolean;
	/** Whether a rating that was taken away is removed; not without being asked. */
	unrated?: boolean;
	/** Whether a viewing of what was watched before is added as a rewatch, where the account can have those. */
	rewatch: boolean;
	/** Minutes after which a play goes to the history with its own date instead of a scrobble dated now; 15. */
	scrobbleMaxAgeMinutes?: number;
}

export type SyncResult = AnySyncResult<'simkl'>;
export type PlayOutcome = AnyPlayOutcome<'simkl'>;

/** One play as Simkl shall see it. */
export interface SimklPlay {
	event: PlayEvent;
	media: Media;
	/** Milliseconds since it happened; negative where the source's clock is ahead. */
	ageMs: number;
	options: Required<SimklSyncOptions>;
	/** What an import knows of rewatches; a single play looks for itself. */
	rewatches?: Rewatches;
}

export const { duplicate, ignored, synced } = outcomesAt('simkl');
