import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films } from '../../simulators/household.mjs';
import { dayAt } from '../../simulators/simkl/gate/quota.mjs';
import { until } from './support/n8n.mjs';
import { everyFewSeconds } from './support/pollTimes.mjs';
import { openSimkl } from './support/simkl.mjs';
import { simklFlows } from './support/simklFlows.mjs';
import { watchedFilm } from './support/watchEvents.mjs';

const MINUTE_MS = 60_000;
const TITLES = 24;

describe('the requests that Simkl takes of a free account in a day, in a real n8n', () => {
	/** @type {import('./support/simkl.mjs').Simkl} */
	let home;
	const { add, importAll } = simklFlows;
	const flowsOfBob = async () => await home.publish(await home.byToken('Bob'), { add, importAll });
	/** @param {(request: { path: string, status: number }) => boolean} which */
	const counted = (which) => home.simkl.requests.filter(which).length;
	/** @param {import('./support/flows.mjs').Item | undefined} item */
	const nextTry = (item) => Date.parse(item?.json.details.nextTryAt);
	/** @param {number} first */
	const filmsWithoutIds = (first) =>
		Array.from({ length: TITLES }, (_, index) => {
			const title = `Film Number ${first + index + 1}`;
			const ids = { tmdb: 990_001 + first + index };
			home.simkl.addMovie({ title, year: 2000, runtime: 90, ids });
			const at = new Date(Date.UTC(2026, 0, 1 + index, 20)).toISOString();
			return {
				...watchedFilm(films.ferry, at),
				media: { type: 'movie', title, year: 2000, ids: {} },
			};
		});
	const midnight = () => Date.now() + dayAt(Date.now()).secondsLeft * 1000;

	beforeAll(async () => {
		home = await openSimkl();
	});
	afterAll(() => home.close());

	it('say when to go on once they are used up, after one attempt, and are not asked for in vain', async () => {
		const { add: send } = await flowsOfBob();
		home.simkl.leaveOfToday('Bob');
		for (let play = 0; play < 2; play += 1) {
			const { outputs } = await (await send([{ imdb: films.ferry.ids.imdb }])).ended();
			const [told] = outputs[1] ?? [];
			expect(told?.json).toMatchObject({
				error: expect.stringMatching(/no more requests of this account today/),
				details: { kind: 'retry', destination: 'simkl', code: 'tooManyRequests' },
			});
			// n8n and this test read the clock at moments of their own.
			expect(Math.abs(nextTry(told) - midnight())).toBeLessThan(5 * MINUTE_MS);
		}
		expect(counted(({ status }) => status === 429)).toBe(1);
		expect(home.simkl.plays('Bob')).toEqual([]);
	});

	it('are told before an import, which stops where they end and says when to go on', async () => {
		const { importAll: send } = await flowsOfBob();
		// A title that was looked for once costs nothing the second time: the plan and the import have each their own.
		const [toPlan, events] = [0, TITLES].map((first) => filmsWithoutIds(first));
		home.simkl.leaveOfToday('Bob', 400);
		const planned = await send((toPlan ?? []).map((event) => ({ ...event, dryRun: true })));
		expect(planned.answer[0]?.sync).toMatchObject({
			status: 'planned',
			reason: expect.stringMatching(/needs about \d+ requests; Simkl takes 500 a day/),
		});
		home.simkl.leaveOfToday('Bob', 20);
		const { outputs } = await (await send(events ?? [])).ended();
		const [written = [], left = []] = outputs;
		expect(written.length).toBeGreaterThan(0);
		expect(left.length).toBeGreaterThan(0);
		expect(written.length + left.length).toBe(TITLES);
		expect(home.simkl.plays('Bob')).toHaveLength(written.length);
		for (const item of left) {
			expect(item.json).toMatchObject({ details: { kind: 'retry' } });
			expect(Math.abs(nextTry(item) - midnight())).toBeLessThan(5 * MINUTE_MS);
		}
	});

	it('are not asked for by the Simkl Trigger while they are used up', async () => {
		/** @param {string} name */
		const trigger = async (name) => {
			const { clientId } = home.newApp('public');
			return {
				clientId,
				node: {
					id: randomUUID(),
					name: `${name} watches`,
					type: 'n8n-nodes-scrobble.simklTrigger',
					typeVersion: 1,
					position: [0, 0],
					credentials: { simklOAuth2Api: await home.byOAuth(name, { clientId }) },
					parameters: { pollTimes: everyFewSeconds(2), leastMinutes: 0 },
				},
			};
		};
		home.simkl.leaveOfToday('Bob', 400);
		const [alice, bob] = [await trigger('Alice'), await trigger('Bob')];
		const stored = await home.client.importWorkflow({
			name: `Polls ${randomUUID()}`,
			settings: { executionOrder: 'v1' },
			nodes: [alice.node, bob.node],
			connections: {},
		});
		/** @param {{ clientId: string }} of */
		const polls = ({ clientId }) =>
			home.simkl.requests.filter(
				({ path, query }) => path === '/sync/activities' && query.client_id === clientId,
			);
		await home.client.publish(stored);
		try {
			await until('both triggers to poll', () => polls(alice).length > 1 && polls(bob).length > 1);
			home.simkl.leaveOfToday('Bob');
			await until('Bob to be refused', () => polls(bob).some(({ status }) => status === 429));
			const [asked, others] = [polls(bob).length, polls(alice).length];
			// Alice's, at the same seconds, show that Bob's were due.
			await until('three more polls', () => polls(alice).length > others + 2);
			expect(polls(bob)).toHaveLength(asked);
			expect(polls(bob).filter(({ status }) => status === 429)).toHaveLength(1);
		} finally {
			await home.client.unpublish(String(stored.id));
		}
	});
});
