import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { films } from '../../simulators/household.mjs';
import { named } from '../../simulators/trakt/account.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { openTraktAccount } from './support/household.mjs';
import { endedExecutions, until } from './support/n8n.mjs';
import { everyFewSeconds } from './support/pollTimes.mjs';

const HOUR_MS = 3_600_000;
/** More than Trakt gives at once. */
const PLAYS = 260;

describe('a poll of the Trakt Trigger that stops half-way in a real n8n', () => {
	/** @type {import('./support/household.mjs').TraktAccount} */
	let account;
	/** @type {string} */
	let workflowId;
	/** How often Trakt was asked for a path. @param {string} path */
	const asked = (path) => account.trakt.requests.filter((met) => met.path === path).length;
	const polls = () => asked('/sync/last_activities');

	beforeAll(async () => {
		account = await openTraktAccount();
		const stored = await account.client.importWorkflow({
			name: `Polls ${randomUUID()}`,
			settings: { executionOrder: 'v1' },
			nodes: [
				{
					id: randomUUID(),
					name: 'Trakt Trigger',
					type: 'n8n-nodes-scrobble.traktTrigger',
					typeVersion: 1,
					position: [0, 0],
					credentials: { traktOAuth2Api: account.credential },
					parameters: { pollTimes: everyFewSeconds(2) },
				},
				{
					id: randomUUID(),
					name: 'Then',
					type: 'n8n-nodes-base.noOp',
					typeVersion: 1,
					position: [200, 0],
					parameters: {},
				},
			],
			connections: { 'Trakt Trigger': { main: [[{ node: 'Then', type: 'main', index: 0 }]] } },
		});
		await account.client.publish(stored);
		workflowId = String(stored.id);
	});
	afterAll(async () => {
		await account.client.unpublish(workflowId);
		await account.close();
	});

	it('gives nothing, and the next one gives every play once', async () => {
		await until('the first poll', () => asked('/sync/history') > 0);
		const { trakt, alice, client } = account;
		const film = trakt.catalogue.movie({ ids: { imdb: films.cartographer.ids.imdb } });
		if (!film) throw new Error('the simulated Trakt does not know the film');
		const match = { path: '/sync/history' };
		// The first page comes, the second one does not.
		trakt.faults.push({ match, action: { delayMs: 1 } }, { match, action: { status: 403 } });
		const now = Date.now();
		alice.history = Array.from({ length: PLAYS }, (_, index) => ({
			id: index + 1,
			watched_at: new Date(now - (PLAYS - index) * HOUR_MS).toISOString(),
			action: /** @type {const} */ ('watch'),
			...named(film),
		}));

		const [stopped, next] = await endedExecutions(client, workflowId, 2);
		expect(stopped).toMatchObject({
			status: 'error',
			data: {
				resultData: {
					error: { description: expect.stringContaining('no play is missed or repeated') },
				},
			},
		});
		expect(itemsOf(stopped ?? {}).Then).toBeUndefined();
		expect(next).toMatchObject({ status: 'success' });
		const [items = []] = itemsOf(next ?? {}).Then ?? [];
		expect(items.map(({ event, at }) => [event, at])).toEqual(
			alice.history.map(({ watched_at }) => ['watched', watched_at]),
		);
		expect(trakt.faults.left).toBe(0);

		const before = polls();
		await until('two polls more', () => polls() >= before + 2);
		expect(await endedExecutions(client, workflowId, 2)).toHaveLength(2);
	});
});
