import { http } from './mutants/http.mjs';
import { media } from './mutants/media.mjs';
import { nodes } from './mutants/nodes.mjs';
import { noPlayLost } from './mutants/noPlayLost.mjs';
import { services } from './mutants/services.mjs';
import { shared } from './mutants/shared.mjs';

/** @type {import('./mutant.mjs').Mutant[]} */
export const MUTANTS = [...http, ...shared, ...services, ...nodes, ...media, ...noPlayLost];
