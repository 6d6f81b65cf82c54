import { readFile } from 'node:fs/promises';
import { step } from '../../tools/terminal/progress.mjs';
import { until } from '../queue/until.mjs';
import { cpuOfMainThread } from './cpuOf.mjs';
import { sendAll } from './load.mjs';
import { ours } from './workflows.mjs';

const EVENTS = 200;
const MOST_MS = 1;
/** Where somebody's code begins in the path of a file. */
const OWNERS = [
	['our package', /n8n-nodes-scrobble\/dist\//],
	['expressions and isolates', /isolated-vm|expression|tournament|workflow-data-proxy/],
	['database', /sqlite3|typeorm|@n8n\/db/],
	['n8n itself', /node_modules\/(n8n|n8n-core|n8n-workflow|@n8n)\//],
	['other libraries', /node_modules\//],
];

/**
 * @typedef {{ id: number, callFrame: { functionName: string, url: string }, children?: number[] }} ProfileNode
 * @typedef {{ nodes: ProfileNode[], samples: number[], timeDeltas: number[] }} Profile microseconds
 */

/**
 * Whose code the CPU time of an event goes to, by a profile of n8n's process while our workflow works.
 * @param {import('./street.mjs').Street} street started with the profiler
 * @param {string} file that the profiler writes
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function ownCode(street, file) {
	const addresses = await street.publish((trakt) => ours(street.webhookToken, trakt));
	await sendAll(street.plays(addresses, EVENTS), 4);
	await street.idle();
	const { pid } = street.instance;
	if (pid === undefined) throw new Error('n8n has no process');
	const [before, mainBefore] = [await street.cpuMs(), await cpuOfMainThread(pid)];
	await step(`${EVENTS} events profiled`, async () => {
		process.kill(pid, 'SIGUSR2');
		await sendAll(street.plays(addresses, EVENTS), 4);
		await street.idle();
		process.kill(pid, 'SIGUSR2');
	});
	// A profile counts by the clock, also while somebody else has the core, and sees the thread alone that runs JavaScript:
	// its shares are right, the time is that thread's.
	const mainMs = (await cpuOfMainThread(pid)) - mainBefore;
	const otherMs = (await street.cpuMs()) - before - mainMs;
	const profile = await until('the profile', () =>
		readFile(file, 'utf8')
			.then(JSON.parse)
			.catch(() => undefined),
	);
	const shares = [...timeByOwner(profile)].sort(([, one], [, other]) => other - one);
	const busy = shares.reduce((sum, [, ms]) => sum + ms, 0);
	const perEvent = (/** @type {number} */ ms) => ((ms / busy) * mainMs) / EVENTS;
	const own = perEvent(shares.find(([owner]) => owner === 'our package')?.[1] ?? 0);
	return {
		title: 'Whose code an event’s CPU time goes to',
		about: `Plex Trigger → Trakt Sync, ${EVENTS} events, a sampled profile of n8n's main thread. What a built-in of the language does counts to whoever called it.`,
		head: ['Code', 'ms of CPU per event', 'Share of the thread'],
		rows: [
			...shares.map(([owner, ms]) => [
				owner,
				perEvent(ms).toFixed(2),
				`${((ms / busy) * 100).toFixed(1)} %`,
			]),
			['n8n’s other threads: isolates in the making, SQLite', (otherMs / EVENTS).toFixed(2), ''],
		],
		goals: [
			{
				name: `Our own code under ${MOST_MS} ms of CPU per event: ${own.toFixed(2)} ms`,
				met: own < MOST_MS,
			},
		],
	};
}

/** @param {Profile} profile @returns {Map<string, number>} milliseconds */
function timeByOwner({ nodes, samples, timeDeltas }) {
	const byId = new Map(nodes.map((node) => [node.id, node]));
	/** @type {Map<number, number>} */
	const parents = new Map(
		nodes.flatMap(({ id, children = [] }) =>
			children.map((child) => /** @type {const} */ ([child, id])),
		),
	);
	/** @param {number} id @returns {string | undefined} undefined for an idle process */
	const ownerOf = (id) => {
		for (let at = byId.get(id); at; at = byId.get(parents.get(at.id) ?? -1)) {
			const { url, functionName } = at.callFrame;
			if (functionName === '(idle)') return undefined;
			const [owner] = OWNERS.find(([, path]) => path instanceof RegExp && path.test(url)) ?? [];
			if (typeof owner === 'string') return owner;
		}
		return 'Node.js: sockets, garbage collection';
	};
	const times = new Map();
	samples.forEach((sample, place) => {
		const owner = ownerOf(sample);
		if (owner === undefined) return;
		times.set(owner, (times.get(owner) ?? 0) + (timeDeltas[place] ?? 0) / 1000);
	});
	return times;
}
