import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { installN8n } from '../../tools/n8n/install.mjs';

const ALONE = fileURLToPath(new URL('parsersAlone.mjs', import.meta.url));

/**
 * On the Node.js that n8n brings along, for that is where the parsers run: what a regular expression or a date costs
 * beside `JSON.parse` differs from version to version.
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function parsers() {
	const { node } = await installN8n();
	const { stdout } = await promisify(execFile)(node, ['--expose-gc', ALONE]);
	return JSON.parse(stdout);
}
