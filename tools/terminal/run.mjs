import { spawn } from 'node:child_process';

/**
 * Runs a command to its end and gives what it printed; a failed one throws with the last lines of that.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void}} [options]
 * @returns {Promise<string>}
 */
export function run(command, args, { cwd, env = process.env, onLine } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd,
			env,
			stdio: ['ignore', 'pipe', 'pipe'],
			shell: process.platform === 'win32',
		});
		let printed = '';
		/** @param {Buffer} chunk */
		const take = (chunk) => {
			printed += chunk;
			const line = String(chunk).trim().split('\n').at(-1);
			if (line && onLine) onLine(line);
		};
		child.stdout.on('data', take);
		child.stderr.on('data', take);
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) return resolve(printed);
			const tail = printed.trim().split('\n').slice(-25).join('\n');
			reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${tail}`));
		});
	});
}
