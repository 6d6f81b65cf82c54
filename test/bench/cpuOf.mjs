import { readdir, readFile } from 'node:fs/promises';

/** Clock ticks a second; Linux has said 100 to programs for as long as it has existed. */
const TICKS = 100;

/**
 * CPU time that a process and its children have used so far, in milliseconds: n8n runs Code nodes in a child. NaN where
 * the system does not tell.
 * @param {number | undefined} pid
 */
export async function cpuOf(pid) {
	const all = await readdir('/proc').catch(() => []);
	const processes = await Promise.all(all.filter((name) => /^\d+$/.test(name)).map(statOf));
	const children = processes.filter((process) => process?.parent === pid || process?.pid === pid);
	if (children.length === 0) return NaN;
	return children.reduce((sum, process) => sum + (process?.ms ?? 0), 0);
}

/** The same of a process's main thread alone, on which JavaScript runs. @param {number} pid */
export async function cpuOfMainThread(pid) {
	return (await statOf(`${pid}/task/${pid}`))?.ms ?? NaN;
}

/** @param {string} path of a process or thread, below /proc */
async function statOf(path) {
	const text = await readFile(`/proc/${path}/stat`, 'utf8').catch(() => undefined);
	// The name in brackets may hold anything; what is counted begins behind it.
	const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
	if (!fields) return undefined;
	const ticks = Number(fields[11]) + Number(fields[12]);
	return {
		pid: Number(text?.split(' ')[0]),
		parent: Number(fields[1]),
		ms: (ticks * 1000) / TICKS,
	};
}
