/** @typedef {import('./server.mjs').SimklSimulator} SimklSimulator */
export { startSimkl } from './server.mjs';
