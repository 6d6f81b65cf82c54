import type { PlayEvent } from '../../../media';
import type { PlayOutcome as AnyPlayOutcome, SyncResult } from '../../shared/sync/syncResult';
import { outcomesAt } from '../../shared/sync/syncResult';

export interface JellyfinSyncOptions {
	/** Whose libraries and marks: the id of a user of the server. */
	userId: string;
	/** Whether an unwatched event takes the mark away. */
	unwatched: boolean;
	/** Whether ratings are passed on. */
	rated: boolean;
	/** Whether pause and stop leave a resume point. */
	progress: boolean;
	/** Whether marks are made as the button in Jellyfin makes them, so that its webhooks and plugins hear of them. */
	tellOtherPrograms: boolean;
}

export type PlayOutcome = AnyPlayOutcome<'jellyfin'>;

/** One play as Jellyfin shall see it; `whole` is the event of the file, which may hold several episodes. */
export interface JellyfinPlay {
	event: PlayEvent;
	whole: PlayEvent;
	options: JellyfinSyncOptions;
}

export type JellyfinResult = SyncResult<'jellyfin'>;

export const { ignored, duplicate, synced } = outcomesAt('jellyfin');
