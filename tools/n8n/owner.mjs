import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The first account of a local n8n: made up once, kept beside its database so that it can be printed again.
 * Its owner may change the password in n8n; then this one no longer fits, and the sign-in says so.
 * @param {string} userFolder
 * @returns {Promise<import('./client.mjs').Owner>}
 */
export async function localOwner(userFolder) {
	const file = join(userFolder, 'login.json');
	const known = await readFile(file, 'utf8').catch(() => undefined);
	if (known) return JSON.parse(known);
	// n8n wants eight characters or more, with a digit and a capital.
	const owner = {
		email: 'me@example.com',
		password: `Scrobble-${randomBytes(6).toString('hex')}`,
		firstName: 'Local',
		lastName: 'Owner',
	};
	await mkdir(userFolder, { recursive: true });
	await writeFile(file, JSON.stringify(owner), { mode: 0o600 });
	return owner;
}
