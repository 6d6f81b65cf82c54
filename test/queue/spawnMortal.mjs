import { spawn } from 'node:child_process';

/**
 * Starts a server that does not outlive this process, however that ends: the system itself sends it the signal. By
 * `setpriv`, which every Debian has, and which becomes the server: same process, same id.
 * @param {NodeJS.Signals} signal that it gets then
 * @param {string} program
 * @param {string[]} args
 * @param {{ uid: number, gid: number }} [user]
 */
export const spawnMortal = (signal, program, args, user) =>
	spawn('setpriv', ['--pdeathsig', signal.replace(/^SIG/, ''), program, ...args], {
		...user,
		stdio: 'ignore',
	});
