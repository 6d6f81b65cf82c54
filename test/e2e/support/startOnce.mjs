import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installN8n } from '../../../scripts/n8n/install.mjs';
import { N8nClient } from '../../../scripts/n8n/client.mjs';
import { startN8n } from '../../../scripts/n8n/instance.mjs';
import { installPackage, packPackage } from '../../../scripts/n8n/package.mjs';
import { isContractPresent } from '../../support/traktContract.mjs';

const OWNER = {
	email: 'owner@example.com',
	password: 'Household-2026',
	firstName: 'Test',
	lastName: 'Owner',
};

/** One real n8n with the packed package serves every end-to-end test; each test brings its own workflow and accounts. */
export default async function startOnce() {
	if (!isContractPresent) {
		console.warn(
			'Trakt’s OpenAPI was not found (SCROBBLE_CONTRACTS): the end-to-end requests are NOT checked against it.',
		);
	}
	// Another n8n than the newest: `npm run test:older`.
	const { node, bin } = await installN8n(process.env.SCROBBLE_N8N_VERSION);
	const userFolder = await mkdtemp(join(tmpdir(), 'scrobble-e2e-'));
	const tarball = await packPackage();
	await installPackage(tarball, userFolder);
	const instance = await startN8n({ node, bin, userFolder });
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
	});
}
