import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOLD = fileURLToPath(new URL('holdDatabase.mjs', import.meta.url));

/**
 * Locks n8n's own database against every writer.
 * @param {{ node: string, userFolder: string }} n8n
 * @returns {Promise<() => Promise<void>>} lets go of it
 */
export async function lockDatabase({ node, userFolder }) {
	const database = join(userFolder, '.n8n', 'database.sqlite');
	const holder = spawn(node, ['--disable-warning=ExperimentalWarning', HOLD, database], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const ended = once(holder, 'close');
	const isLocked = await Promise.race([
		once(holder.stdout, 'data').then(() => true),
		ended.then(() => false),
	]);
	if (!isLocked) throw new Error('The database could not be locked');
	return async () => {
		holder.stdin.end();
		await ended;
	};
}
