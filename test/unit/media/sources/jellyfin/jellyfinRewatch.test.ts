import { describe, expect, it } from '@jest/globals';

import { lastPlayOf, mayBeGivenUp } from '../../../../../media';
import type { Playback } from '../../../../../media';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-29T20:00:00Z');
/** Two hours long, begun ten hours ago for the second time. */
const BEGAN = NOW - 10 * HOUR;
const ferry = (changes: Record<string, unknown> = {}) => ({
	Type: 'Movie',
	RunTimeTicks: 2 * HOUR * 10_000,
	UserData: {
		Played: true,
		PlayCount: 2,
		PlaybackPositionTicks: 0,
		LastPlayedDate: new Date(BEGAN).toISOString(),
		...changes,
	},
});
const played = (agoHours: number, hours?: number): Playback => {
	const startedMs = NOW - agoHours * HOUR;
	return { startedMs, ...(hours === undefined ? {} : { endedMs: startedMs + hours * HOUR }) };
};

describe('a title of Jellyfin 12 that was begun again', () => {
	it.each([
		['without a log that reaches back', undefined, 'unsure'],
		['whose end the log does not have', [played(10)], 'unsure'],
		['and was played for its length', [played(10, 1.9)], 'finished'],
		['and was seen at twice the speed', [played(10, 0.95)], 'finished'],
		['and was stopped after minutes', [played(90, 2), played(10, 0.05)], 'givenUp'],
		['of which nobody began a viewing then: a mark', [played(90, 2)], 'finished'],
		['and was gone on with for its last third', [played(34, 1.3), played(10, 0.7)], 'finished'],
		['and was gone on with for minutes', [played(34, 1.7), played(10, 0.1)], 'unsure'],
		['after one of seconds, and was stopped too', [played(34, 0.01), played(10, 0.1)], 'givenUp'],
	] as const)('%s', (_what, log, expected) => {
		expect(lastPlayOf(ferry(), log)).toBe(expected);
	});

	it.each([
		['at its first viewing', { PlayCount: 1 }],
		['with a position', { PlaybackPositionTicks: 1 }],
		['not watched', { Played: false }],
	])('is in no doubt %s', (_what, changes) => {
		expect(mayBeGivenUp(ferry(), new Date(NOW))).toBe(true);
		expect(mayBeGivenUp(ferry(changes), new Date(NOW))).toBe(false);
	});
});
