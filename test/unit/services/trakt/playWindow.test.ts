import { describe, expect, it } from '@jest/globals';

import { DAY_WINDOW, isSamePlay, playWindow } from '../../../../services/trakt/playWindow';

const MINUTE = 60_000;

describe('how far a play may lie from its event', () => {
	it.each([
		[2640, 22],
		[7200, 30],
		[120, 5],
		[undefined, 30],
		[0, 30],
	])('is, for a runtime of %s seconds, %d minutes', (runtime, minutes) => {
		expect(playWindow(runtime).aroundMs).toBe(minutes * MINUTE);
	});

	it('is longer afterwards, for scrobbles that arrive late', () => {
		expect(playWindow(600, 15)).toEqual({ aroundMs: 5 * MINUTE, lateMs: 15 * MINUTE });
		expect(playWindow(7200, 15).lateMs).toBe(30 * MINUTE);
	});

	it.each([
		['2026-03-08T19:55:00Z', true],
		['2026-03-08T19:54:59Z', false],
		['2026-03-08T20:15:00Z', true],
		['2026-03-08T20:15:01Z', false],
		['never', false],
	])('%s belongs to a ten-minute play at 20:00: %s', (held, expected) => {
		expect(isSamePlay('2026-03-08T20:00:00Z', held, playWindow(600, 15))).toBe(expected);
	});

	it.each([
		['2026-03-07T10:00:00Z', true],
		['2026-03-07T09:59:59Z', false],
		['2026-03-09T14:00:00Z', true],
		['2026-03-09T14:00:01Z', false],
	])('%s belongs to a play of which only 8 March is known: %s', (held, expected) => {
		expect(isSamePlay('2026-03-08T12:00:00Z', held, DAY_WINDOW)).toBe(expected);
	});
});
