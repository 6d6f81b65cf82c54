import { describe, expect, it } from '@jest/globals';

import { possibleDays } from '../../../../services/movary/days';
import { watchEvent } from '../../../support/watchEvents';

const film = { type: 'movie' as const, title: 'Tin Harbour', runtimeSeconds: 7200, ids: {} };

describe('the days of a play', () => {
	it.each([
		['Jellyfin at its end', 'jellyfin', 97, '2026-03-08T00:30:00Z', ['2026-03-08', '2026-03-07']],
		[
			'Jellyfin at its beginning',
			'jellyfin',
			undefined,
			'2026-03-07T23:10:00Z',
			['2026-03-07', '2026-03-08'],
		],
		['Jellyfin in the afternoon', 'jellyfin', 97, '2026-03-08T15:00:00Z', ['2026-03-08']],
		['Plex', 'plex', 97, '2026-03-08T00:30:00Z', ['2026-03-08']],
	] as const)('from %s are where it began and ended', (_what, source, progress, at, days) => {
		expect(possibleDays(watchEvent({ source, progress, at, media: film }), 'UTC')).toEqual(days);
	});

	it('are one for an event that knows its day alone', () => {
		const event = { ...watchEvent({ source: 'jellyfin', media: film }), dateOnly: true as const };
		const at = '2026-03-08T12:00:00Z';
		expect(possibleDays({ ...event, at }, 'UTC')).toEqual(['2026-03-08']);
	});

	it('are those beside it as well where it is known roughly', () => {
		const event = watchEvent({ source: 'tvtime', at: '2026-03-01T12:00:00Z', media: film });
		expect(possibleDays({ ...event, dateApproximate: true }, 'UTC')).toEqual([
			'2026-03-01',
			'2026-02-28',
			'2026-03-02',
		]);
	});
});
