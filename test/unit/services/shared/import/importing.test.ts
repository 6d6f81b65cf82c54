import { describe, expect, it } from '@jest/globals';
import type { PlayEvent } from '../../../../../media';
import { isFinishedPlay } from '../../../../../services/shared/import/wantedPlays';
import { ratingEvent, watchEvent } from '../../../../support/watchEvents';

describe('what an import takes', () => {
	it('is a finished play', () => {
		expect(isFinishedPlay(watchEvent())).toBe(true);
	});

	it.each<PlayEvent['event']>(['play', 'pause', 'resume', 'progress', 'stop', 'unwatched'])(
		'is not what a %s tells of',
		(event) => {
			expect(isFinishedPlay(watchEvent({ event }))).toBe(false);
		},
	);

	it('is not a rating', () => {
		expect(isFinishedPlay(ratingEvent())).toBe(false);
	});
});
