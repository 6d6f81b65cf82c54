import { describe, expect, it } from '@jest/globals';
import {
	csv,
	filmRow,
	olderTracking,
	showState,
	tracking,
	watched,
} from '../../../../fixtures/tvtime/export.mjs';
import { read } from './read';

const V2 = 'tracking-prod-records-v2.csv';
const V1 = 'tracking-prod-records.csv';
const first = '2018-05-12 01:10:14';
const later = '2021-04-23 00:23:28';
const user = { id: '41', name: 'Alice' };

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

	it('are passed on as they are written, ratings also from 1 to 10', async () => {
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
				rating: 9,
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
				rating: 10,
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
