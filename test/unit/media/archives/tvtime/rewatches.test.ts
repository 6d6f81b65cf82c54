import { describe, expect, it } from '@jest/globals';
import {
	extensionEpisodes,
	extensionFilms,
	filmRow,
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

/** A row of an early file about Upriver 1x1. */
const early = (at: string, more = {}) => ({
	tv_show_name: 'Upriver',
	tv_show_id: 5100,
	episode_season_number: 1,
	episode_number: 1,
	episode_id: 900101,
	user_id: 41,
	created_at: at,
	...more,
});
const list = (at: string, more = {}) => rewatchedEpisodes([early(at, { cpt: 1, ...more })]);
const seen = (at: string, more = {}) => seenEpisodes([early(at, more)]);

describe('the first watching and the rewatches of an episode', () => {
	it('stand in two of the early files', async () => {
		const { events, notPlaced } = await read({
			'seen_episode.csv': seen('2015-01-01 20:00:00'),
			'rewatched_episode.csv': list('2018-05-05 20:00:00'),
		});
		expect(told({ events })).toEqual([
			'Upriver 1x1 2015-01-01T20:00:00',
			'Upriver 1x1 2018-05-05T20:00:00',
		]);
		expect(notPlaced).toEqual([]);
	});

	/** Each may tell of the episode or not; of each of the two, what is believed most comes first. */
	const firsts = {
		tracking: '2014-01-01 20:00:00',
		olderTracking: '2014-01-02 20:00:00',
		extension: '2014-01-03 20:00:00',
		seen: '2014-01-04 20:00:00',
	};
	const laters = {
		tracking: '2020-01-01 20:00:00',
		olderTracking: '2020-01-02 20:00:00',
		list: '2020-01-03 20:00:00',
	};

	it.each(subsetsOf(Object.keys(firsts)).map((names) => [names]))(
		'are filled apart from each other, whatever tells of the first one (%j)',
		async (haveFirst) => {
			for (const haveLater of subsetsOf(Object.keys(laters))) {
				const first = only(firsts, haveFirst);
				const later = only(laters, haveLater);
				const plays = await read({
					[V2]: tracking([
						watched(1, 9, '2013-01-01 20:00:00'),
						...(first.tracking ? [watched(1, 1, first.tracking)] : []),
						...(later.tracking ? [rewatched(1, 1, later.tracking)] : []),
					]),
					[V1]: olderTracking([
						...(first.olderTracking ? [olderEpisode(1, 1, first.olderTracking)] : []),
						...(later.olderTracking
							? [olderEpisode(1, 1, later.olderTracking, { type: 'rewatch' })]
							: []),
					]),
					...(first.extension && { 'tvtime-series-episodes.csv': extension(first.extension) }),
					...(later.list && { 'rewatched_episode.csv': list(later.list) }),
					...(first.seen && { 'seen_episode.csv': seen(first.seen) }),
				});
				const [expectedFirst] = Object.values(first);
				const [expectedLater] = Object.values(later);
				const expected = [expectedFirst, expectedLater].filter((date) => date !== undefined);
				expect(told(plays).slice(1)).toEqual(
					expected.map((date) => `Upriver 1x1 ${date.replace(' ', 'T')}`),
				);
			}
		},
	);

	it('of a show that only the early files know are both left out, or both taken', async () => {
		const other = { tv_show_name: 'Battle Harbour', tv_show_id: 5200, episode_id: 77 };
		const files = {
			[V2]: tracking([watched(1, 1, '2014-01-01 20:00:00')]),
			'seen_episode.csv': seen('2015-01-01 20:00:00', other),
			'rewatched_episode.csv': list('2018-05-05 20:00:00', other),
		};
		const left = await read(files);
		expect(told(left)).toHaveLength(1);
		expect(left.notPlaced.map(({ file }) => file)).toEqual([
			'rewatched_episode.csv',
			'seen_episode.csv',
		]);
		expect(told(await read(files, { olderShows: true }))).toEqual([
			'Upriver 1x1 2014-01-01T20:00:00',
			'Battle Harbour 1x1 2015-01-01T20:00:00',
			'Battle Harbour 1x1 2018-05-05T20:00:00',
		]);
	});

	it('at one moment are one watching, and the other one has no date', async () => {
		const { events, notPlaced } = await read({
			'seen_episode_latest.csv': seen('2018-05-05 20:00:00'),
			'rewatched_episode.csv': list('2018-05-05 20:00:00'),
		});
		expect(told({ events })).toEqual(['Upriver 1x1 2018-05-05T20:00:00']);
		expect(notPlaced).toMatchObject([
			{ reason: expect.stringContaining('counted 2 watchings, the archive dates 1') },
		]);
	});

	it('are taken from an early file where the newer one has no date for them', async () => {
		const { events, notPlaced } = await read({
			[V2]: tracking([watched(1, 1, '')]),
			'seen_episode.csv': seen('2015-01-01 20:00:00'),
		});
		expect(told({ events })).toEqual(['Upriver 1x1 2015-01-01T20:00:00']);
		expect(notPlaced).toMatchObject([{ file: V2, row: 2, reason: 'It has no date' }]);
	});

	it('do not come back from an early file where they were left out as chosen', async () => {
		const files = {
			[V2]: tracking([watched(1, 1, '2015-01-01 20:00:00', { bulk_type: 'season' })]),
			'seen_episode.csv': seen('2015-01-01 20:00:00'),
			'rewatched_episode.csv': list('2018-05-05 20:00:00'),
		};
		const { events, notPlaced } = await read(files, { bulkMarks: false });
		expect(told({ events })).toEqual(['Upriver 1x1 2018-05-05T20:00:00']);
		expect(notPlaced).toMatchObject([{ reason: expect.stringContaining('left out as chosen') }]);
	});
});

it('the first watching of a film is filled where the archive has its rewatch alone', async () => {
	const { events } = await read({
		[V1]: olderTracking([filmRow('rewatch', 'Tidal Glass', '2021-05-05 20:00:00')]),
		'tvtime-movies.csv': extensionFilms([
			{ title: 'Tidal Glass', year: 1997, is_watched: true, watched_at: '2015-01-01 20:00:00' },
		]),
	});
	expect(told({ events })).toEqual([
		'Tidal Glass 1997 2015-01-01T20:00:00',
		'Tidal Glass 1997 2021-05-05T20:00:00',
	]);
});

const extension = (at: string) =>
	extensionEpisodes([
		{
			series_tvdb_id: 5100,
			title: 'Upriver',
			season: 1,
			episode: 1,
			tvdb_id: 900101,
			is_watched: true,
			watched_at: at,
		},
	]);

/** All choices from a list, in its order, the empty one first. */
function subsetsOf(names: string[]): string[][] {
	return names.reduceRight<string[][]>(
		(chosen, name) => [...chosen, ...chosen.map((rest) => [name, ...rest])],
		[[]],
	);
}

function only(dates: Record<string, string>, names: string[]): Partial<Record<string, string>> {
	return Object.fromEntries(Object.entries(dates).filter(([name]) => names.includes(name)));
}
