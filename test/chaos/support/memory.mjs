import { readFile } from 'node:fs/promises';
import { run } from '../../../scripts/terminal/run.mjs';

/** Resident memory of a process in megabytes; 0 of one that has just ended. @param {number} pid */
export async function memoryOf(pid) {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
	const line = /^VmRSS:\s+(\d+) kB$/m.exec(status ?? '');
	if (line) return Math.round(Number(line[1]) / 1024);
	const told = await run('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => '0');
	return Math.round(Number(told.trim()) / 1024);
}
