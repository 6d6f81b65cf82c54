import { describe, expect, it } from '@jest/globals';
import { rawPayload } from '../../../../../nodes/shared/trigger/rawPayload';

/** A list in a list in a list. */
function deep(depth: number): string | object {
	let value: string | object = 'core';
	for (let each = 0; each < depth; each += 1) value = [value];
	return value;
}

describe('what Add Raw Payload keeps', () => {
	it.each([
		[
			'a body',
			{ event: 'media.stop', Metadata: { Guid: [{ id: 'imdb://tt9100001' }], year: 2019 } },
		],
		['nothing', null],
		['no object', 'plain text'],
		['what has odd names', JSON.parse('{"__proto__":{"a":1},"constructor":2}')],
		['20 levels', deep(20)],
	])('is %s as it was', (_what, payload) => {
		expect(rawPayload(payload)).toStrictEqual({ raw: payload });
	});

	it('ends at a depth that every node behind can read', () => {
		const { raw, rawCut } = rawPayload(
			JSON.parse(`${'[1,'.repeat(100_000)}2${']'.repeat(100_000)}`),
		);
		expect(rawCut).toBe(true);
		expect(JSON.stringify(raw)).toBe(`${'[1,'.repeat(19)}[1]${']'.repeat(19)}`);
	});

	it.each([
		['values', Array.from({ length: 50_000 }, () => 0), 10_000],
		['entries', { list: Array.from({ length: 50_000 }, () => ({ a: 0 })) }, 10_000],
	])('has no more %s than ten thousand', (_what, payload, most) => {
		const { raw, rawCut } = rawPayload(payload);
		expect(rawCut).toBe(true);
		expect(JSON.stringify(raw).split('0').length).toBeLessThanOrEqual(most + 1);
		expect(JSON.stringify(raw).length).toBeGreaterThan(most);
	});

	it.each([
		['a text', 'x'.repeat(600_000)],
		['many texts', Array.from({ length: 600 }, () => 'x'.repeat(1000))],
		[
			'long names',
			Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`${n}`.padEnd(1000, 'x'), 1])),
		],
	])('has no more than half a million characters of %s', (_what, payload) => {
		const { raw, rawCut } = rawPayload(payload);
		expect(rawCut).toBe(true);
		expect(JSON.stringify(raw).length).toBeLessThan(510_000);
		expect(JSON.stringify(raw).length).toBeGreaterThan(490_000);
	});
});
