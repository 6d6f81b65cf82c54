import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { N8nClient } from '../../../tools/n8n/client.mjs';
import { installN8n } from '../../../tools/n8n/install.mjs';
import { freePort, startN8n } from '../../../tools/n8n/instance.mjs';
import { installPackage, packPackage } from '../../../tools/n8n/package.mjs';
import { diskFor } from './disk.mjs';
import { askable, memoryOf } from './memory.mjs';

const OWNER = {
	email: 'owner@example.com',
	password: 'Household-2026',
	firstName: 'Chaos',
	lastName: 'Owner',
};

/**
 * An n8n of the suite's own on one data folder, to be killed and started again.
 * @typedef {Awaited<ReturnType<typeof startMachine>>} Machine
 */
export async function startMachine() {
	const { node, bin } = await installN8n();
	const userFolder = await mkdtemp(join(tmpdir(), 'scrobble-chaos-'));
	const disk = await diskFor(join(userFolder, '.n8n'));
	await installPackage(await packPackage(), userFolder);
	const port = await freePort();
	const memoryFile = join(userFolder, 'memory.json');
	const env = { GENERIC_TIMEZONE: 'UTC', ...askable(memoryFile) };
	const start = () => startN8n({ node, bin, userFolder, port, env });
	let startedAt = Date.now();
	let instance = await start();
	const client = new N8nClient(instance.address);
	await client.signIn(OWNER);
	let up = true;
	let starts = 1;

	return {
		client,
		node,
		userFolder,
		disk,
		address: instance.address,
		get pid() {
			return instance.pid ?? 0;
		},
		get logFile() {
			return instance.logFile;
		},
		get isUp() {
			return up;
		},
		/** When the n8n that is there now was started, in milliseconds since 1970. */
		get startedAt() {
			return startedAt;
		},
		get starts() {
			return starts;
		},
		/** How often the database said that there was no room. */
		async diskErrors() {
			const log = await readFile(instance.logFile, 'utf8');
			return log.match(/SQLITE_FULL|SQLITE_IOERR/g)?.length ?? 0;
		},
		memory: () => memoryOf(instance.pid ?? 0, memoryFile),
		/** As a power cut does it, and on again. */
		async killAndStart() {
			up = false;
			await instance.kill();
			startedAt = Date.now();
			instance = await start();
			starts += 1;
			up = true;
		},
		stop: () => instance.stop(),
		async clear() {
			await instance.stop();
			await disk.release();
			await rm(userFolder, { recursive: true, force: true });
		},
	};
}
