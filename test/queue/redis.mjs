import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { freePort } from '../../scripts/n8n/instance.mjs';
import { spawnMortal } from './spawnMortal.mjs';
import { until } from './until.mjs';

/**
 * A Redis on loopback that keeps an append-only file, so that the queue outlives it.
 * @param {string} program
 * @param {string} folder
 */
export async function startRedis(program, folder) {
	const port = await freePort();
	await mkdir(folder, { recursive: true });
	let server = await started();

	async function started() {
		const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
		const child = spawnMortal('SIGKILL', program, [
			...settings,
			'--appendonly',
			'yes',
			'--save',
			'',
		]);
		await until('Redis to answer', () => answersPing(port));
		return child;
	}

	async function stop() {
		const ended = new Promise((resolve) => server.on('close', resolve));
		server.kill('SIGTERM');
		await ended;
	}

	return {
		port,
		stop,
		/** As for an update: it goes, and comes back with what its file holds. */
		async restart() {
			await stop();
			server = await started();
		},
	};
}

/** @param {number} port @returns {Promise<boolean>} */
function answersPing(port) {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
		socket.on('error', () => resolve(false));
		socket.on('data', (answer) => {
			socket.destroy();
			// While it still reads its file it answers -LOADING.
			resolve(String(answer).startsWith('+PONG'));
		});
	});
}
