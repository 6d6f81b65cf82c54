import { watchEventFrom } from '../../media';
import { describe, expect, it } from '@jest/globals';
import { promisesOfEveryDestination } from './support/promised';
import { inNoTime } from './support/time.mjs';
import { ago, DAY, HOUR, watched } from './support/titles';
import type { Fault } from './support/wire.mjs';

/** No more is ever taken away than an event says. */

promisesOfEveryDestination((destination) => {
	const { deliver, plays, kinds } = destination;
	const OTHER_KINDS = ['play', 'pause', 'resume', 'progress', 'stop', 'rated'] as const;

	describe.each(kinds)('a %s', (kind) => {
		const other = kind === 'film' ? 'episode' : 'film';

		it('that is unwatched takes no other title away', async () => {
			await inNoTime(
				async () =>
					await deliver([
						watched(kind, ago(3 * DAY)),
						...kinds.filter((each) => each === other).map((each) => watched(each, ago(2 * DAY))),
					]),
			);
			const before = plays('Alice', other);
			await inNoTime(async () => await deliver(watched(kind, ago(0), { event: 'unwatched' })));
			expect(plays('Alice', other)).toEqual(before);
			expect(before).toHaveLength(kinds.includes(other) ? 1 : 0);
		});

		it('that is unwatched, told twice at once and once later, loses one play at most', async () => {
			await inNoTime(
				async () => await deliver([watched(kind, ago(9 * DAY)), watched(kind, ago(3 * DAY))]),
			);
			const before = plays('Alice').length;
			const unwatched = watched(kind, ago(HOUR), { event: 'unwatched' });
			await inNoTime(async () => await Promise.all([deliver(unwatched), deliver(unwatched)]));
			await inNoTime(async () => await deliver(unwatched));
			expect(plays('Alice').length).toBeGreaterThanOrEqual(
				destination.keepsEveryPlay ? before - 1 : 0,
			);
		});

		it.each<[string, Fault]>([
			['is lost', { lost: true }],
			['cannot be understood', { form: () => 'OK', status: 200 }],
		])('that is unwatched loses one play at most when an answer %s', async (_how, fault) => {
			await inNoTime(
				async () => await deliver([watched(kind, ago(9 * DAY)), watched(kind, ago(3 * DAY))]),
			);
			const before = plays('Alice').length;
			const unwatched = watched(kind, ago(HOUR), { event: 'unwatched' });
			let writes = 0;
			destination.wire.fault = ({ isWrite }) =>
				isWrite && (writes += 1) === 1 ? fault : undefined;
			const told = await inNoTime(async () => await deliver(unwatched));
			expect(told.error).toBeUndefined();
			destination.wire.calm();
			await inNoTime(async () => await deliver(unwatched));
			expect(plays('Alice').length).toBeGreaterThanOrEqual(
				destination.keepsEveryPlay ? before - 1 : 0,
			);
		});

		it.each(OTHER_KINDS)('with the event %s takes nothing away', async (event) => {
			await inNoTime(async () => await deliver(watched(kind, ago(3 * DAY))));
			const before = plays('Alice');
			await inNoTime(
				async () =>
					await deliver(
						watchEventFrom({ ...watched(kind, ago(0)), event, progress: 40, rating: 7 }),
					),
			);
			expect(plays('Alice')).toHaveLength(before.length);
		});

		it('watched again later does not lose the first play', async () => {
			await inNoTime(
				async () => await deliver([watched(kind, ago(9 * DAY)), watched(kind, ago(3 * DAY))]),
			);
			expect(plays('Alice').length).toBeGreaterThanOrEqual(destination.keepsEveryPlay ? 2 : 1);
		});
	});
});
