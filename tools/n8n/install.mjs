import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { run } from '../terminal/run.mjs';
import { step } from '../terminal/progress.mjs';
import { isComplete, markOf, n8nFolder, N8N_VERSION } from './home.mjs';
import { environmentOf, nodeForN8n } from './nodeForN8n.mjs';

/** What is not in every registry: a newer linkedom; and xlsx, which n8n 1 takes from its maker's own site. */
const OVERRIDES = { linkedom: '0.18.12', xlsx: 'npm:@e965/xlsx@0.20.3' };
/** n8n's other native parts come built, and a Kafka client would download and compile for minutes: of these, what is there is built. */
const NATIVE = ['sqlite3', 'isolated-vm'];

/**
 * Installs n8n into the cache, unless it is there. Safe when two clones do it at once: the second waits.
 * @returns {Promise<{node: string, bin: string}>} the Node that runs it, and n8n's own script
 */
export async function installN8n(version = N8N_VERSION) {
	const folder = n8nFolder(version);
	const node = await step(`Node for n8n ${version}`, (say) => nodeForN8n(version, say));
	const bin = join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
	if (isComplete(folder) && existsSync(bin)) return { node: node.path, bin };

	const native = () => NATIVE.filter((name) => existsSync(join(folder, 'node_modules', name)));
	await mkdir(folder, { recursive: true });
	const release = await lock(`${folder}.lock`);
	try {
		if (isComplete(folder)) return { node: node.path, bin };
		await writeFile(
			join(folder, 'package.json'),
			JSON.stringify(
				{ private: true, dependencies: { n8n: version }, overrides: OVERRIDES },
				null,
				2,
			),
		);
		const env = environmentOf(node);
		await step(`n8n ${version} from npm: about 5 minutes and 3 GB, once`, (say) =>
			run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'], {
				cwd: folder,
				env,
				onLine: say,
			}),
		);
		await step(`n8n's native parts, built for this machine: about 90 seconds, once`, (say) =>
			run('npm', ['rebuild', ...native(), '--ignore-scripts=false', '--foreground-scripts'], {
				cwd: folder,
				env,
				onLine: say,
			}),
		);
		// A part that was not built would only show as an n8n that does not start.
		const load = native()
			.map((name) => `require(${JSON.stringify(name)})`)
			.join(';');
		await run(node.path, ['-e', load], { cwd: folder, env });
		await writeFile(markOf(folder), `${new Date().toISOString()}\n`);
	} finally {
		await release();
	}
	return { node: node.path, bin };
}

/**
 * One installer at a time; a lock whose owner has died is taken over.
 * @param {string} path
 * @returns {Promise<() => Promise<void>>} gives it back
 */
async function lock(path) {
	for (;;) {
		try {
			await writeFile(path, String(process.pid), { flag: 'wx' });
			return () => rm(path, { force: true });
		} catch (failure) {
			if (!(failure instanceof Error && 'code' in failure && failure.code === 'EEXIST'))
				throw failure;
		}
		const owner = Number(await readFile(path, 'utf8').catch(() => ''));
		if (!isAlive(owner)) await rm(path, { force: true });
		else await wait(1000);
	}
}

/** @param {number} pid */
function isAlive(pid) {
	if (!pid) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
