import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { N8nClient } from '../../tools/n8n/client.mjs';
import { installN8n } from '../../tools/n8n/install.mjs';
import { freePort, startN8n } from '../../tools/n8n/instance.mjs';
import { localOwner } from '../../tools/n8n/owner.mjs';
import { installPackage, packPackage } from '../../tools/n8n/package.mjs';
import { step } from '../../tools/terminal/progress.mjs';
import { databasePrograms } from './debianPackages.mjs';
import { startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';

/** @typedef {Awaited<ReturnType<typeof openCluster>>} Cluster */

/**
 * n8n's queue mode with the packed package: one main, one webhook process, and as many workers as are started.
 * @param {Record<string, string>} [more] environment of every process
 */
export async function openCluster(more = {}) {
	const programs = await databasePrograms();
	const folder = await mkdtemp(join(tmpdir(), 'scrobble-queue-'));
	// PostgreSQL's own user has to pass through it.
	await chmod(folder, 0o711);
	const userFolder = join(folder, 'n8n');
	const { node, bin } = await installN8n();
	await installPackage(await packPackage(), userFolder);
	const postgres = await step('PostgreSQL started', () =>
		startPostgres(programs.postgres, join(folder, 'postgres')),
	);
	const redis = await step('Redis started', () =>
		startRedis(programs.redis, join(folder, 'redis')),
	);
	const shared = {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: 'n8n',
		DB_POSTGRESDB_USER: 'n8n',
		DB_POSTGRESDB_PASSWORD: 'trusted-on-loopback',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		// That a worker died is noticed after this long instead of a minute.
		QUEUE_WORKER_LOCK_DURATION: '10000',
		QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
		QUEUE_WORKER_STALLED_INTERVAL: '5000',
		...more,
	};
	const host = { node, bin, userFolder };
	const startMain = (/** @type {{ port?: number }} */ where = {}) =>
		startN8n({
			...host,
			...where,
			env: { ...shared, N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true' },
		});
	let main = await step('n8n’s main process started', () => startMain());
	// All processes know n8n by one address: a renewal names it at Trakt, whichever process it happens in (docs/scaling.md).
	const known = { N8N_EDITOR_BASE_URL: main.address, WEBHOOK_URL: `${main.address}/` };
	const startWebhooks = (/** @type {{ port?: number }} */ where = {}) =>
		startN8n({ ...host, ...where, role: 'webhook', env: { ...shared, ...known } });
	let webhooks = await step('n8n’s webhook process started', () => startWebhooks());
	/** @type {import('../../tools/n8n/instance.mjs').Instance[]} */
	const workers = [];
	const client = new N8nClient(main.address);
	await client.signIn(await localOwner(userFolder));

	return {
		client,
		postgres,
		redis,
		get main() {
			return main;
		},
		/** As a power cut, and on again at the same address. */
		async killMain() {
			await main.kill();
			main = await startMain({ port: main.port });
		},
		async killWebhooks() {
			await webhooks.kill();
			webhooks = await startWebhooks({ port: webhooks.port });
		},
		/** As for an update: one worker is asked to end, with what it works on, and another one started. */
		async endWorker() {
			const [leaving] = workers.splice(0, 1);
			await leaving?.stop();
			await this.startWorkers(1);
		},
		/** Where media servers send to: the webhook process. */
		webhookAddress: webhooks.address,
		workers,
		/** @param {number} count */
		async startWorkers(count) {
			await step(`${count} more worker${count === 1 ? '' : 's'} started`, async () => {
				for (let each = 0; each < count; each += 1) {
					const port = await freePort();
					const health = {
						QUEUE_HEALTH_CHECK_ACTIVE: 'true',
						QUEUE_HEALTH_CHECK_PORT: String(port),
					};
					workers.push(
						await startN8n({
							...host,
							role: 'worker',
							port,
							env: { ...shared, ...known, ...health },
						}),
					);
				}
			});
		},
		/** How many executions have which status. @returns {Promise<Map<string, number>>} */
		async executions() {
			const rows = await postgres.query(
				'select status, count(*) from execution_entity group by status',
			);
			return new Map(rows.map(([status = '', count = '0']) => [status, Number(count)]));
		},
		/** The ids of those that ended as failed or crashed. @returns {Promise<string[]>} */
		async failedExecutions() {
			const rows = await postgres.query(
				"select id from execution_entity where status in ('error', 'crashed')",
			);
			return rows.map(([id = '']) => id);
		},
		async close() {
			await Promise.all(workers.map((worker) => worker.stop()));
			await webhooks.stop();
			await main.stop();
			await redis.stop();
			await postgres.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
