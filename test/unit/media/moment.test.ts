import { describe, expect, it } from '@jest/globals';
import { fromIsoText, fromWallClock, toIsoText, toSecond } from '../../../media/moment';

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

	it.each([
		['2026-03-07T23:30:00', 'UTC', '2026-03-07T23:30:00.000Z'],
		['2026-03-07T23:30:00', 'Europe/Berlin', '2026-03-07T22:30:00.000Z'],
		['2026-07-07 23:30', 'Europe/Berlin', '2026-07-07T21:30:00.000Z'],
		['2026-07-07', 'America/New_York', '2026-07-07T04:00:00.000Z'],
		['2026-01-01T00:00:00.25', 'Pacific/Auckland', '2025-12-31T11:00:00.250Z'],
		['2026-11-19T12:00:00', 'Asia/Kathmandu', '2026-11-19T06:15:00.000Z'],
		// An hour before and after clocks are set.
		['2026-03-29T01:59:59', 'Europe/Berlin', '2026-03-29T00:59:59.000Z'],
		['2026-03-29T03:00:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
		['2026-11-01T00:59:59', 'America/New_York', '2026-11-01T04:59:59.000Z'],
		['2026-11-01T02:00:00', 'America/New_York', '2026-11-01T07:00:00.000Z'],
	])('%s on the clocks of %s is %s', (written, timeZone, moment) => {
		expect(fromWallClock(written, timeZone)?.toISOString()).toBe(moment);
	});

	it('is no matter of clocks where the text names its zone, or is no date', () => {
		const others = [
			'2026-03-07T23:30:00Z',
			'2026-03-07T23:30+01:00',
			'7 March 2026',
			'2026-13-45',
			'',
		];
		expect(others.map((text) => fromWallClock(text, 'Europe/Berlin'))).toEqual(
			others.map(() => undefined),
		);
	});
});
