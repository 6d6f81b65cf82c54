import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

const SECONDS = 10;
const WATCHED_FOR_MS = 65_000;

/**
 * A published Trakt Trigger that polls every ten seconds, watched from Trakt's side.
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {import('./town.mjs').Town} town
 */
export async function pollsOfOneProcess({ client }, { trakt, credentials }) {
	const [credential] = credentials;
	if (!credential) throw new Error('Nobody lives in the town');
	const times = Array.from({ length: 60 / SECONDS }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${index * SECONDS} * * * * *`,
	}));
	const stored = await client.importWorkflow({
		name: 'Trakt Trigger',
		nodes: [
			{
				id: randomUUID(),
				name: 'Trakt Trigger',
				type: 'n8n-nodes-scrobble.traktTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: { pollTimes: { item: times } },
				credentials: { traktOAuth2Api: credential },
			},
		],
		connections: {},
	});
	await client.publish(stored);
	const before = trakt.requests.length;
	const began = Date.now();
	await wait(WATCHED_FOR_MS);
	const polls = trakt.requests
		.slice(before)
		.filter(({ path }) => path === '/sync/last_activities').length;
	const ticks = Math.floor((Date.now() - began) / (SECONDS * 1000));
	await client.unpublish(String(stored.id));
	return { polls, ticks, isOnce: polls >= ticks - 1 && polls <= ticks + 1 };
}
