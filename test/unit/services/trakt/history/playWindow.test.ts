import { describe, expect, it } from '@jest/globals';

import {
	DAY_WINDOW,
	isFresh,
	isSamePlay,
	playWindow,
	windowFor,
	windowOf,
} from '../../../../../services/trakt/history/playWindow';
import { watchEvent } from '../../../../support/watchEvents';

const MINUTE = 60_000;

describe('what is scrobbled, with the moment at which it arrives', () => {
	it.each([
		[0, true],
		[15 * MINUTE, true],
		[15 * MINUTE + 1, false],
		[-5 * MINUTE, true],
		[-5 * MINUTE - 1, false],
		[NaN, false],
	])('a play of %d milliseconds ago, where 15 minutes are recent: %s', (ageMs, expected) => {
		expect(isFresh(ageMs, 15)).toBe(expected);
	});
});

describe('how far a play may lie from its event', () => {
	it.each([
		[2640, 22],
		[7200, 30],
		[420, 5],
		[240, 3],
		[60, 1],
		[undefined, 30],
		[0, 30],
	])('is, for a runtime of %s seconds, %d minutes', (runtime, minutes) => {
		expect(playWindow(runtime).aroundMs).toBe(minutes * MINUTE);
	});

	it('is longer afterwards, for scrobbles that arrive late', () => {
		expect(playWindow(600, 15)).toEqual({ aroundMs: 5 * MINUTE, lateMs: 18 * MINUTE });
		expect(playWindow(7200, 15).lateMs).toBe(30 * MINUTE);
	});

	it.each([
		['2026-03-08T19:55:00Z', true],
		['2026-03-08T19:54:59Z', false],
		['2026-03-08T20:18:00Z', true],
		['2026-03-08T20:18:59Z', true],
		['2026-03-08T20:19:00Z', false],
		['never', false],
	])('%s belongs to a ten-minute play at 20:00: %s', (held, expected) => {
		expect(isSamePlay('2026-03-08T20:00:00Z', held, playWindow(600, 15))).toBe(expected);
	});

	it.each([
		['2026-03-07T10:00:00Z', true],
		['2026-03-07T09:59:59Z', false],
		['2026-03-09T14:00:00Z', true],
		['2026-03-09T14:01:00Z', false],
	])('%s belongs to a play of which only 8 March is known: %s', (held, expected) => {
		expect(isSamePlay('2026-03-08T12:00:00Z', held, DAY_WINDOW)).toBe(expected);
	});

	const hour = { type: 'movie' as const, title: 'Tin Harbour', runtimeSeconds: 3600, ids: {} };
	it.each([
		['its end', 'jellyfin', undefined, '2026-03-08T21:00:00Z', true],
		['its end after a pause', 'jellyfin', undefined, '2026-03-08T21:30:00Z', true],
		['the end of a next viewing', 'jellyfin', undefined, '2026-03-08T22:00:00Z', false],
		['an earlier viewing', 'jellyfin', undefined, '2026-03-08T19:00:00Z', false],
		['its beginning', 'jellyfin', 98, '2026-03-08T19:01:00Z', true],
		['the end of the viewing before', 'jellyfin', 98, '2026-03-08T18:55:00Z', false],
		['the next viewing', 'jellyfin', 98, '2026-03-08T21:00:00Z', false],
		['anything an hour away', 'plex', undefined, '2026-03-08T21:00:00Z', false],
	] as const)(
		'takes %s for the play that %s knows, at progress %s: %s %s',
		(_what, source, progress, held, expected) => {
			const event = watchEvent({ source, progress, media: hour });
			const window = windowFor(windowOf(event, hour, 15), false);
			expect(isSamePlay('2026-03-08T20:00:00Z', held, window)).toBe(expected);
		},
	);

	it.each([
		[
			'a quarter of an hour after its end and three minutes on its way',
			'2026-03-08T20:38:00Z',
			true,
		],
		['later than that', '2026-03-08T20:39:00Z', false],
	])(
		'takes a scrobble for a play of 20 minutes whose beginning is known: %s',
		(_what, held, is) => {
			const episode = { ...hour, runtimeSeconds: 1200 };
			const event = watchEvent({ source: 'jellyfin', progress: undefined, media: episode });
			const window = windowFor(windowOf(event, episode, 15), true);
			expect(isSamePlay('2026-03-08T20:00:00Z', held, window)).toBe(is);
		},
	);
});
