import { describe, expect, it } from '@jest/globals';
import { promisesOfEveryDestination, statusesOf } from './support/promised';
import { inNoTime, later } from './support/time.mjs';
import { ago, HOUR, MINUTE, watched } from './support/titles';

/** One viewing, told in every way in which it may be told twice, is one play. */

const WHEN = [
	['minutes ago', MINUTE],
	['hours ago', 10 * HOUR],
] as const;

/** What each delivery may be told: that it was added, that it was there, or to come back. */
const FINE = ['added', 'duplicate', 'retry'];

promisesOfEveryDestination((destination) => {
	const { deliver, plays, kinds } = destination;

	describe.each(kinds)('a %s', (kind) => {
		describe.each(WHEN)('watched %s', (_when, ms) => {
			it.each([2, 10])('is one play when it is delivered %i times at once', async (times) => {
				const event = watched(kind, ago(ms));
				const told = await inNoTime(
					async () =>
						await Promise.all(Array.from({ length: times }, async () => await deliver(event))),
				);
				expect(plays('Alice')).toHaveLength(1);
				expect(told.flatMap(statusesOf).filter((status) => status === 'added')).toHaveLength(1);
			});

			it('is one play when one run has it twice', async () => {
				const event = watched(kind, ago(ms));
				const told = await inNoTime(async () => await deliver([event, event]));
				expect(plays('Alice')).toHaveLength(1);
				expect(statusesOf(told)).toEqual(['added', 'duplicate']);
			});

			it('is one play when two runs have it, one after the other and much later', async () => {
				const event = watched(kind, ago(ms));
				for (const minutes of [0, 6, 90, 24 * 60]) {
					await later(minutes * MINUTE);
					await inNoTime(async () => await deliver(event));
				}
				expect(plays('Alice')).toHaveLength(1);
			});

			it('is one play when two processes have it at once', async () => {
				const event = watched(kind, ago(ms));
				const process = await destination.anotherProcess();
				const told = await inNoTime(
					async () => await Promise.all([deliver(event), deliver(event, { process })]),
				);
				expect(plays('Alice')).toHaveLength(1);
				expect(FINE).toEqual(expect.arrayContaining(told.flatMap(statusesOf)));
			});

			it.each(['in one process', 'in two processes'])(
				'is one play when two sources tell of it seconds apart, %s',
				async (where) => {
					const at = ago(ms);
					const one = watched(kind, at);
					const other = watched(kind, new Date(Date.parse(at) + 3000).toISOString(), {
						source: 'tautulli',
						key: `tautulli:${at}`,
					});
					const process =
						where === 'in two processes' ? await destination.anotherProcess() : undefined;
					await inNoTime(
						async () => await Promise.all([deliver(one), deliver(other, { process })]),
					);
					expect(plays('Alice')).toHaveLength(1);
				},
			);
		});
	});
});
