import { outcomesAt } from '../shared/syncOutcome';

export const { ignored, synced } = outcomesAt('trakt');
