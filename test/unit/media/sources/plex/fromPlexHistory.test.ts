import { describe, expect, it } from '@jest/globals';

import { watchEventFromPlexHistory } from '../../../../../media';

const account = { id: '1', name: 'ada' };
const server = { id: 'attic', name: 'Attic' };
const film = {
	ratingKey: '7',
	type: 'movie',
	title: 'Lull',
	originallyAvailableAt: '2019-05-04',
	viewedAt: 1773000120,
	accountID: 1,
	librarySectionID: '1',
};
const quay = {
	...film,
	ratingKey: '8',
	type: 'episode',
	title: 'Mooring',
	grandparentTitle: 'Quay',
	parentIndex: 0,
	index: 2,
};

describe('a row of Plex’s history', () => {
	it('is a watched event with the account, the server and the second it was viewed', () => {
		expect(watchEventFromPlexHistory({ row: film, account, server })).toEqual({
			event: 'watched',
			source: 'plex',
			key: 'plex:attic:1:7:2026-03-08T20:02:00Z',
			at: '2026-03-08T20:02:00.000Z',
			user: account,
			server,
			library: { id: '1', name: '' },
			media: { type: 'movie', title: 'Lull', year: 2019, ids: {} },
		});
	});

	it('takes what the title itself knows, of new agents and of old ones', () => {
		const item = {
			guid: 'plex://movie/5d',
			year: 2018,
			duration: 5_400_000,
			Guid: [{ id: 'tmdb://9' }],
		};
		expect(watchEventFromPlexHistory({ row: film, item, account })?.media).toEqual({
			type: 'movie',
			title: 'Lull',
			year: 2018,
			runtimeSeconds: 5400,
			ids: { plex: 'plex://movie/5d', tmdb: 9 },
		});
		const legacy = { guid: 'com.plexapp.agents.thetvdb://81/0/2?lang=en' };
		expect(watchEventFromPlexHistory({ row: quay, item: legacy, account })?.media).toEqual({
			type: 'episode',
			title: 'Mooring',
			season: 0,
			number: 2,
			ids: {},
			show: { title: 'Quay', ids: { tvdb: 81 } },
		});
	});

	it('gives an episode the ids and the year of its show, and keeps the two apart', () => {
		const show = { title: 'Quay', year: 2011, guid: 'plex://show/5e', Guid: [{ id: 'tvdb://81' }] };
		const item = { Guid: [{ id: 'tvdb://812' }], year: 2013 };
		expect(watchEventFromPlexHistory({ row: quay, item, show, account })?.media).toMatchObject({
			ids: { tvdb: 812 },
			show: { title: 'Quay', year: 2011, ids: { plex: 'plex://show/5e', tvdb: 81 } },
		});
	});

	it('has the date that is given beside it, for a mark', () => {
		const { viewedAt, ...title } = film;
		const event = watchEventFromPlexHistory({ row: title, viewedAt: viewedAt + 60, account });
		expect(event?.at).toBe('2026-03-08T20:03:00.000Z');
	});

	it.each([
		['music', { ...film, type: 'track' }],
		['an entry without a date', { ...film, viewedAt: undefined }],
		['an episode that nothing names', { ...quay, grandparentTitle: undefined }],
	])('is nothing for %s', (_what, row) => {
		expect(watchEventFromPlexHistory({ row, account })).toBeUndefined();
	});

	it('is refused where it cannot be read', () => {
		expect(() => watchEventFromPlexHistory({ row: 'x', account })).toThrow('JSON object');
		const { title, ...untitled } = film;
		expect(watchEventFromPlexHistory({ row: { ...film, title: [title] }, account })).toEqual(
			watchEventFromPlexHistory({ row: untitled, account }),
		);
	});
});
