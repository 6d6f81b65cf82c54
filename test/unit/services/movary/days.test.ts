import { describe, expect, it } from '@jest/globals';

import { otherDayOf } from '../../../../services/movary/days';
import { watchEvent } from '../../../support/watchEvents';

const film = { type: 'movie' as const, title: 'Tin Harbour', runtimeSeconds: 7200, ids: {} };

describe('the other day of a play', () => {
	it.each([
		['Jellyfin at its end', 'jellyfin', 97, '2026-03-08T00:30:00Z', '2026-03-07'],
		['Jellyfin at its beginning', 'jellyfin', undefined, '2026-03-07T23:10:00Z', '2026-03-08'],
		['Jellyfin in the afternoon', 'jellyfin', 97, '2026-03-08T15:00:00Z', '2026-03-08'],
		['Plex', 'plex', 97, '2026-03-08T00:30:00Z', '2026-03-08'],
	] as const)('from %s is where it began or ended', (_what, source, progress, at, day) => {
		expect(otherDayOf(watchEvent({ source, progress, at, media: film }), 'UTC')).toBe(day);
	});

	it('is none for an event that knows its day alone', () => {
		const event = { ...watchEvent({ source: 'jellyfin', media: film }), dateOnly: true as const };
		expect(otherDayOf({ ...event, at: '2026-03-08T12:00:00Z' }, 'UTC')).toBe('2026-03-08');
	});
});
