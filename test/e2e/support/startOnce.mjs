import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { N8nClient } from '../../../tools/n8n/client.mjs';
import { N8N_VERSION } from '../../../tools/n8n/home.mjs';
import { installN8n } from '../../../tools/n8n/install.mjs';
import { startN8n } from '../../../tools/n8n/instance.mjs';
import { installPackage, packPackage } from '../../../tools/n8n/package.mjs';

const OWNER = {
	email: 'owner@example.com',
	password: 'Household-2026',
	firstName: 'Test',
	lastName: 'Owner',
};

/** One real n8n with the packed package serves every end-to-end test; each test brings its own workflow and accounts. */
export default async function startOnce() {
	await startWith(N8N_VERSION);
}

/**
 * @param {string} version of n8n
 * @param {Record<string, string>} [env]
 */
export async function startWith(version, env = {}) {
	const { node, bin } = await installN8n(version);
	const userFolder = await mkdtemp(join(tmpdir(), 'scrobble-e2e-'));
	const tarball = await packPackage();
	await installPackage(tarball, userFolder);
	const instance = await startN8n({ node, bin, userFolder, env });
	Object.assign(globalThis, { scrobbleInstance: instance });
	const client = new N8nClient(instance.address);
	await client.signIn(OWNER);
	process.env.SCROBBLE_E2E = JSON.stringify({
		address: instance.address,
		session: client.cookies,
		logFile: instance.logFile,
		userFolder,
		tarball,
		pid: instance.pid,
		isOfLine1: version.startsWith('1.'),
	});
}
