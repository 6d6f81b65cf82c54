import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The n8n that everything here is shown on, and the Node.js it asks for. */
export const N8N_VERSION = '2.41.1';
export const NODE_VERSION = '24.21.0';

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
