import { outcomesAt } from '../../shared/sync/syncOutcome';
import type { SyncResult } from '../../shared/sync/syncResult';

export type JellyfinResult = SyncResult<'jellyfin'>;

export const { ignored, duplicate, synced } = outcomesAt('jellyfin');
