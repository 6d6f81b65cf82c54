import { readFile, rm } from 'node:fs/promises';
import { until } from '../../e2e/support/n8n.mjs';

/**
 * Megabytes: `kept` is what is still in use (V8's heap and what hangs on it), `resident` what the system counts.
 * @typedef {{ kept: number, resident: number }} Memory
 */

const TELL = new URL('tellMemory.mjs', import.meta.url).href;

/** What a process needs so that it can be asked. @param {string} file where it says so */
export const askable = (file) => ({ NODE_OPTIONS: `--import ${TELL}`, SCROBBLE_MEMORY: file });

/** @param {number} pid @param {string} file @returns {Promise<Memory>} */
export async function memoryOf(pid, file) {
	await rm(file, { force: true });
	process.kill(pid, 'SIGUSR2');
	const said = await until('n8n to tell its memory', () =>
		readFile(file, 'utf8').catch(() => undefined),
	);
	/** @type {NodeJS.MemoryUsage} */
	const { rss, heapUsed, external } = JSON.parse(said);
	const megabytes = (/** @type {number} */ bytes) => Math.round(bytes / 2 ** 20);
	return { kept: megabytes(heapUsed + external), resident: megabytes(rss) };
}
