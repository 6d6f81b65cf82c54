import { expect, it } from '@jest/globals';
import { heldBytes } from './support/memory.mjs';
import { promisesOfEveryDestination, statusesOf } from './support/promised';
import { inNoTime, timed } from './support/time.mjs';
import { ago, HOUR, MINUTE, watched } from './support/titles';

/** Whatever a service does, a play is given up on for now after a bounded time, number of requests and memory. */

/** What one play may cost while a service is down: its attempts, and those of looking back. */
const MOST_REQUESTS = 40;
const LONGEST_MS = 15 * MINUTE;
/** What a play waits for its turn at most. */
const LONGEST_TURN_MS = 10 * MINUTE;
const IN_LINE = 25;
/** More than any answer that is read, and less than what a process can hold. */
const HUGE_BYTES = 300 * 2 ** 20;

promisesOfEveryDestination((destination) => {
	const { deliver, plays, kinds } = destination;
	const [kind = 'film'] = kinds;

	it.each([
		['is down', () => ({ instead: 503 })],
		['breaks every line', () => ({ lost: true as const })],
		['answers each request after 75 seconds', () => ({ lateMs: 75_000 })],
		['drips each answer', () => ({ dripMs: 3000 })],
		['has everybody wait for a day', () => ({ instead: 429, headers: { 'retry-after': '86400' } })],
	])('when it %s', async (_how, fault) => {
		destination.wire.fault = fault;
		const { result, tookMs } = await timed(
			async () => await deliver(watched(kind, ago(10 * HOUR))),
		);
		expect(result.error).toBeUndefined();
		expect(result.regular).toEqual([]);
		expect(statusesOf(result)).toEqual(['retry']);
		expect(tookMs).toBeLessThan(LONGEST_MS);
		expect(destination.wire.passed.length).toBeLessThan(MOST_REQUESTS);
	});

	it('when one answer drips, the plays behind it are delivered', async () => {
		let requests = 0;
		destination.wire.fault = () => ((requests += 1) === 1 ? { dripMs: 3000 } : undefined);
		const { result, tookMs } = await timed(
			async () =>
				await Promise.all([
					deliver(watched(kind, ago(10 * HOUR))),
					deliver(watched(kind, ago(10 * HOUR))),
				]),
		);
		expect(tookMs).toBeLessThan(LONGEST_MS);
		expect(result.flatMap(statusesOf)).toHaveLength(2);
		expect(plays('Alice')).toHaveLength(1);
	});

	it('when it answers nobody in time, all who wait in line are told in bounded time', async () => {
		destination.wire.fault = () => ({ lateMs: 75_000 });
		const evenings = Array.from({ length: IN_LINE }, (_, day) =>
			watched(kind, ago((10 + 24 * day) * HOUR)),
		);
		const { result, tookMs } = await timed(
			async () => await Promise.all(evenings.map(async (event) => await deliver(event))),
		);
		expect(result.flatMap(statusesOf)).toEqual(evenings.map(() => 'retry'));
		expect(tookMs).toBeLessThan(LONGEST_TURN_MS + LONGEST_MS);
	});

	it('an answer of hundreds of megabytes is not read whole', async () => {
		// Signed in before: what is bounded is what a play is answered.
		await inNoTime(async () => await deliver(watched(kind, ago(900 * HOUR))));
		destination.wire.fault = () => ({ bytes: HUGE_BYTES });
		const before = heldBytes();
		const told = await inNoTime(async () => await deliver(watched(kind, ago(10 * HOUR))));
		expect(told.regular).toEqual([]);
		expect(told.failed).toHaveLength(1);
		expect(heldBytes() - before).toBeLessThan(HUGE_BYTES);
	});
});
