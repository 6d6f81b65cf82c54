import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** @typedef {Record<string, string[]>} Secrets by what they are */

const CONTROL = 'the control';

/**
 * Where secrets lie open: in tables, in logs, in any file that n8n wrote. n8n must have ended.
 * @param {import('./machine.mjs').Machine} machine
 * @param {Secrets} secrets
 * @param {string} word that must be found, or the search itself is blind
 * @returns {Promise<{ rows: number, files: number, found: string[], control: number }>}
 */
export async function openSecrets({ node, userFolder }, secrets, word) {
	const sought = { ...secrets, [CONTROL]: [word] };
	const database = join(userFolder, '.n8n', 'database.sqlite');
	const script = fileURLToPath(new URL('readDatabase.mjs', import.meta.url));
	const reader = spawn(node, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
	reader.stdin.end(JSON.stringify({ database, secrets: sought }));
	const { rows, found } = JSON.parse(await text(reader.stdout));
	const files = await filesOf(userFolder);
	for (const file of files) {
		const content = await readFile(file, 'latin1');
		for (const [name, values] of Object.entries(sought))
			if (values.some((secret) => content.includes(secret))) found.push(`${file}: ${name}`);
	}
	/** @type {string[]} */
	const all = found;
	const open = all.filter((place) => !place.endsWith(CONTROL));
	return { rows, files: files.length, found: open, control: all.length - open.length };
}

/** Everything but the package itself, which is on npm. @param {string} folder */
async function filesOf(folder) {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
		.map((entry) => join(entry.parentPath, entry.name));
}
