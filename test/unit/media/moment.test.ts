import { describe, expect, it } from '@jest/globals';
import { fromIsoText, toIsoText, toSecond } from '../../../media/moment';

describe('a moment', () => {
	it.each([
		'2026-11-19T21:10:00.250Z',
		'2026-11-19T23:59:59.999Z',
		'2026-11-20T00:00:00.000Z',
		'2026-11-19T00:00:01.001Z',
		'2024-02-29T12:30:07.040Z',
		'1970-01-01T00:00:00.001Z',
		'1969-12-31T23:59:59.999Z',
		'-000044-03-15T08:00:00.000Z',
		'+012026-11-19T21:10:00.250Z',
	])('is written as the language itself writes it: %s', (written) => {
		const moment = new Date(written);
		expect(toIsoText(moment)).toBe(moment.toISOString());
		expect(toSecond(moment)).toBe(written.replace(/\.\d+Z$/, 'Z'));
	});

	it('that is none is refused as the language refuses it', () => {
		expect(() => toIsoText(new Date(NaN))).toThrow(RangeError);
		expect(() => toSecond(new Date(Infinity))).toThrow(RangeError);
	});

	it('is read from the text of a .NET server, whose decimals are seven', () => {
		expect(fromIsoText('2026-11-19T21:10:00.2504321Z')?.getTime()).toBe(
			Date.UTC(2026, 10, 19, 21, 10, 0, 250),
		);
	});
});
