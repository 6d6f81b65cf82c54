import { describe, expect, it } from '@jest/globals';
import {
	olderEpisode,
	olderTracking,
	rewatched,
	rewatchedEpisodes,
	seenEpisodes,
	tracking,
	watched,
} from '../../../../fixtures/tvtime/export.mjs';
import { read, told } from './read';

const V2 = 'tracking-prod-records-v2.csv';
const V1 = 'tracking-prod-records.csv';
const first = '2018-05-12 01:10:14';
const second = '2018-05-12 01:30:03';
const later = '2021-04-23 00:23:28';

describe('older files fill what the newer one has not', () => {
	const newer = { [V2]: tracking([watched(1, 1, first)]) };

	it('with an episode of a show that it has, and never with a second date of the same episode', async () => {
		const older = olderTracking([
			olderEpisode(1, 1, later),
			olderEpisode(1, 2, second, { bulk_type: 'fill-previous' }),
			{
				type: 'count-watch-episode-series',
				watch_count: 20,
				series_name: 'Upriver',
				series_id: 5100,
			},
			{ type: 'last-episode-watched', series_id: 5100, season_number: 1, episode_number: 9 },
		]);
		expect(told(await read({ ...newer, [V1]: older }))).toEqual([
			'Upriver 1x1 2018-05-12T01:10:14',
			'Upriver 1x2 2018-05-12T01:30:03 about',
		]);
	});

	it('and with a show that only they know if that is chosen', async () => {
		const row = olderEpisode(1, 1, second, {
			series_name: 'Battle Harbour',
			series_id: 5200,
			episode_id: 77,
		});
		const files = { ...newer, [V1]: olderTracking([row]) };
		const left = await read(files);
		expect(told(left)).toHaveLength(1);
		expect(left.notPlaced).toMatchObject([
			{
				file: V1,
				row: 2,
				title: 'Battle Harbour 1x1',
				reason: expect.stringContaining('"Shows of Older Files"'),
			},
		]);
		const taken = await read(files, { olderShows: true });
		expect(told(taken)).toContain('Battle Harbour 1x1 2018-05-12T01:30:03');
		expect(taken.notPlaced).toEqual([]);
	});

	it('alone, where an export of the early years has nothing else', async () => {
		const row = {
			tv_show_name: 'Upriver',
			episode_season_number: 1,
			episode_number: 1,
			user_id: 41,
			created_at: first,
		};
		const files = {
			'seen_episode.csv': seenEpisodes([{ ...row, tv_show_id: 5100, episode_id: 900101 }]),
			'seen_episode_latest.csv': seenEpisodes([{ ...row, episode_id: 900101, created_at: later }]),
			'watched_on_episode.csv': seenEpisodes([{ ...row, episode_number: 2 }]),
			'show_seen_episode_latest.csv': seenEpisodes([
				{
					tv_show_id: 5100,
					tv_show_name: 'Upriver',
					episode_id: 900109,
					created_at: later,
					user_id: 41,
				},
			]),
		};
		const { events } = await read(files);
		expect(told({ events })).toEqual([
			'Upriver 1x1 2018-05-12T01:10:14',
			'Upriver 1x2 2018-05-12T01:10:14',
			'Upriver undefinedxundefined 2021-04-23T00:23:28',
		]);
		expect(events[2]).toMatchObject({ media: { ids: { tvdb: 900109 } } });
		expect(
			new Set(events.map(({ media }) => media.type === 'episode' && media.show.ids.tvdb)),
		).toEqual(new Set([5100]));
	});

	it('with the dates of rewatches, where the newer file has none', async () => {
		const row = {
			tv_show_name: 'Upriver',
			episode_season_number: 1,
			user_id: 41,
			created_at: later,
		};
		const list = rewatchedEpisodes([
			{ ...row, episode_number: 1, episode_id: 900101, cpt: 1 },
			{ ...row, episode_number: 2, episode_id: 900102, cpt: 2 },
		]);
		const rows = [
			watched(1, 1, first),
			watched(1, 2, second),
			rewatched(1, 2, '2019-01-01 20:00:00'),
		];
		const { events, notPlaced } = await read({
			[V2]: tracking(rows),
			'rewatched_episode.csv': list,
		});
		expect(told({ events })).toEqual([
			'Upriver 1x1 2018-05-12T01:10:14',
			'Upriver 1x2 2018-05-12T01:30:03',
			'Upriver 1x2 2019-01-01T20:00:00',
			'Upriver 1x1 2021-04-23T00:23:28',
		]);
		expect(notPlaced).toMatchObject([
			{
				file: 'rewatched_episode.csv',
				row: 3,
				reason: expect.stringContaining('for 1 there is no date'),
			},
		]);
	});
});
