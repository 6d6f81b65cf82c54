import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { readExport } from '../../../../../media/archives/tvtime';
import type { GivenFile } from '../../../../../media/archives/tvtime';
import { all, read, told } from './read';

const V2 = 'tracking-prod-records-v2.csv';
const FILMS = 'tracking-prod-records.csv';
const options = {
	userName: 'Alex',
	bulkMarks: true,
	olderShows: false,
	now: Date.parse('2026-11-29T00:00:00Z'),
};
const csv = (...lines: string[]) => `${lines.join('\n')}\n`;
const EPISODES = 'key,s_id,series_name,season_number,episode_number,ep_id,created_at,user_id';

async function readGiven(given: GivenFile[]) {
	const { events, ...rest } = await readExport(given, options);
	return { ...rest, events: await all(events) };
}
const readZip = async (files: Record<string, string>) =>
	await readGiven([
		{
			name: 'gdpr.zip',
			bytes: zipSync(
				Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
			),
		},
	]);

describe('an account that never watched an episode', () => {
	const films = csv(
		'type,entity_type,movie_name,release_date,created_at,user_id',
		'watch,movie,Tidal Glass,2019-04-01,2020-01-02 03:04:05,7',
	);
	const header =
		'user_id,key,s_id,series_name,is_followed,is_for_later,is_archived,followed_at,created_at,updated_at';

	it('has a tracking file without the columns of episodes, whose follows are read like the films beside it', async () => {
		const series =
			'7,user-series-81,79168,Upriver,true,false,false,1600000000000000,2020-09-13 12:26:40,2020-09-13 12:26:40';
		const done = await readZip({ [V2]: csv(header, series), [FILMS]: films });
		expect(told(done)).toEqual(['Tidal Glass 2019 2020-01-02T03:04:05']);
		expect(done.lists).toMatchObject([
			{ isFollowed: true, media: { type: 'show', title: 'Upriver', ids: { tvdb: 79168 } } },
		]);
		expect(done.notPlaced).toEqual([]);
	});

	it('may have nothing in it but the names of the columns', async () => {
		expect(told(await readZip({ [V2]: csv(header), [FILMS]: films }))).toHaveLength(1);
	});
});

describe('specials', () => {
	it('of one place and different ids are different episodes, and a year is kept as the season it is written as', async () => {
		const { events } = await read({
			[V2]: csv(
				EPISODES,
				'watch-episode-1,73388,Kiln,2003,1,100,2010-01-01 00:00:00,7',
				'watch-episode-2,73244,Upriver,0,0,201,2011-01-01 00:00:00,7',
				'watch-episode-3,73244,Upriver,0,0,202,2011-01-02 00:00:00,7',
				'watch-episode-4,73244,Upriver,0,0,203,2011-01-03 00:00:00,7',
				'watch-episode-5,73244,Upriver,6,0,204,2011-01-04 00:00:00,7',
			),
		});
		expect(events.map(({ media }) => media.ids.tvdb)).toEqual([100, 201, 202, 203, 204]);
		expect(events.map(({ media }) => 'season' in media && media.season)).toEqual([
			2003, 0, 0, 0, 6,
		]);
	});

	it('are as many as there are ids, however many: each its own play', async () => {
		const rows = Array.from(
			{ length: 20_000 },
			(_, index) => `watch-episode-${index},73244,Upriver,0,0,${index + 1},2011-01-01 00:00:00,7`,
		);
		const { events, notPlaced } = await read({ [V2]: csv(EPISODES, ...rows) });
		expect(events).toHaveLength(20_000);
		expect(notPlaced).toEqual([]);
	});
});

describe('a date', () => {
	const episode = (created: string) =>
		csv(EPISODES, `watch-episode-1,73388,Kiln,1,1,100,${created},7`);

	it.each([
		['2019-01-01 20:15', '2019-01-01T20:15:00'],
		['2019-01-01 20:15:16.123', '2019-01-01T20:15:16'],
		['2021-03-28 10:11:12.123 +0000 UTC', '2021-03-28T10:11:12'],
		['2021-03-28 10:11:12 +0200', '2021-03-28T08:11:12'],
		['2021-03-28T10:11:12Z', '2021-03-28T10:11:12'],
		['1616926272', '2021-03-28T10:11:12'],
		['1616926272000', '2021-03-28T10:11:12'],
		['2021-03-28', '2021-03-28T12:00:00 about'],
	])('written %s is %s', async (written, moment) => {
		expect(told(await read({ [V2]: episode(written) }))).toEqual([`Kiln 1x1 ${moment}`]);
	});

	it('that is two days, depending on who wrote it, is no play and named', async () => {
		const { events, notPlaced } = await read({ [V2]: episode('28/03/2021 10:11') });
		expect(events).toEqual([]);
		expect(notPlaced).toMatchObject([{ reason: 'Its date cannot be told (28/03/2021 10:11)' }]);
	});

	it('of the day on which TV Time moved its records gives way to the true one of an older file', async () => {
		const files = {
			[V2]: episode('2021-03-28 10:00:00'),
			'seen_episode_source.csv': csv(
				'tv_show_id,tv_show_name,episode_season_number,episode_number,episode_id,created_at,user_id',
				'73388,Kiln,1,1,100,2014-05-01 20:00:00,7',
			),
		};
		expect(told(await read(files))).toEqual(['Kiln 1x1 2014-05-01T20:00:00']);
	});

	it('of a second first watching is named, for one of the two is a copy', async () => {
		const films = csv(
			'type,entity_type,movie_name,release_date,created_at,user_id',
			'watch,movie,Tidal Glass,2019-04-01,2020-01-02 03:04:05,7',
			'watch,movie,Tidal Glass,2019-04-01,2022-01-02 03:04:05,7',
			'watch,movie,Tidal Glass,2019-04-01,2020-01-02 03:04:05,7',
		);
		const done = await read({ [FILMS]: films });
		expect(told(done)).toEqual(['Tidal Glass 2019 2020-01-02T03:04:05']);
		expect(done.notPlaced).toMatchObject([
			{ row: 3, title: 'Tidal Glass (2019)', reason: expect.stringContaining('2022-01-02') },
		]);
	});
});

describe('a film', () => {
	const HEADER =
		'type,entity_type,movie_name,release_date,watch_date,watch_date_range_key,alpha_range_key,created_at,user_id,uuid';
	const film = (row: string) => ({ [FILMS]: csv(HEADER, row) });

	it('has the moment that its watcher gave, in whichever column it stands', async () => {
		const keyed = 'watch,movie,Low Tide,1997-01-01,,watch-date-1690000000,,2025-03-01 00:00:00,7,u';
		expect(told(await read(film(keyed)))).toEqual(['Low Tide 1997 2023-07-22T04:26:40']);
	});

	it('without a name has the English one that its rows are sorted by', async () => {
		const { events } = await read(
			film('watch,movie,,1941-10-23,,,watch-alpha-the-ferry,2020-01-02 03:04:05,7,u'),
		);
		expect(events).toMatchObject([{ media: { type: 'movie', title: 'the ferry', year: 1941 } }]);
	});

	it('in another language has the English title as a second one to look for', async () => {
		const { events } = await read(
			film('watch,movie,승리호,2021-02-05,,,watch-alpha-space-sweepers,2021-03-01 20:00:00,7,u'),
		);
		expect(events).toMatchObject([
			{ media: { title: '승리호', otherTitle: 'space sweepers', year: 2021 } },
		]);
	});

	it('whose English title is its title has no second one', async () => {
		const { events } = await read(
			film(
				'watch,movie,Space Sweepers!,2021-02-05,,,watch-alpha-space-sweepers,2021-03-01 20:00:00,7,u',
			),
		);
		expect(events[0]?.media).not.toHaveProperty('otherTitle');
	});
});

describe('a bad file', () => {
	const good = {
		name: V2,
		bytes: strToU8(csv(EPISODES, 'watch-episode-1,73388,Kiln,1,1,100,2010-01-01 00:00:00,7')),
	};

	it.each([
		['device_data.csv', 'a,b\n1,2\n', 'has no name that TV Time gives'],
		['photo.png', 'PNG', 'is neither a zip archive'],
		['followed_tv_show.csv', 'a,b\n1,2\n', 'has no column s_id'],
		['shows.json', '{"cut', 'is no readable JSON'],
		['export.zip', 'PK\u0003\u0004\u0000\u0000\u0000\u0000damaged', 'cannot be unpacked'],
	])('costs no other: %s is named', async (name, text, reason) => {
		const done = await readGiven([good, { name, bytes: strToU8(text) }]);
		expect(told(done)).toHaveLength(1);
		expect(done.notPlaced).toEqual([{ file: name, reason: expect.stringContaining(reason) }]);
	});

	it('in an archive is named there, like those that are not read at all', async () => {
		const done = await readZip({
			[V2]: csv(EPISODES, 'watch-episode-1,73388,Kiln,1,1,100,2010-01-01 00:00:00,7'),
			'seen_episode.csv': csv(
				'ts,show_name,episode_id,episode_season_number,episode_number',
				'1400000000,Kiln,101,1,2',
			),
			'tv_show_rate.csv': csv('a;b', '1;2'),
			'device_data.csv': 'secret',
		});
		expect(told(done)).toEqual(['Kiln 1x1 2010-01-01T00:00:00', 'Kiln 1x2 2014-05-13T16:53:20']);
		expect(done.notPlaced).toEqual([
			{
				file: 'tv_show_rate.csv in gdpr.zip',
				reason: expect.stringContaining('separated by semicolons'),
			},
			{ file: 'gdpr.zip', reason: expect.stringContaining('device_data.csv') },
		]);
	});

	it('has rows whose quotation marks do not fit: each is named and costs no other', async () => {
		const rows = [
			'watch-episode-1,73388,Kiln,1,1,100,2010-01-01 00:00:00,7',
			'watch-episode-2,73388,"Ki"ln,1,2,101,2010-01-02 00:00:00,7',
			'watch-episode-3,73388,"Kiln,1,3,102,2010-01-03 00:00:00,7',
			'watch-episode-4,73388,"Kiln, the show",1,4,103,2010-01-04 00:00:00,7',
			'watch-episode-5,73388,Kiln,1,5,104,2010-01-05 00:00:00,7',
			'watch-episode-6,73388,"cut off',
		];
		const done = await read({ [V2]: csv(EPISODES, ...rows) });
		expect(done.events.map(({ media }) => media.ids.tvdb)).toEqual([100, 101, 104]);
		expect(done.notPlaced.map(({ row }) => row).sort()).toEqual([4, 6]);
	});
});
