import { describe, expect, it } from '@jest/globals';
import { isWatchEvent } from '../../../../../media';
import {
	csv,
	rewatched,
	tracking,
	trackingInAnotherOrder,
	watched,
} from '../../../../fixtures/tvtime/export.mjs';
import { read, told } from './read';

const V2 = 'tracking-prod-records-v2.csv';
const first = '2018-05-12 01:10:14';
const second = '2018-05-12 01:30:03';
const later = '2021-04-23 00:23:28';

describe('the newer tracking file', () => {
	it('gives watch events with their ids, in the order of their dates', async () => {
		const { events, notPlaced } = await read({
			[V2]: tracking([watched(1, 2, second), watched(1, 1, first)]),
		});
		expect(events[0]).toStrictEqual({
			event: 'watched',
			source: 'tvtime',
			key: 'tvtime:-:41:tvdb-900101-s1e1:2018-05-12T01:10:14Z',
			at: '2018-05-12T01:10:14.000Z',
			user: { id: '41', name: 'Alice' },
			media: {
				type: 'episode',
				season: 1,
				number: 1,
				runtimeSeconds: 1500,
				ids: { tvdb: 900101 },
				show: { title: 'Upriver', ids: { tvdb: 5100 } },
			},
		});
		expect(events.every(isWatchEvent)).toBe(true);
		expect(events).toHaveLength(2);
		expect(notPlaced).toEqual([]);
	});

	it('is read by the names of its columns, in any order and case', async () => {
		const rows = [watched(1, 1, first), rewatched(1, 1, later)];
		const asUsual = await read({ [V2]: tracking(rows) });
		expect(await read({ [V2]: trackingInAnotherOrder(rows) })).toEqual(asUsual);
		const loud = tracking(rows).replace(/^.*/, (header) => header.toUpperCase());
		expect(await read({ [V2]: loud })).toEqual(asUsual);
	});

	it('takes a converted file of five columns', async () => {
		const columns = ['series_name', 's_id', 'season_number', 'episode_number', 'created_at'];
		expect(told(await read({ [V2]: csv(columns, [watched(1, 1, first)]) }))).toEqual([
			'Upriver 1x1 2018-05-12T01:10:14',
		]);
	});

	it('takes the season and number from the short columns where the long ones are empty', async () => {
		const row = watched(2, 3, first, { season_number: '', episode_number: '' });
		expect(told(await read({ [V2]: tracking([row]) }))).toEqual([
			'Upriver 2x3 2018-05-12T01:10:14',
		]);
	});

	it('keeps specials, and commas, quotes and line breaks in titles', async () => {
		const row = watched(0, 3, first, { series_name: 'Up, "and"\nriver' });
		expect(told(await read({ [V2]: tracking([row]) }))).toEqual([
			'Up, "and"\nriver 0x3 2018-05-12T01:10:14',
		]);
	});

	it('reads the year behind a title as the year of the show', async () => {
		const { events } = await read({
			[V2]: tracking([watched(1, 1, first, { series_name: 'Upriver (2018)' })]),
		});
		expect(events[0]).toMatchObject({ media: { show: { title: 'Upriver', year: 2018 } } });
	});

	it('counts several rows of a first watching once, the earliest', async () => {
		const rows = [watched(1, 1, later), watched(1, 1, first), watched(1, 1, second)];
		expect(told(await read({ [V2]: tracking(rows) }))).toEqual(['Upriver 1x1 2018-05-12T01:10:14']);
	});

	it('gives every rewatch with its own date, and the same moment once', async () => {
		const rows = [
			watched(1, 1, first, { rewatch_count: 1 }),
			rewatched(1, 1, later),
			rewatched(1, 1, later),
		];
		const { events, notPlaced } = await read({ [V2]: tracking(rows) });
		expect(told({ events })).toEqual([
			'Upriver 1x1 2018-05-12T01:10:14',
			'Upriver 1x1 2021-04-23T00:23:28',
		]);
		expect(new Set(events.map(({ key }) => key)).size).toBe(2);
		expect(notPlaced).toEqual([]);
	});

	it('tells of rewatches that were only counted, and makes no play of them', async () => {
		const { events, notPlaced } = await read({
			[V2]: tracking([watched(1, 1, first, { rewatch_count: 3 })]),
		});
		expect(events).toHaveLength(1);
		expect(notPlaced).toEqual([
			{
				file: V2,
				row: 2,
				reason: 'TV Time counted 4 watchings, the archive dates 1 of them; for 3 there is no date',
				title: 'Upriver 1x1',
			},
		]);
	});

	it('says of bulk marks that their date is about the click, and leaves them out if asked', async () => {
		const file = {
			[V2]: tracking([
				watched(1, 1, first, { bulk_type: 'season' }),
				watched(1, 2, second, { bulk_type: 'fill-previous' }),
				watched(1, 3, later),
			]),
		};
		expect(told(await read(file))).toEqual([
			'Upriver 1x1 2018-05-12T01:10:14 about',
			'Upriver 1x2 2018-05-12T01:30:03 about',
			'Upriver 1x3 2021-04-23T00:23:28',
		]);
		const without = await read(file, { bulkMarks: false });
		expect(told(without)).toEqual(['Upriver 1x3 2021-04-23T00:23:28']);
		expect(without.notPlaced.map(({ row, reason }) => `${row}: ${reason}`)).toEqual([
			'2: It was marked together with others (season); left out as chosen',
			'3: It was marked together with others (fill-previous); left out as chosen',
		]);
	});

	it('passes over sums, and reports rows that cannot be placed with file, row and reason', async () => {
		const { events, notPlaced } = await read({
			[V2]: tracking([
				{ key: 'tracking-stats', user_id: 41, ep_watch_count: 6 },
				watched(1, 1, ''),
				watched(1, 2, '2031-01-01 00:00:00'),
				watched(1, 3, first, { s_id: '', series_name: '' }),
				watched(1, 3, first, { season_number: '', s_no: '', ep_id: '', episode_id: '' }),
				watched(1, 3, first, { key: 'mood-episode-1' }),
				watched(1, 4, 'yesterday'),
			]),
		});
		expect(events).toEqual([]);
		expect(notPlaced.map(({ file, row, reason }) => `${file} ${row}: ${reason}`)).toEqual([
			`${V2} 3: It has no date`,
			`${V2} 4: Its date lies in the future (2031-01-01T00:00:00.000Z)`,
			`${V2} 5: It names no show`,
			`${V2} 6: It names no episode`,
			`${V2} 7: It is of a kind that this node does not know (mood-episode)`,
			`${V2} 8: Its date cannot be told (yesterday)`,
		]);
	});

	it('warns once of a show whose seasons are years', async () => {
		const { events, notPlaced } = await read({
			[V2]: tracking([watched(2019, 1, first), watched(2019, 2, second)]),
		});
		expect(events).toHaveLength(2);
		expect(notPlaced).toMatchObject([
			{ row: 2, reason: expect.stringContaining('numbered by years (2019)') },
		]);
	});

	it('keeps two people apart', async () => {
		const rows = [watched(1, 1, first), watched(1, 1, second, { user_id: 42 })];
		const { events } = await read({ [V2]: tracking(rows) });
		expect(events.map(({ user }) => user.id)).toEqual(['41', '42']);
	});
});
