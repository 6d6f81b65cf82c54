import { describe, expect, it } from '@jest/globals';
import { told, watched } from '../importing.mjs';
import { world, DAY_MS, EPISODES, SHOWS, byShow, byOwnId, ago, dates } from '../visitForImport.mjs';

describe('an import into Trakt', () => {
	it('is in batches of a hundred, at one write a second, and reads back before a lost answer is sent again', async () => {
		const events = Array.from({ length: 350 }, (_, index) =>
			watched(byShow(1 + (index % 3), 1 + Math.floor(index / 3)), ago(400 - index)),
		);
		world.trakt.faults.push(
			{ match: { method: 'POST', path: '/sync/history' }, action: { dropAfterWrite: true } },
			{ match: { method: 'POST', path: '/sync/history' }, action: { status: 502 } },
		);
		const from = world.trakt.requests.length;
		const startedAt = world.clock.now();
		expect(new Set(told(await world.take(events)).flat())).toEqual(new Set(['added']));
		expect(world.alice.history).toHaveLength(350);
		// Four batches, and the one that did not arrive a second time.
		const writes = world.sent(from).filter((line) => line.startsWith('POST'));
		expect(writes).toHaveLength(5);
		expect(world.clock.now() - startedAt).toBeGreaterThanOrEqual(4000);
		expect(world.trakt.requests.slice(from).filter(({ status }) => status === 429)).toEqual([]);
	});

	it('does not send a batch again that may still arrive', async () => {
		const action = { status: 524 };
		world.trakt.faults.push({ match: { method: 'POST', path: '/sync/history' }, action });
		const from = world.trakt.requests.length;
		const events = [watched(byShow(1, 1), ago(400)), watched(byShow(1, 2), ago(401))];
		expect(told(await world.take(events)).flat()).toEqual(['retry', 'retry']);
		expect(world.sent(from).filter((line) => line.startsWith('POST'))).toHaveLength(1);
	});

	it('goes on where it was stopped', async () => {
		const events = Array.from({ length: 250 }, (_, index) =>
			watched(byShow(7, index + 1), ago(300 - index)),
		);
		let asked = 0;
		const isCancelled = () => ++asked > 2;
		const stopped = await world.take(events, { isCancelled });
		expect(
			told(stopped)
				.flat()
				.filter((status) => status === 'added'),
		).toHaveLength(200);
		expect(stopped.at(-1)).toMatchObject([
			{ error: { kind: 'retry', message: 'The execution was stopped before this play was sent' } },
		]);
		const again = told(await world.take(events)).flat();
		expect(again.filter((status) => status === 'duplicate')).toHaveLength(200);
		expect(again.filter((status) => status === 'added')).toHaveLength(50);
		expect(world.alice.history).toHaveLength(250);
	});

	it('stops writing when Trakt is down, and tells every play that is left when to come back', async () => {
		const events = Array.from({ length: 250 }, (_, index) =>
			watched(byShow(8, index + 1), ago(300 - index)),
		);
		world.trakt.faults.push({
			match: { method: 'POST', path: '/sync/history' },
			times: 50,
			action: { status: 503 },
		});
		const from = world.trakt.requests.length;
		const outcomes = await world.take(events);
		expect(new Set(told(outcomes).flat())).toEqual(new Set(['retry']));
		expect(world.sent(from).filter((line) => line.startsWith('POST'))).toHaveLength(5);
		world.trakt.faults.clear();
		expect(new Set(told(await world.take(events)).flat())).toEqual(new Set(['added']));
	});

	it('lets one play that Trakt objects to keep no other out', async () => {
		const events = Array.from({ length: 8 }, (_, index) =>
			watched(byShow(9, index + 1), ago(30 - index)),
		);
		world.trakt.faults.push({
			match: { method: 'POST', path: '/sync/history' },
			times: 4,
			action: { status: 422 },
		});
		// All eight, then four, two and one of them: the halves close in on the one.
		expect(told(await world.take(events)).flat()).toEqual(['refused', ...Array(7).fill('added')]);
		expect(world.alice.history).toHaveLength(7);
	});

	it('says of a full account what is to be done, and sends nothing more', async () => {
		world.alice.limits = { history: 100 };
		const events = Array.from({ length: 250 }, (_, index) =>
			watched(byShow(10, index + 1), ago(300 - index)),
		);
		const from = world.trakt.requests.length;
		const statuses = told(await world.take(events)).flat();
		world.alice.limits = {};
		expect(statuses.filter((status) => status === 'added')).toHaveLength(100);
		expect(statuses.filter((status) => status === 'refused')).toHaveLength(150);
		expect(world.sent(from).filter((line) => line.startsWith('POST'))).toHaveLength(2);
	});

	it('brings 10,000 plays in a hundred writes, and knows each of them again', async () => {
		const start = world.clock.now() - 3000 * DAY_MS;
		const events = Array.from({ length: EPISODES * SHOWS }, (_, index) => {
			const at = new Date(start + index * 6 * 3_600_000).toISOString();
			return watched(byOwnId(1 + (index % SHOWS), 1 + Math.floor(index / SHOWS)), at);
		});
		const from = world.trakt.requests.length;
		expect(new Set(told(await world.take(events)).flat())).toEqual(new Set(['added']));
		expect(world.sent(from).filter((line) => line.startsWith('POST'))).toHaveLength(100);
		const reads = world.sent(from).filter((line) => line.startsWith('GET'));
		// Once for all, and before and after each batch.
		expect(reads.length).toBeLessThan(300);
		const before = world.trakt.requests.length;
		expect(new Set(told(await world.take(events)).flat())).toEqual(new Set(['duplicate']));
		expect(world.sent(before)).toHaveLength(40);
		expect(new Set(dates()).size).toBe(10_000);
	}, 120_000);
});
