import { until } from '../../e2e/support/n8n.mjs';

/** So long nothing may have happened. */
const QUIET_MS = 10_000;
/** The retry flow looks for due plays all the time: what has just begun may be no more than that. */
const JUST_BEGUN_MS = 8_000;

/**
 * Waits until n8n has nothing to do any more: no service is asked, no play waits, and no execution is at work. Gives
 * what was not at its end when the time was over.
 * @param {import('./machine.mjs').Machine} machine
 * @param {import('./world.mjs').World} world
 * @param {import('./flows.mjs').Flows} flows
 * @param {number} timeoutMs
 * @returns {Promise<string[]>}
 */
export async function untilQuiet(machine, { services }, flows, timeoutMs) {
	let asked = -1;
	let since = Date.now();
	/** @type {string[]} */
	let left = [];
	const isQuiet = async () => {
		const now = services.reduce((sum, { requests }) => sum + requests.length, 0);
		if (now !== asked) since = Date.now();
		asked = now;
		if (Date.now() - since < QUIET_MS) return false;
		const waiting = (await flows.rows()).filter(({ state }) => state === 'waiting');
		left = [
			...(await atWork(machine)),
			...waiting.map(({ person, title }) => `${person}: ${title} waits`),
		];
		return left.length === 0;
	};
	return await until('n8n to have nothing to do', isQuiet, timeoutMs).then(
		() => [],
		() => (left.length > 0 ? left : ['services are still asked']),
	);
}

/** So many executions at once are as much as a small machine can hold. */
const MOST_AT_WORK = 30;
/** What has been at work for longer waits for a service, and takes nothing from the machine. */
const WAITING_AFTER_MS = 45_000;

/**
 * Lets n8n follow: a town of this size does not live as fast as the suite would have it. What it sends, and what goes
 * wrong, stays as planned.
 * @param {import('./machine.mjs').Machine} machine
 */
export async function untilRoom(machine) {
	const hasRoom = async () => {
		if (!machine.isUp) return true;
		const startedAfter = new Date(Date.now() - WAITING_AFTER_MS).toISOString();
		const filter = encodeURIComponent(JSON.stringify({ status: ['running', 'new'], startedAfter }));
		const path = `/executions?limit=${MOST_AT_WORK}&filter=${filter}`;
		// It may be killed or out of room just now.
		const asked = await machine.client.rest('GET', path).catch(() => ({ results: [] }));
		return asked.results.length < MOST_AT_WORK;
	};
	await until('n8n to have room', hasRoom, 120_000);
}

/**
 * What an n8n that is gone had begun is at work no more, whatever its row says: the next one calls crashed what it finds in
 * the event log, and there is none of what began while the disk was full.
 * @param {import('./machine.mjs').Machine} machine
 */
async function atWork({ client, startedAt: since }) {
	const filter = encodeURIComponent(JSON.stringify({ status: ['running', 'new', 'waiting'] }));
	const { results } = await client.rest('GET', `/executions?limit=100&filter=${filter}`);
	return results
		.filter(
			(/** @type {import('../../../tools/n8n/client.mjs').Json} */ { startedAt, createdAt }) => {
				const at = Date.parse(startedAt ?? createdAt);
				return at >= since && Date.now() - at > JUST_BEGUN_MS;
			},
		)
		.map(
			(/** @type {import('../../../tools/n8n/client.mjs').Json} */ { id, workflowName, status }) =>
				`${workflowName} (${id}) is ${status}`,
		);
}
