import { outcomesAt } from '../../shared/sync/syncOutcome';

export const { ignored, synced } = outcomesAt('trakt');
