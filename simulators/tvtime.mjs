/** @typedef {import('./tvtime/server.mjs').TvTimeSimulator} TvTimeSimulator */
export { startTvTime } from './tvtime/server.mjs';
