import { outcomesAt } from '../syncOutcome';
import type { SyncResult } from '../syncResult';

export type JellyfinResult = SyncResult<'jellyfin'>;

export const { ignored, duplicate, synced } = outcomesAt('jellyfin');
