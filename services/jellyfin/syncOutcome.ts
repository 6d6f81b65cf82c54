import { outcomesAt } from '../shared/syncOutcome';
import type { SyncResult } from '../shared/syncResult';

export type JellyfinResult = SyncResult<'jellyfin'>;

export const { ignored, duplicate, synced } = outcomesAt('jellyfin');
