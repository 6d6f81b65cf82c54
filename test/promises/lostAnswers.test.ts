import { describe, expect, it } from '@jest/globals';
import { promisesOfEveryDestination, statusesOf } from './support/promised';
import { inNoTime, later } from './support/time.mjs';
import { ago, HOUR, MINUTE, watched } from './support/titles';
import type { Fault, Passing } from './support/wire.mjs';

/** One viewing is one play, whatever becomes of the answers to what was written. */

const WHEN = [
	['minutes ago', MINUTE],
	['hours ago', 10 * HOUR],
] as const;

/** What befalls each of the first writes. */
const LOST: Array<[string, Fault]> = [
	['is lost', { lost: true }],
	['comes after 75 seconds', { lateMs: 75_000 }],
	['ends in the middle, its length named', { cut: 'lengthNamed' }],
	['ends in the middle', { cut: 'lengthUnknown' }],
	['drips', { dripMs: 3000 }],
	['is a 502 of a gateway, after it was carried out', carriedOut(502)],
	['is a 504 of a gateway, after it was carried out', carriedOut(504)],
	['is a page of a gateway, after it was carried out', carriedOut(200, 'text/html')],
];

function carriedOut(status: number, type = 'text/html'): Fault {
	return { status, type, form: () => '<!DOCTYPE html><html><body>Gateway</body></html>' };
}

/** The fault for the first `times` writes alone. */
function firstWrites(fault: Fault, times: number): (passing: Passing) => Fault | undefined {
	let left = times;
	return ({ isWrite }) => (isWrite && left-- > 0 ? fault : undefined);
}

promisesOfEveryDestination((destination) => {
	const { deliver, plays, kinds } = destination;

	describe.each(WHEN)('a play of %s', (_when, ms) => {
		it.each(LOST)('is there once when the answer to its write %s', async (_how, fault) => {
			const [kind = 'film'] = kinds;
			const event = watched(kind, ago(ms));
			destination.wire.fault = firstWrites(fault, 1);
			const first = await inNoTime(async () => await deliver(event));
			expect(first.error).toBeUndefined();
			destination.wire.calm();
			for (const minutes of [6, 40]) {
				await later(minutes * MINUTE);
				const told = await inNoTime(async () => await deliver(event));
				expect(['added', 'duplicate']).toEqual(expect.arrayContaining(statusesOf(told)));
			}
			expect(plays('Alice')).toHaveLength(1);
		});

		it('is there once when the answer is lost and nothing gets through after it', async () => {
			const [kind = 'film'] = kinds;
			const event = watched(kind, ago(ms));
			let isDown = false;
			destination.wire.fault = ({ isWrite }) => {
				if (isDown) return { instead: 503 };
				isDown = isWrite;
				return isWrite ? { lost: true } : undefined;
			};
			const first = await inNoTime(async () => await deliver(event));
			expect(statusesOf(first)).toEqual(['retry']);
			destination.wire.calm();
			for (const minutes of [6, 40]) {
				await later(minutes * MINUTE);
				await inNoTime(async () => await deliver(event));
			}
			expect(plays('Alice')).toHaveLength(1);
		});

		it('is there once when every second write loses its answer and it is delivered five times at once', async () => {
			const [kind = 'film'] = kinds;
			const event = watched(kind, ago(ms));
			let writes = 0;
			destination.wire.fault = ({ isWrite }) =>
				isWrite && (writes += 1) % 2 === 1 ? { lost: true } : undefined;
			await inNoTime(
				async () => await Promise.all(Array.from({ length: 5 }, async () => await deliver(event))),
			);
			destination.wire.calm();
			await later(6 * MINUTE);
			await inNoTime(async () => await deliver(event));
			expect(plays('Alice')).toHaveLength(1);
		});
	});
});
