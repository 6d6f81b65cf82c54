import { outcomesAt } from '../shared/syncOutcome';

export const { duplicate, ignored, synced } = outcomesAt('simkl');
