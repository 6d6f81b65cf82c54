import type { Media, PlayEvent } from '../../../media';
import type {
	PlayOutcome as AnyPlayOutcome,
	SyncResult as AnySyncResult,
} from '../../shared/sync/syncResult';
import { outcomesAt } from '../../shared/sync/syncResult';

export interface TraktSyncOptions {
	/** What an unwatched event takes away: nothing, the newest play before it, or every play before it. */
	unwatched: 'ignore' | 'removeLatest' | 'removeAll';
	/** Whether ratings are passed on. */
	rated: boolean;
	/** Whether a rating that was taken away is removed; not without being asked. */
	unrated?: boolean;
	/** Minutes after which a play goes to the history with its own date instead of a scrobble dated now; 15. */
	scrobbleMaxAgeMinutes?: number;
}

export type SyncResult = AnySyncResult<'trakt'>;
export type PlayOutcome = AnyPlayOutcome<'trakt'>;

/** One play as Trakt shall see it: its media may have got ids that the event itself does not carry. */
export interface TraktPlay {
	event: PlayEvent;
	media: Media;
	/** Milliseconds since it happened; negative where the source's clock is ahead. */
	ageMs: number;
	options: Required<TraktSyncOptions>;
}

export const { ignored, synced } = outcomesAt('trakt');
