import { describe, expect, it } from '@jest/globals';
import { kindOf, promisesOfEveryDestination, statusesOf } from './support/promised';
import { inNoTime } from './support/time.mjs';
import { ago, HOUR, watched } from './support/titles';

/** Every failure is an item on the error output, with the watch event in it, why, and what to do; never a success, never a stop. */

const KINDS = ['retry', 'notFound', 'reconnect', 'refused'];
const STATUSES = [
	300, 301, 302, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 412, 413, 415,
	418, 420, 422, 423, 425, 426, 429, 431, 451, 500, 501, 502, 503, 504, 505, 507, 511, 520, 521,
	522, 523, 524, 525, 526, 530, 599,
];
const WAITS = [
	'99999999999999',
	'8640000000001',
	'315360000',
	'Fri, 31 Dec 9999 23:59:59 GMT',
	'-1',
	'+60',
	'1,5',
	'soon 1',
	'NaN',
	'1e400',
	'',
	'Thu, 01 Jan 1970 00:00:00 GMT',
	'0x10',
	'٣',
];
/** Statuses that pass by themselves: a gateway's or a service's own bad minute. */
const PASSING = [408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524];

promisesOfEveryDestination((destination) => {
	const { deliver, plays, kinds } = destination;
	const [kind = 'film'] = kinds;

	async function failing(status: number, headers: Record<string, string> = {}) {
		const event = watched(kind, ago(10 * HOUR));
		destination.wire.fault = () => ({ instead: status, headers });
		const told = await inNoTime(async () => await deliver(event));
		expect(told.error).toBeUndefined();
		return { told, event };
	}

	it('whatever status answers everything, the play is on the error output and nothing else is', async () => {
		for (const status of STATUSES) {
			const { told, event } = await failing(status);
			expect({ status, regular: told.regular }).toEqual({ status, regular: [] });
			expect(told.failed).toHaveLength(1);
			expect(told.failed[0]).toMatchObject({
				...event,
				error: expect.stringMatching(/\w+ \w+/),
				details: { status: 'failed', whatToDo: expect.stringMatching(/\w+ \w+/) },
			});
			expect(KINDS).toContain(told.failed.map(kindOf)[0]);
		}
		expect(plays('Alice')).toEqual([]);
	});

	it('what passes by itself is to be tried again, and says when', async () => {
		for (const status of PASSING) {
			const { told } = await failing(status);
			expect({ status, kinds: told.failed.map(kindOf) }).toEqual({ status, kinds: ['retry'] });
			const { details } = told.failed[0] ?? {};
			expect(details).toMatchObject({ nextTryAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
		}
	});

	it.each(WAITS)(
		'an absurd Retry-After (%s) is an item too, to be tried again within ten days',
		async (wait) => {
			for (const status of [429, 503]) {
				const { told } = await failing(status, { 'retry-after': wait });
				expect({ status, statuses: statusesOf(told) }).toEqual({ status, statuses: ['retry'] });
				const { details } = told.failed[0] ?? {};
				const nextTryAt = Date.parse(JSON.parse(JSON.stringify(details)).nextTryAt);
				expect(nextTryAt).toBeGreaterThanOrEqual(Date.now() - 1000);
				expect(nextTryAt).toBeLessThanOrEqual(Date.now() + 10 * 24 * HOUR);
			}
		},
	);

	describe('an item that is no watch event', () => {
		it.each([
			['is empty', {}],
			['has no title', { ...watched(kind, '2026-01-01T00:00:00Z'), media: undefined }],
			['has a date that is none', watched(kind, 'yesterday')],
			['has an event that is none', { ...watched(kind, '2026-01-01T00:00:00Z'), event: 'hummed' }],
		])('and %s is told as that', async (_what, item) => {
			const told = await inNoTime(async () => await deliver(JSON.parse(JSON.stringify(item))));
			expect(told.error).toBeUndefined();
			expect(statusesOf(told)).toEqual(['refused']);
			expect(destination.wire.passed.filter(({ isWrite }) => isWrite)).toEqual([]);
		});

		it('keeps none of the others', async () => {
			const told = await inNoTime(
				async () =>
					await deliver([
						JSON.parse('{"media":null}'),
						watched(kind, ago(10 * HOUR)),
						JSON.parse('{"event":"watched","__proto__":{"a":1}}'),
					]),
			);
			expect(statusesOf(told)).toEqual(['added', 'refused', 'refused']);
			expect(plays('Alice')).toHaveLength(1);
		});
	});
});
