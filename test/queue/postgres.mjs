import { spawn } from 'node:child_process';
import { chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../tools/n8n/instance.mjs';
import { run } from '../../tools/terminal/run.mjs';
import { spawnMortal } from './spawnMortal.mjs';
import { until } from './until.mjs';

/**
 * A PostgreSQL on loopback, with its data in a folder of its own.
 * @param {string} programs the folder of its programs
 * @param {string} folder
 */
export async function startPostgres(programs, folder) {
	const port = await freePort();
	const data = join(folder, 'data');
	await mkdir(folder, { recursive: true });
	// It refuses to run as root; Debian's package has made a user for it.
	const user = process.getuid?.() === 0 ? await idsOf('postgres') : undefined;
	if (user) await chown(folder, user.uid, user.gid);
	await finished(join(programs, 'initdb'), ['-D', data, '-U', 'n8n', '--auth=trust', '-E', 'UTF8']);
	let server = started();
	const psql = join(programs, 'psql');
	const connection = ['-h', '127.0.0.1', '-p', String(port), '-U', 'n8n'];

	/** @param {string} sql @param {string} [database] @returns {Promise<string[][]>} rows of texts */
	async function query(sql, database = 'n8n') {
		const printed = await run(psql, [...connection, '-d', database, '-tAc', sql]);
		const lines = printed.split('\n').filter((line) => line !== '');
		return lines.map((line) => line.split('|'));
	}

	await until('PostgreSQL to answer', async () => {
		return await query('create database n8n', 'postgres').then(
			() => true,
			() => false,
		);
	});
	return {
		port,
		query,
		stop,
		/** As for an update: connections are cut, and it comes back with all that was committed. */
		async restart() {
			await stop();
			server = started();
			await until('PostgreSQL to answer again', () =>
				query('select 1').then(
					() => true,
					() => false,
				),
			);
		},
	};

	function started() {
		const settings = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder];
		const more = ['-c', 'max_connections=200'];
		return spawnMortal('SIGQUIT', join(programs, 'postgres'), [...settings, ...more], user);
	}

	async function stop() {
		const ended = new Promise((resolve) => server.on('close', resolve));
		server.kill('SIGINT');
		await ended;
	}

	/** @param {string} command @param {string[]} args @returns {Promise<void>} */
	function finished(command, args) {
		return new Promise((resolve, reject) => {
			spawn(command, args, { ...user, stdio: 'ignore' })
				.on('error', reject)
				.on('close', (code) =>
					code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`)),
				);
		});
	}
}

/** @param {string} user @returns {Promise<{ uid: number, gid: number }>} */
async function idsOf(user) {
	const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
	return { uid: Number(uid), gid: Number(gid) };
}
