/** @typedef {import('./server.mjs').TraktSimulator} TraktSimulator */
export { startTrakt } from './server.mjs';
