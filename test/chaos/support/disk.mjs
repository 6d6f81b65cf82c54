import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, statfs } from 'node:fs/promises';
import { run } from '../../../tools/terminal/run.mjs';

/**
 * A disk that can be filled. Where this process may mount, the folder is a file system of its own whose size is set to
 * what is on it: SQLite then meets ENOSPC and says that the disk is full. Elsewhere on Linux the files of the process
 * may not grow any more (RLIMIT_FSIZE), which SQLite calls an I/O error: the nearest thing without root. Anywhere else
 * a disk cannot be filled from outside, and the report says so.
 * @typedef {{ how: string, fill(pid: number): Promise<void>, free(pid: number): Promise<void>, release(): Promise<void> }} Disk
 */

const ROOMY = '3g';
/** What each is mounted as: the number of its process says whether somebody still has it. */
const NAME = 'scrobble-chaos-';

/** @param {string} folder @returns {Promise<Disk>} */
export async function diskFor(folder) {
	await mkdir(folder, { recursive: true });
	await clearAway();
	const name = `${NAME}${process.pid}`;
	if (await works('mount', ['-t', 'tmpfs', '-o', `size=${ROOMY},mode=700`, name, folder]))
		return ownFileSystem(folder);
	return (await works('prlimit', ['--version'])) ? fileSizeLimit() : noDisk();
}

/** The file systems of runs that were killed and could not do it themselves. */
async function clearAway() {
	const mounted = await readFile('/proc/mounts', 'utf8').catch(() => '');
	for (const line of mounted.split('\n').filter((each) => each.startsWith(NAME))) {
		const [name = '', folder = ''] = line.split(' ');
		const isInUse = existsSync(`/proc/${name.slice(NAME.length)}`);
		if (!isInUse) await works('umount', ['--lazy', folder]);
	}
}

/** @param {string} folder @returns {Disk} */
function ownFileSystem(folder) {
	/** @param {number} spare blocks that stay free */
	const shrunk = async (spare) => {
		const { blocks, bfree, bsize } = await statfs(folder);
		return await works('mount', ['-o', `remount,size=${(blocks - bfree + spare) * bsize}`, folder]);
	};
	// Nobody who ends us wants a file system left behind.
	const leave = () => spawnSync('umount', ['--lazy', folder]);
	process.once('exit', leave);
	return {
		how: 'a file system without room (ENOSPC)',
		async fill() {
			// n8n goes on writing meanwhile, and a size below what is there is refused.
			for (let spare = 64; !(await shrunk(spare)); spare *= 2);
		},
		async free() {
			await run('mount', ['-o', `remount,size=${ROOMY}`, folder]);
		},
		async release() {
			process.off('exit', leave);
			await run('umount', [folder]);
		},
	};
}

/** @returns {Disk} */
const fileSizeLimit = () => ({
	how: 'files that may not grow (RLIMIT_FSIZE)',
	async fill(pid) {
		await run('prlimit', ['--pid', String(pid), '--fsize=4096:']);
	},
	async free(pid) {
		await run('prlimit', ['--pid', String(pid), '--fsize=unlimited:']);
	},
	async release() {},
});

/** @returns {Disk} */
const noDisk = () => ({
	how: 'not possible on this machine',
	async fill() {},
	async free() {},
	async release() {},
});

/** @param {string} command @param {string[]} parameters */
const works = (command, parameters) =>
	run(command, parameters).then(
		() => true,
		() => false,
	);
