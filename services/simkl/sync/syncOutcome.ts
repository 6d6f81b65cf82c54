import { outcomesAt } from '../../shared/sync/syncOutcome';

export const { duplicate, ignored, synced } = outcomesAt('simkl');
