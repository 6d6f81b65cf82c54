import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The n8n that everything here is shown on. */
export const N8N_VERSION = '2.41.1';
/** The first n8n that this package promises to work with: the beginning of the last line of n8n 1. */
export const OLDEST_N8N_VERSION = '1.123.0';

/** The Node.js that an n8n is run on: what 2.41 asks for, and the one that most of n8n 1 ran on. @param {string} version */
export const nodeVersionFor = (version) => (version.startsWith('1.') ? '20.20.2' : '24.21.0');

/** Where n8n and Node 24 are kept: outside the clone, so that a second clone finds them. */
export function cacheHome() {
	return (
		process.env.SCROBBLE_N8N_HOME ??
		join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'n8n-nodes-scrobble')
	);
}

/** @param {string} [version] */
export const n8nFolder = (version = N8N_VERSION) => join(cacheHome(), `n8n-${version}`);

/** A folder is whole only once its last step has left this mark; a cut-off install is begun again. */
const MARK = '.complete';
/** @param {string} folder */
export const markOf = (folder) => join(folder, MARK);
/** @param {string} folder */
export const isComplete = (folder) => existsSync(markOf(folder));
