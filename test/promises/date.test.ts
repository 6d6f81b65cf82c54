import { describe, expect, it } from '@jest/globals';
import { promisesOfEveryDestination } from './support/promised';
import { inNoTime, later } from './support/time.mjs';
import { ago, DAY, HOUR, MINUTE, watched } from './support/titles';

/** A play keeps the date on which it was watched, as exactly as the service keeps dates. */

promisesOfEveryDestination((destination) => {
	const { deliver, plays, kinds, precisionMs } = destination;

	const distanceMs = (at: string): number =>
		Math.abs(Date.parse(plays('Alice')[0]?.at ?? '') - Date.parse(at));

	describe.each(kinds)('a %s', (kind) => {
		it.each([
			['hours ago', 10 * HOUR],
			['days ago', 40 * DAY],
			['years ago', 2000 * DAY],
		])('watched %s has that date', async (_when, ms) => {
			const at = ago(ms);
			await inNoTime(async () => await deliver(watched(kind, at)));
			expect(plays('Alice')).toHaveLength(1);
			expect(distanceMs(at)).toBeLessThanOrEqual(precisionMs);
		});

		it('that could not be delivered for two days has the date on which it was watched', async () => {
			const at = ago(MINUTE);
			destination.wire.fault = () => ({ instead: 503 });
			await inNoTime(async () => await deliver(watched(kind, at)));
			destination.wire.calm();
			await later(2 * DAY);
			await inNoTime(async () => await deliver(watched(kind, at)));
			expect(distanceMs(at)).toBeLessThanOrEqual(precisionMs);
		});
	});
});
