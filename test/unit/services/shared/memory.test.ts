import { describe, expect, it, jest } from '@jest/globals';

import { forgetLookups, Memory, packed, unpacked } from '../../../../services/shared/memory';

describe('what is remembered', () => {
	it('is the last used, as many as fit', () => {
		const memory = new Memory<string>(2);
		memory.set('a', 'one');
		memory.set('b', 'two');
		memory.get('a');
		memory.set('c', 'three');
		expect([memory.get('a'), memory.get('b'), memory.get('c')]).toEqual([
			'one',
			undefined,
			'three',
		]);
	});

	it('may be measured by its size, also after something is replaced or forgotten', () => {
		const memory = new Memory<string>(6, ({ length }) => length);
		memory.set('a', 'four');
		memory.set('a', 'to');
		memory.set('b', 'four');
		expect([memory.get('a'), memory.get('b')]).toEqual(['to', 'four']);
		memory.forget('b');
		memory.set('c', 'four');
		memory.set('d', 'x');
		expect([memory.get('a'), memory.get('c'), memory.get('d')]).toEqual([undefined, 'four', 'x']);
		memory.set('e', 'too long');
		expect(memory.get('e')).toBeUndefined();
		memory.set('f', 'sixsix');
		forgetLookups();
		expect(memory.get('f')).toBeUndefined();
		memory.set('g', 'sixsix');
		expect(memory.get('g')).toBe('sixsix');
	});

	it('ends with its time, however often it is used, also where the clock is set back', () => {
		const clock = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
		const memory = new Memory<string>(10, () => 1, 500);
		memory.set('a', 'one');
		clock.mockReturnValue(1_000_400);
		expect(memory.get('a')).toBe('one');
		clock.mockReturnValue(1_000_500);
		expect(memory.get('a')).toBeUndefined();
		memory.set('b', 'two');
		clock.mockReturnValue(400_000);
		expect(memory.get('b')).toBeUndefined();
		clock.mockRestore();
	});

	it('comes out of its packing as it was', async () => {
		const value = { titles: Array(500).fill({ title: 'Тихий берег', year: 2008, seen: [null] }) };
		const bytes = await packed(value);
		expect(bytes.byteLength).toBeLessThan(JSON.stringify(value).length / 10);
		expect(await unpacked(bytes)).toEqual(value);
	});
});
