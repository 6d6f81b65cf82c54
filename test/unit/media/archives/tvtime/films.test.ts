import { describe, expect, it } from '@jest/globals';
import { isWatchEvent } from '../../../../../media';
import {
	extensionEpisodes,
	extensionFilms,
	extensionShows,
	filmRow,
	olderTracking,
	tracking,
	watched,
} from '../../../../fixtures/tvtime/export.mjs';
import { read, told } from './read';

const V2 = 'tracking-prod-records-v2.csv';
const V1 = 'tracking-prod-records.csv';
const first = '2018-05-12 01:10:14';
const later = '2021-04-23 00:23:28';

describe('films', () => {
	it('have their title, year and every date, the one that the person gave before that of the row', async () => {
		const { events, lists, notPlaced } = await read({
			[V1]: olderTracking([
				filmRow('watch', 'Low Tide', later, { watch_date: 1_526_087_414, rewatch_count: 1 }),
				filmRow('rewatch', 'LOW TIDE', later),
				filmRow('watch', 'Undated', first, { release_date: '0000-00-00 00:00:00' }),
			]),
		});
		expect(told({ events })).toEqual([
			'Low Tide 1997 2018-05-12T01:10:14',
			'Undated ? 2018-05-12T01:10:14',
			'Low Tide 1997 2021-04-23T00:23:28',
		]);
		expect(events.every(isWatchEvent)).toBe(true);
		expect([lists, notPlaced]).toEqual([[], []]);
	});

	it('of the same title and another year are two', async () => {
		const rows = [
			filmRow('watch', 'Low Tide', first),
			filmRow('watch', 'Low Tide', later, { release_date: '2021-01-01 00:00:00' }),
		];
		expect(told(await read({ [V1]: olderTracking(rows) }))).toEqual([
			'Low Tide 1997 2018-05-12T01:10:14',
			'Low Tide 2021 2021-04-23T00:23:28',
		]);
	});

	it('without a title, or of an unknown kind, are reported', async () => {
		const rows = [
			filmRow('watch', '', first),
			filmRow('sold', 'Low Tide', first),
			filmRow('', 'Low Tide', first),
		];
		const { events, notPlaced } = await read({ [V1]: olderTracking(rows) });
		expect(events).toEqual([]);
		expect(notPlaced.map(({ reason }) => reason)).toEqual([
			'It names no film',
			'It is of a kind that this node does not know (sold)',
			'It is of a kind that this node does not know (unnamed)',
		]);
	});
});

describe('the export of the browser extension', () => {
	it('gives what is marked as watched, once, with ids of shows and films', async () => {
		const episode = {
			series_tvdb_id: 5100,
			series_imdb_id: 'tt0000510',
			title: 'Upriver',
			season: 1,
			episode: 1,
			tvdb_id: 900101,
			is_watched: true,
			watched_at: first,
			rewatch_count: 0,
			special: false,
		};
		const film = {
			tvdb_id: 610,
			imdb_id: 'tt0000610',
			title: 'Low Tide',
			year: 1997,
			is_watched: true,
		};
		const { events, lists, notPlaced } = await read({
			'tvtime-series-episodes-2026-07-07.csv': extensionEpisodes([
				episode,
				episode,
				{ ...episode, episode: 2, tvdb_id: 900102, is_watched: false, watched_at: '' },
				{ ...episode, season: 0, episode: 3, tvdb_id: 900003, special: true },
				{ ...episode, episode: 4, tvdb_id: 900104, watched_at: '' },
			]),
			'tvtime-movies-2026-07-07.csv': extensionFilms([
				{ ...film, watched_at: '2021-04-23T00:23:28Z', rewatch_count: 2 },
				{
					title: 'Ebb',
					year: 2026,
					tvdb_id: 611,
					is_watched: false,
					created_at: '2026-01-02T00:00:00Z',
				},
				{ tvdb_id: 612, is_watched: true },
			]),
			'tvtime-series-2026-07-07.csv': extensionShows([
				{ tvdb_id: 5100, title: 'Upriver', status: 'stopped', created_at: '2018-01-02T00:00:00Z' },
			]),
		});
		expect(told({ events })).toEqual([
			'Upriver 1x1 2018-05-12T01:10:14',
			'Upriver 0x3 2018-05-12T01:10:14',
			'Low Tide 1997 2021-04-23T00:23:28',
		]);
		expect(events.map(({ media }) => ('show' in media ? media.show.ids : media.ids))).toEqual([
			{ tvdb: 5100, imdb: 'tt0000510' },
			{ tvdb: 5100, imdb: 'tt0000510' },
			{ tvdb: 610, imdb: 'tt0000610' },
		]);
		expect(notPlaced.map(({ row, reason }) => `${row}: ${reason}`)).toEqual([
			'6: It has no date',
			'4: It names no film',
			expect.stringMatching(/^2: TV Time counted 3 watchings/),
		]);
		expect(lists).toMatchObject([
			{ kind: 'follow', media: { type: 'movie', title: 'Ebb' }, isForLater: true },
			{
				kind: 'follow',
				media: { type: 'show', title: 'Upriver' },
				isArchived: true,
				isFollowed: false,
			},
		]);
	});

	it('is not needed where the archive has the same', async () => {
		const row = {
			series_tvdb_id: 5100,
			title: 'Upriver',
			season: 1,
			episode: 1,
			tvdb_id: 900101,
			is_watched: true,
		};
		const files = {
			[V2]: tracking([watched(1, 1, first)]),
			'tvtime-series-episodes-2026-07-07.csv': extensionEpisodes([{ ...row, watched_at: later }]),
		};
		expect(told(await read(files))).toEqual(['Upriver 1x1 2018-05-12T01:10:14']);
	});
});
