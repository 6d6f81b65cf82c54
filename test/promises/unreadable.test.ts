import { describe, expect, it } from '@jest/globals';
import { promisesOfEveryDestination, statusesOf } from './support/promised';
import { inNoTime, later } from './support/time.mjs';
import { ago, HOUR, MINUTE, watched } from './support/titles';

/** An answer that cannot be understood is not "there is nothing": nothing is written on its strength. */

const half = (text: string) => text.slice(0, Math.ceil(text.length / 2));
const FORMS: Array<[string, (answer: string) => string]> = [
	['is empty', () => ''],
	['is the text OK', () => 'OK'],
	['is null', () => 'null'],
	['is an object of nothing', () => '{}'],
	['is an error in a 200', () => '{"error":"internal"}'],
	['ends in the middle', half],
	['is a list of rubbish', () => '[1,"a",null,{}]'],
	['is a page', () => '<html><body>Welcome</body></html>'],
];

promisesOfEveryDestination((destination) => {
	const { deliver, plays, kinds } = destination;
	const [kind = 'film'] = kinds;

	describe.each(FORMS)('an answer that %s', (_what, form) => {
		it.each([
			['to a read, with the play there already, writes nothing', true],
			['to a read, with nothing there, writes nothing', false],
		])('%s', async (_which, isThere) => {
			const event = watched(kind, ago(10 * HOUR));
			if (isThere) await inNoTime(async () => await deliver(event));
			destination.wire.calm();
			destination.wire.fault = ({ isWrite }) => (isWrite ? undefined : { form, status: 200 });
			const told = await inNoTime(async () => await deliver(event));
			const writes = destination.wire.passed.filter(({ isWrite }) => isWrite);
			expect({ writes: writes.length, error: told.error }).toEqual({ writes: 0, error: undefined });
			expect(statusesOf(told)).toHaveLength(1);
			expect(['added', 'duplicate', 'notFound']).not.toContain(statusesOf(told)[0]);
			destination.wire.calm();
			await later(6 * MINUTE);
			await inNoTime(async () => await deliver(event));
			expect(plays('Alice')).toHaveLength(1);
		});

		it.each([
			['minutes ago', MINUTE],
			['hours ago', 10 * HOUR],
		])('to a write of a play of %s may mean that it arrived', async (_when, ms) => {
			const event = watched(kind, ago(ms));
			let writes = 0;
			destination.wire.fault = ({ isWrite }) =>
				isWrite && (writes += 1) === 1 ? { form, status: 200 } : undefined;
			const told = await inNoTime(async () => await deliver(event));
			expect(told.error).toBeUndefined();
			expect(statusesOf(told)).not.toContain('refused');
			destination.wire.calm();
			await later(6 * MINUTE);
			await inNoTime(async () => await deliver(event));
			expect(plays('Alice')).toHaveLength(1);
		});
	});
});
