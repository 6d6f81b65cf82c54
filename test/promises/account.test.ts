import { describe, expect, it } from '@jest/globals';
import { promisesOfEveryDestination, statusesOf } from './support/promised';
import { inNoTime } from './support/time.mjs';
import { ago, HOUR, MINUTE, watched } from './support/titles';

/** A play goes into the account of the person whose credential the node has, and into no other. */

promisesOfEveryDestination((destination) => {
	const { deliver, plays, kinds } = destination;

	describe.each(kinds)('a %s', (kind) => {
		it('goes into that person’s account alone', async () => {
			await inNoTime(async () => await deliver(watched(kind, ago(10 * HOUR)), { person: 'Bob' }));
			expect([plays('Bob').length, plays('Alice').length]).toEqual([1, 0]);
		});

		it.each([
			['minutes ago', MINUTE],
			['hours ago', 10 * HOUR],
		])('that two people watched %s together is in both accounts', async (_when, ms) => {
			const at = ago(ms);
			const [alice, bob] = (['Alice', 'Bob'] as const).map(
				(person) => async () =>
					await deliver(watched(kind, at, { user: { id: person, name: person } }), { person }),
			);
			const told = await inNoTime(
				async () => await Promise.all([alice?.(), bob?.(), alice?.(), bob?.()]),
			);
			expect([plays('Alice').length, plays('Bob').length]).toEqual([1, 1]);
			expect(told.flatMap((each) => (each ? statusesOf(each) : [])).sort()).toEqual([
				'added',
				'added',
				'duplicate',
				'duplicate',
			]);
		});

		it('that is taken back by one stays with the other', async () => {
			const at = ago(10 * HOUR);
			for (const person of ['Alice', 'Bob'] as const) {
				await inNoTime(async () => await deliver(watched(kind, at), { person }));
			}
			const unwatched = watched(kind, ago(0), { event: 'unwatched' });
			await inNoTime(async () => await deliver(unwatched));
			expect(plays('Bob')).toHaveLength(1);
		});
	});
});
