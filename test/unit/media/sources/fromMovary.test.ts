import { describe, expect, it } from '@jest/globals';

import { isWatchEvent, UnreadableBody, watchEventFromMovary } from '../../../../media';

const user = { id: 'marta', name: 'marta' };
const entry = {
	watchedAt: '2026-03-08',
	movie: {
		title: 'Tidal Glass',
		releaseDate: '2019-05-04',
		runtime: 100,
		ids: { movary: 42, tmdb: 910001, trakt: null, imdb: 'tt9100001', letterboxd: null },
		userRating: null,
	},
};

describe('an entry of Movary’s history', () => {
	it('is a film watched on a day, at noon UTC', () => {
		const event = watchEventFromMovary(entry, user);
		expect(event).toStrictEqual({
			event: 'watched',
			source: 'movary',
			key: 'movary:marta:42:2026-03-08:1',
			at: '2026-03-08T12:00:00.000Z',
			dateOnly: true,
			user,
			media: {
				type: 'movie',
				title: 'Tidal Glass',
				year: 2019,
				runtimeSeconds: 6000,
				ids: { imdb: 'tt9100001', tmdb: 910001 },
			},
		});
		expect(isWatchEvent(event)).toBe(true);
	});

	it('has a key of its own for each play of the day', () => {
		expect(watchEventFromMovary(entry, user, { nth: 2 })?.key).toBe('movary:marta:42:2026-03-08:2');
	});

	it('that is gone is an unwatched mark of the moment in which that was seen', () => {
		const event = watchEventFromMovary(entry, user, { removedAt: new Date('2026-03-09T08:00Z') });
		expect(event).toMatchObject({ event: 'unwatched', at: '2026-03-09T08:00:00.000Z' });
		expect(event).not.toHaveProperty('dateOnly');
	});

	it('of a play without a day is no event, until it is gone', () => {
		const undated = { ...entry, watchedAt: null };
		expect(watchEventFromMovary(undated, user)).toBeUndefined();
		const removedAt = new Date('2026-03-09T08:00Z');
		expect(watchEventFromMovary(undated, user, { removedAt })).toMatchObject({
			key: 'movary:marta:42:undated:1',
		});
	});

	it('is read in the form of older versions as well', () => {
		const older = { id: 42, title: 'Tidal Glass', tmdb_id: 910001, watched_at: '2026-03-08' };
		expect(watchEventFromMovary(older, user)).toMatchObject({
			key: 'movary:marta:42:2026-03-08:1',
			media: { title: 'Tidal Glass', ids: { tmdb: 910001 } },
		});
	});

	it.each([
		[undefined],
		[{ ...entry, watchedAt: 'last week' }],
		[{ ...entry, watchedAt: '2026-13-40' }],
		[{ ...entry, movie: { ...entry.movie, ids: {} } }],
		[{ ...entry, movie: 'Tidal Glass' }],
	])('%#: what is none is refused with a sentence', (wrong) => {
		expect(() => watchEventFromMovary(wrong, user)).toThrow(UnreadableBody);
	});
});
