import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films } from '../../simulators/household.mjs';
import { itemsOf } from '../../tools/n8n/client.mjs';
import { endedExecutions, until } from './support/n8n.mjs';
import { everyFewSeconds } from './support/pollTimes.mjs';
import { openSimkl } from './support/simkl.mjs';

describe('the Simkl Trigger in a real n8n', () => {
	/** @type {import('./support/simkl.mjs').Simkl} */
	let home;
	/** @type {string} */
	let workflowId;
	const asked = (/** @type {string} */ part) =>
		home.simkl.requests.filter(({ path }) => path.includes(part)).length;
	const titled = (/** @type {string} */ title) => {
		const found = home.simkl.catalogue.titles.find((each) => each.title === title);
		if (!found) throw new Error(`the simulated Simkl has no ${title}`);
		return found;
	};

	beforeAll(async () => {
		home = await openSimkl();
		const credential = await home.byOAuth('Alice');
		home.simkl.watch('Alice', titled(films.ferry.title), { at: '2026-01-05T20:00:00Z' });
		const stored = await home.client.importWorkflow({
			name: `Polls ${randomUUID()}`,
			settings: { executionOrder: 'v1' },
			nodes: [
				{
					id: randomUUID(),
					name: 'Simkl Trigger',
					type: 'n8n-nodes-scrobble.simklTrigger',
					typeVersion: 1,
					position: [0, 0],
					credentials: { simklOAuth2Api: credential },
					parameters: { pollTimes: everyFewSeconds(2), leastMinutes: 0 },
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
			connections: { 'Simkl Trigger': { main: [[{ node: 'Then', type: 'main', index: 0 }]] } },
		});
		await home.client.publish(stored);
		workflowId = String(stored.id);
	});
	afterAll(async () => {
		await home.client.unpublish(workflowId);
		await home.close();
	});

	it('gives what is watched there once, and what leaves the library, and reads nothing else', async () => {
		await until('a poll after the first', () => asked('/sync/activities') > 1);
		const read = asked('all-items');
		home.simkl.watch('Alice', titled(films.tinHarbour.title), { at: '2026-02-05T20:00:00Z' });
		const [first] = await endedExecutions(home.client, workflowId, 1);
		home.simkl.forget('Alice', titled(films.ferry.title));
		const [, second] = await endedExecutions(home.client, workflowId, 2);
		const told = [first, second].map((execution) =>
			(itemsOf(execution ?? {}).Then ?? []).flat().map(({ event, media }) => [event, media.title]),
		);
		expect(told).toEqual([
			[['watched', films.tinHarbour.title]],
			[['unwatched', films.ferry.title]],
		]);
		const polled = asked('/sync/activities');
		await until('two more polls', () => asked('/sync/activities') > polled + 1);
		// What is new, and then the ids alone: where one is missing they are looked at once more before it is believed.
		const lists = home.simkl.requests.filter(({ path }) => path.includes('all-items')).slice(read);
		expect(lists.filter(({ query }) => query.extended !== 'simkl_ids_only')).toMatchObject([
			{ query: { date_from: expect.any(String) } },
		]);
		expect(lists.length).toBeLessThan(6);
		expect(await endedExecutions(home.client, workflowId, 2)).toHaveLength(2);
		expect(home.alice.wouldBeSuspended).toEqual([]);
	});
});
