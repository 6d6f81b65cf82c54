import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { freePort } from '../../tools/n8n/instance.mjs';
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
		/** How many of n8n's jobs wait for a worker, or are with one. */
		async jobs() {
			const lists = ['wait', 'active'].map((list) => answerTo(port, `LLEN bull:jobs:${list}`));
			const counts = (await Promise.all(lists)).map((answer) => Number(answer.trim().slice(1)));
			return counts.reduce((sum, count) => sum + count);
		},
		/** As for an update: it goes, and comes back with what its file holds. */
		async restart() {
			await stop();
			server = await started();
		},
	};
}

/** While it still reads its file it answers -LOADING. @param {number} port */
const answersPing = async (port) =>
	(await answerTo(port, 'PING').catch(() => '')).startsWith('+PONG');

/** @param {number} port @param {string} command @returns {Promise<string>} in Redis' own protocol */
function answerTo(port, command) {
	return new Promise((resolve, reject) => {
		const socket = connect(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
		socket.on('error', reject);
		socket.on('data', (answer) => {
			socket.destroy();
			resolve(String(answer));
		});
	});
}
