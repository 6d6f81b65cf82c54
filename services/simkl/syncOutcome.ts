import { outcomesAt } from '../syncOutcome';

export const { ignored, synced } = outcomesAt('simkl');
