import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { openTraktAccount } from './support/household.mjs';
import { endedExecutions } from './support/n8n.mjs';

const ROUND = 50;
const EPISODES = 120;
const HOUR_MS = 3_600_000;
const START = Date.parse('2025-01-01T20:00:00.000Z');

describe('an import in rounds of n8n’s Loop Over Items', () => {
	/** @type {import('./support/household.mjs').TraktAccount} */
	let account;
	let workflowId = '';
	const path = randomUUID();

	beforeAll(async () => {
		account = await openTraktAccount();
		const episodes = Array.from({ length: EPISODES }, (_, index) => ({
			number: index + 1,
			title: `Part ${index + 1}`,
		}));
		account.trakt.addShow({
			title: 'The Long Tide',
			year: 2012,
			ids: { tvdb: 99_007_001 },
			seasons: [{ number: 1, episodes }],
		});
		const stored = await account.client.importWorkflow(inRounds(path, account.credential));
		await account.client.publish(stored);
		workflowId = String(stored.id);
	});
	afterAll(async () => {
		await account.client.unpublish(workflowId);
		await account.close();
	});

	it('shows in the log how far it is, writes each round at once, and reads back that round’s dates alone', async () => {
		const items = Array.from({ length: EPISODES }, (_, index) => ({
			event: 'watched',
			source: 'tvtime',
			key: `tvtime:${index}`,
			at: new Date(START + index * 24 * HOUR_MS).toISOString(),
			user: { id: '1', name: 'alice' },
			media: {
				type: 'episode',
				season: 1,
				number: index + 1,
				ids: {},
				show: { title: 'The Long Tide', ids: { tvdb: 99_007_001 } },
			},
		}));
		for (const [time, expected] of ['added', 'duplicate'].entries()) {
			const met = account.trakt.requests.length;
			await fetch(`${account.client.address}/webhook/${path}`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ items }),
			});
			const execution = (await endedExecutions(account.client, workflowId, time + 1)).at(-1);
			const rounds = execution?.data.resultData.runData['Trakt'];
			expect(rounds).toHaveLength(3);
			expect(itemsOf(execution ?? {})['After the Last']?.[0]).toHaveLength(EPISODES);
			const statuses = rounds.map((/** @type {import('./support/flows.mjs').Json} */ run) =>
				run.data.main[0].map(
					(/** @type {import('./support/flows.mjs').Json} */ { json }) => json.sync.status,
				),
			);
			expect(statuses).toEqual([ROUND, ROUND, 20].map((size) => Array(size).fill(expected)));

			const requests = account.trakt.requests.slice(met);
			const writes = requests.filter(({ method }) => method === 'POST');
			expect(writes).toHaveLength(expected === 'added' ? 3 : 0);
			const spans = requests.flatMap(({ query }) =>
				query.start_at && query.end_at
					? [Date.parse(query.end_at) - Date.parse(query.start_at)]
					: [],
			);
			expect(Math.max(...spans)).toBeLessThan((ROUND + 1) * 24 * HOUR_MS);
		}
		expect(account.alice.history.map(({ watched_at }) => watched_at).sort()).toEqual(
			items.map(({ at }) => at),
		);
	});
});

/**
 * A webhook whose items go to Trakt by fifties.
 * @param {string} path
 * @param {{id: string, name: string}} credential
 */
function inRounds(path, credential) {
	const nodes = [
		node('Call', 'n8n-nodes-base.webhook', 2, {
			httpMethod: 'POST',
			path,
			responseMode: 'lastNode',
		}),
		node('Items', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.items' }),
		node('Loop Over Items', 'n8n-nodes-base.splitInBatches', 3, { batchSize: ROUND }),
		{
			...node('Trakt', 'n8n-nodes-scrobble.trakt', 1, {
				resource: 'watchEvent',
				operation: 'import',
			}),
			credentials: { traktOAuth2Api: credential },
		},
		node('After the Last', 'n8n-nodes-base.noOp', 1, {}),
	];
	return {
		name: `Import in rounds ${path}`,
		settings: { executionOrder: 'v1' },
		nodes: nodes.map((each) => (each.name === 'Call' ? { ...each, webhookId: path } : each)),
		connections: {
			Call: { main: [to('Items')] },
			Items: { main: [to('Loop Over Items')] },
			'Loop Over Items': { main: [to('After the Last'), to('Trakt')] },
			Trakt: { main: [to('Loop Over Items')] },
		},
	};
}

/** @param {string} name @param {string} type @param {number} typeVersion @param {object} parameters */
const node = (name, type, typeVersion, parameters) => ({
	id: randomUUID(),
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters,
});
/** @param {string} name */
const to = (name) => [{ node: name, type: 'main', index: 0 }];
