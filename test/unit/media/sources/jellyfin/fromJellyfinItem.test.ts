import { describe, expect, it } from '@jest/globals';

import { watchEventFromJellyfin, watchEventFromJellyfinItem } from '../../../../../media';

const user = { id: 'a'.repeat(32), name: 'ada' };
const now = new Date('2026-03-09T12:00:00.000Z');
const UserData = { Played: true, PlayCount: 3, LastPlayedDate: '2026-03-08T20:07:30.1234567Z' };
const film = {
	Id: '6F000000-0000-4000-8000-000000000001',
	Type: 'Movie',
	Name: 'Lull',
	ProductionYear: 2019,
	RunTimeTicks: 54_000_000_000,
	ProviderIds: { Imdb: 'tt9300003', TMDB: '9', Tvrage: '1' },
	UserData,
};
const mooring = {
	...film,
	Type: 'Episode',
	Name: 'Mooring',
	SeriesName: 'Quay',
	SeriesId: '5'.repeat(32),
	ParentIndexNumber: 0,
	IndexNumber: 2,
	ProviderIds: {},
};

describe('an item of a Jellyfin library', () => {
	it('is the last play of it, dated when that play began', () => {
		expect(watchEventFromJellyfinItem({ item: film, user }, now)).toEqual({
			event: 'watched',
			source: 'jellyfin',
			key: `jellyfin:-:${user.id}:imdb-tt9300003:2026-03-08T20:00:00Z`,
			at: '2026-03-08T20:07:30.123Z',
			user,
			media: {
				type: 'movie',
				title: 'Lull',
				year: 2019,
				runtimeSeconds: 5400,
				ids: { imdb: 'tt9300003', tmdb: 9, jellyfin: '6f000000000040008000000000000001' },
			},
		});
	});

	it('keeps an episode’s ids and its series’ apart, and knows the last episode of a file', () => {
		const series = {
			Name: 'Quay',
			ProductionYear: 2011,
			Id: mooring.SeriesId,
			ProviderIds: { Tvdb: '81' },
		};
		const item = { ...mooring, IndexNumberEnd: 3, ProductionYear: 2013 };
		expect(watchEventFromJellyfinItem({ item, series, user }, now)?.media).toMatchObject({
			season: 0,
			number: 2,
			lastNumber: 3,
			ids: { jellyfin: '6f000000000040008000000000000001' },
			show: { title: 'Quay', year: 2011, ids: { tvdb: 81, jellyfin: mooring.SeriesId } },
		});
		expect(watchEventFromJellyfinItem({ item: mooring, user }, now)?.media).toMatchObject({
			show: { title: 'Quay', ids: { jellyfin: mooring.SeriesId } },
		});
	});

	// 1 tick is 100 nanoseconds; a play of 12 minutes is told from the next by steps of 6.
	it.each([
		['of 90 minutes to half an hour', 54_000_000_000, '2026-03-08T20:00:00Z'],
		['of 12 minutes to half of these', 7_200_000_000, '2026-03-08T20:06:00Z'],
		['without a runtime to half an hour', undefined, '2026-03-08T20:00:00Z'],
	])('has a key with the beginning of a play %s', (_what, RunTimeTicks, moment) => {
		const event = watchEventFromJellyfinItem({ item: { ...film, RunTimeTicks }, user }, now);
		expect(event?.key).toBe(`jellyfin:-:${user.id}:imdb-tt9300003:${moment}`);
	});

	it('has the key of its webhook, also where it is short', () => {
		const webhook = {
			NotificationType: 'PlaybackStop',
			ItemType: 'Movie',
			ItemId: film.Id,
			Name: film.Name,
			Provider_imdb: film.ProviderIds.Imdb,
			RunTimeTicks: 7_200_000_000,
			PlaybackPositionTicks: 7_200_000_000,
			PlayedToCompletion: true,
			UtcTimestamp: '2026-03-08T20:19:31.0000000Z',
			UserId: user.id,
			NotificationUsername: user.name,
		};
		const item = { ...film, RunTimeTicks: 7_200_000_000 };
		const told = watchEventFromJellyfin(webhook, now);
		expect(told).toMatchObject({ event: 'watched', progress: 100 });
		expect(watchEventFromJellyfinItem({ item, user }, now)?.key).toBe(told?.key);
	});

	it('is dated now where the server’s clock is more than a day ahead', () => {
		const item = { ...film, UserData: { ...UserData, LastPlayedDate: '2027-01-01T00:00:00Z' } };
		expect(watchEventFromJellyfinItem({ item, user }, now)?.at).toBe(now.toISOString());
	});

	const again = { ...UserData, LastPlayedDate: '2026-03-09T11:40:00.0000000Z' };
	it.each([
		['half-way (Jellyfin 12)', { ...again, PlaybackPositionTicks: 27_000_000_000 }],
		['a moment ago (Jellyfin 12)', again],
	])('that was begun again, %s, is the play before, of an unknown date', (_what, data) => {
		const item = { ...film, UserData: data };
		expect(watchEventFromJellyfinItem({ item, user }, now)).toMatchObject({
			event: 'watched',
			at: '1970-01-01T00:00:01.000Z',
			dateApproximate: true,
		});
	});

	it('that was begun again is the play before, where an earlier look has seen it', () => {
		const earlierPlay = '2025-06-01T20:00:00.000Z';
		for (const data of [
			{ ...again, PlaybackPositionTicks: 27_000_000_000 },
			{ ...again, Played: false },
		]) {
			const event = watchEventFromJellyfinItem(
				{ item: { ...film, UserData: data }, user, earlierPlay },
				now,
			);
			expect(event?.at).toBe(earlierPlay);
			expect(event).not.toHaveProperty('dateApproximate');
		}
	});

	it.each([
		['a title that is not watched', { ...film, UserData: { ...UserData, Played: false } }],
		['a title without a date', { ...film, UserData: { Played: true } }],
		['a series', { ...film, Type: 'Series' }],
		['a film without name and ids', { Type: 'Movie', UserData }],
		['an episode without series and ids', { Type: 'Episode', Name: 'Pilot', UserData }],
	])('is nothing for %s', (_what, item) => {
		expect(watchEventFromJellyfinItem({ item, user }, now)).toBeUndefined();
	});
});
