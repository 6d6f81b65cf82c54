import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 300_000;
const UNFINISHED = encodeURIComponent(JSON.stringify({ status: ['new', 'running', 'waiting'] }));

/**
 * Waits until no execution is under way.
 * @param {import('../../tools/n8n/client.mjs').N8nClient} client
 */
export async function untilIdle(client) {
	const deadline = Date.now() + PATIENCE_MS;
	for (;;) {
		const { results } = await client.rest('GET', `/executions?limit=1&filter=${UNFINISHED}`);
		if (results.length === 0) return;
		if (Date.now() > deadline) throw new Error('n8n did not come to rest');
		await wait(25);
	}
}
