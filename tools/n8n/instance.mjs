import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** n8n's first start on an empty database takes about half of this on two slow cores. */
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 20_000;
const END_WITH_STARTER = new URL('endWithStarter.mjs', import.meta.url).href;

/**
 * @typedef {object} Instance
 * @property {string} address how a browser on this machine reaches it
 * @property {number} port
 * @property {string} userFolder
 * @property {string} logFile
 * @property {number | undefined} pid
 * @property {() => Promise<void>} stop asks it to end, and ends it
 * @property {() => Promise<void>} kill ends it as a power cut would
 * @property {Promise<number | null>} ended
 */

/**
 * Starts a real n8n on loopback with a SQLite database in its own folder, and waits until it serves. Of n8n's queue mode
 * also one of its other processes, where `env` says which database and queue they share.
 * @param {{node: string, bin: string, userFolder: string, port?: number, env?: Record<string, string>,
 *   role?: 'start' | 'webhook' | 'worker'}} options
 * @returns {Promise<Instance>}
 */
export async function startN8n({ node, bin, userFolder, port, env = {}, role = 'start' }) {
	const ownPort = port ?? (await freePort());
	const brokerPort = await freePort();
	const address = `http://localhost:${ownPort}`;
	await mkdir(userFolder, { recursive: true });
	const logFile = join(userFolder, role === 'start' ? 'n8n.log' : `${role}-${ownPort}.log`);
	const log = createWriteStream(logFile, { flags: 'a' });
	const child = spawn(node, ['--import', END_WITH_STARTER, bin, role], {
		cwd: userFolder,
		// The fourth one is held open, and says by its end that this process is gone, however it went.
		stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
		env: {
			...bareEnvironment(),
			...settings(userFolder, ownPort, brokerPort, address),
			...env,
			SCROBBLE_STARTER: String(process.pid),
		},
	});
	child.stdout?.pipe(log);
	child.stderr?.pipe(log);
	/** @type {Promise<number | null>} */
	const ended = new Promise((resolve) => child.on('close', resolve));
	const stop = async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		child.kill('SIGTERM');
		const patience = new AbortController();
		const late = wait(STOP_TIMEOUT_MS, 'late', { signal: patience.signal }).catch(() => 'ended');
		if ((await Promise.race([ended.then(() => 'ended'), late])) === 'late') child.kill('SIGKILL');
		patience.abort();
		await ended;
	};
	const kill = async () => {
		child.kill('SIGKILL');
		await ended;
	};
	// Nobody who ends us wants an n8n left behind, and this is sooner than its own noticing.
	const leave = () => child.kill('SIGKILL');
	process.once('exit', leave);
	child.once('close', () => process.off('exit', leave));
	await untilServing(address, child, ended, logFile, role === 'start');
	return { address, port: ownPort, userFolder, logFile, pid: child.pid, stop, kill, ended };
}

/** The caller's environment without what would steer n8n, or jest's children. */
function bareEnvironment() {
	const entries = Object.entries(process.env).filter(
		([name]) => !/^(N8N_|DB_|EXECUTIONS_|QUEUE_|OFFLOAD_|WEBHOOK_URL|NODE_OPTIONS|npm_)/.test(name),
	);
	return Object.fromEntries(entries);
}

/**
 * @param {string} userFolder
 * @param {number} port
 * @param {number} brokerPort
 * @param {string} address
 */
function settings(userFolder, port, brokerPort, address) {
	return {
		// Otherwise n8n answers with stack traces.
		NODE_ENV: 'production',
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_EDITOR_BASE_URL: address,
		WEBHOOK_URL: `${address}/`,
		DB_TYPE: 'sqlite',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		// Plain http on loopback: a secure cookie would never come back.
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		// Two weeks of n8n's default are short for a sync history.
		EXECUTIONS_DATA_MAX_AGE: '8760',
		EXECUTIONS_DATA_PRUNE_MAX_COUNT: '100000',
	};
}

/**
 * @param {string} address
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<number | null>} ended
 * @param {string} logFile
 * @param {boolean} hasEditor
 */
async function untilServing(address, child, ended, logFile, hasEditor) {
	const deadline = Date.now() + START_TIMEOUT_MS;
	while (Date.now() < deadline) {
		if (child.exitCode !== null)
			throw new Error(`n8n ended with ${await ended} before it served; its log is ${logFile}`);
		// Ready, not just alive: the database is migrated and the published workflows are listening.
		const answer = await fetch(`${address}/healthz/readiness`).catch(() => undefined);
		if (answer?.ok && !hasEditor) return;
		if (answer?.ok && (await fetch(`${address}/rest/settings`).catch(() => undefined))?.ok) return;
		await wait(200);
	}
	child.kill('SIGKILL');
	throw new Error(`n8n did not serve within ${START_TIMEOUT_MS / 1000} s; its log is ${logFile}`);
}

/** @returns {Promise<number>} */
export function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const bound = server.address();
			server.close(() =>
				bound && typeof bound === 'object' ? resolve(bound.port) : reject(new Error('no port')),
			);
		});
	});
}

/**
 * The wished port if nothing listens there, else any free one.
 * @param {number} wished
 * @returns {Promise<number>}
 */
export function portNear(wished) {
	return new Promise((resolve) => {
		const server = createServer();
		server.on('error', () => resolve(freePort()));
		server.listen(wished, '127.0.0.1', () => server.close(() => resolve(wished)));
	});
}
