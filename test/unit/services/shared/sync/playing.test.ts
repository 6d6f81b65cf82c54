import { describe, expect, it } from '@jest/globals';
import type { PlayEvent } from '../../../../../media';
import { playingOf } from '../../../../../services/shared/sync/playing';

const MINUTE = 60_000;
const POINTS = { lowest: 2, highest: 79 };
const told = (event: PlayEvent['event'], progress?: number, minutesAgo = 0, freshMinutes = 15) =>
	playingOf({ event, progress }, { ageMs: minutesAgo * MINUTE, freshMinutes }, POINTS);

describe('what a service is told of a viewing under way', () => {
	it.each([
		['play', undefined, { action: 'start', progress: 0 }],
		['resume', 41, { action: 'start', progress: 41 }],
		['play', 130, { action: 'start', progress: 100 }],
		['pause', 41, { action: 'pause', progress: 41 }],
		['stop', 41, { action: 'stop', progress: 41 }],
	] as const)('%s at %s %% becomes %j', (event, progress, expected) => {
		expect(told(event, progress)).toEqual(expected);
	});

	it.each([
		['pause', 0.5, 2],
		['pause', 95, 79],
		['stop', 1, 2],
		['stop', 89, 79],
	] as const)(
		'keeps a %s at %s %% within what the service takes: %s %%',
		(event, progress, kept) => {
			expect(told(event, progress)).toMatchObject({ progress: kept });
		},
	);

	it.each([
		['pause', undefined, 'positionUnknown', 'The position is unknown'],
		['stop', undefined, 'positionUnknown', 'The position is unknown'],
		['stop', 0.9, 'barelyStarted', 'Barely started'],
		['stop', 90, 'countedByWatched', 'Finished: counted by the watched event'],
	] as const)('tells nothing of a %s at %s: %s', (event, progress, code, reason) => {
		expect(told(event, progress)).toEqual({ action: 'none', code, reason });
	});

	it.each([
		['play', 'It happened too long ago to be shown as now watching'],
		['pause', 'It happened too long ago to be a resume point'],
		['stop', 'It happened too long ago to be a resume point'],
	] as const)('tells nothing of a %s that came late', (event, reason) => {
		expect(told(event, 41, 15)).toMatchObject({ progress: 41 });
		expect(told(event, 41, 16)).toEqual({ action: 'none', code: 'tooLate', reason });
		expect(told(event, 41, 16, 30)).toMatchObject({ progress: 41 });
	});
});
