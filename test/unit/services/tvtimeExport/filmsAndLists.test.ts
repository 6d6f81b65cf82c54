import { describe, expect, it } from '@jest/globals';
import { isWatchEvent } from '../../../../media';
import {
	csv,
	extensionEpisodes,
	extensionFilms,
	extensionShows,
	filmRow,
	olderTracking,
	showState,
	tracking,
	watched,
} from '../../../fixtures/tvtime/export.mjs';
import { read, told } from './read';

const V2 = 'tracking-prod-records-v2.csv';
const V1 = 'tracking-prod-records.csv';
const first = '2018-05-12 01:10:14';
const later = '2021-04-23 00:23:28';
const user = { id: '41', name: 'Alice' };

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

describe('follows and ratings', () => {
	it('come together from several files to one item per title', async () => {
		const { lists, events, notPlaced } = await read({
			[V2]: tracking([
				showState({
					created_at: later,
					is_followed: true,
					is_archived: false,
					most_recent_ep_watched: 'map[ep_id:900102 ep_no:2 s_no:1]',
					followed_at: 1_526_086_800_000_000,
				}),
			]),
			'user_show_special_status.csv': csv(
				['tv_show_name', 'user_id', 'tv_show_id', 'status', 'created_at'],
				[
					{ tv_show_name: 'Upriver', user_id: 41, tv_show_id: 5100, status: 'favorite' },
					{
						tv_show_name: 'Battle Harbour (2018)',
						user_id: 41,
						tv_show_id: 5200,
						status: 'for_later',
					},
				],
			),
			'followed_tv_show.csv': csv(
				['user_id', 'archived', 'tv_show_name', 'tv_show_id', 'created_at', 'active'],
				[{ user_id: 41, archived: 1, tv_show_name: 'Upriver', tv_show_id: 5100, active: 1 }],
			),
			[V1]: olderTracking([filmRow('follow', 'Ebb', first), filmRow('towatch', 'Ebb', later)]),
		});
		expect(events).toEqual([]);
		expect(notPlaced).toEqual([]);
		expect(lists).toEqual([
			{
				kind: 'follow',
				source: 'tvtime',
				user,
				media: { type: 'show', title: 'Upriver', ids: { tvdb: 5100 } },
				isFollowed: true,
				isArchived: false,
				isFavorite: true,
				since: '2018-05-12T01:00:00.000Z',
			},
			expect.objectContaining({
				media: { type: 'movie', title: 'Ebb', year: 1997, ids: {} },
				isFollowed: true,
				isForLater: true,
			}),
			expect.objectContaining({
				media: { type: 'show', title: 'Battle Harbour', year: 2018, ids: { tvdb: 5200 } },
				isForLater: true,
			}),
		]);
	});

	it('are passed on as they are written, for nobody has told the scale of the ratings', async () => {
		const { lists, notPlaced } = await read({
			'tv_show_rate.csv': csv(
				['user_id', 'tv_show_id', 'rating', 'created_at', 'tv_show_name'],
				[
					{
						user_id: 41,
						tv_show_id: 5100,
						rating: '4.50',
						created_at: first,
						tv_show_name: 'Upriver',
					},
					{ user_id: 41 },
				],
			),
			'ratings-3-prod-episode_votes.csv': csv(
				['user_id', 'episode_id', 'vote_key', 'series_name', 'season_number', 'episode_number'],
				[
					{
						user_id: 41,
						episode_id: 900101,
						vote_key: '900101-41-3',
						series_name: 'Upriver',
						season_number: 1,
						episode_number: 1,
					},
				],
			),
		});
		expect(lists).toEqual([
			{
				kind: 'rating',
				source: 'tvtime',
				user,
				media: { type: 'show', title: 'Upriver', ids: { tvdb: 5100 } },
				written: '4.50',
				at: '2018-05-12T01:10:14.000Z',
			},
			{
				kind: 'rating',
				source: 'tvtime',
				user,
				media: {
					type: 'episode',
					season: 1,
					number: 1,
					ids: { tvdb: 900101 },
					show: { title: 'Upriver', ids: { tvdb: 5100 } },
				},
				written: '3',
			},
		]);
		expect(notPlaced).toMatchObject([
			{ row: 3, reason: 'It names no rating, or nothing that was rated' },
		]);
	});

	it('with a count of episodes become a report, and no episode', async () => {
		const { events, notPlaced } = await read({
			[V2]: tracking([watched(1, 1, first)]),
			'user_tv_show_data.csv': csv(
				[
					'user_id',
					'tv_show_id',
					'is_followed',
					'is_favorited',
					'nb_episodes_seen',
					'tv_show_name',
				],
				[
					{
						user_id: 41,
						tv_show_id: 5100,
						is_followed: 1,
						is_favorited: 0,
						nb_episodes_seen: 136,
						tv_show_name: 'Upriver',
					},
				],
			),
		});
		expect(events).toHaveLength(1);
		expect(notPlaced).toMatchObject([
			{
				row: 2,
				title: 'Upriver',
				reason: expect.stringContaining('counted 136 episodes as watched, the archive names 1'),
			},
		]);
	});
});
