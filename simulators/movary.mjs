/** @typedef {import('./movary/server.mjs').MovarySimulator} MovarySimulator */
export { startMovary } from './movary/server.mjs';
