import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { readExport } from '../../../../../media/archives/tvtime';
import type { GivenFile } from '../../../../../media/archives/tvtime';
import { all, read, told } from './read';

const FILMS = 'tracking-prod-records.csv';
const options = {
	userName: 'Alex',
	bulkMarks: true,
	olderShows: false,
	now: Date.parse('2026-11-29T00:00:00Z'),
};
const csv = (...lines: string[]) => `${lines.join('\n')}\n`;

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

describe('ratings', () => {
	it.each([
		['1', 2],
		['27', 4],
		['28', 6],
		['29', 8],
		['3', 10],
		['39', undefined],
	])(
		'of the word %s are %s of ten, for the film that the tracking file names',
		async (word, rating) => {
			const { lists } = await read({
				[FILMS]: csv(
					'type,entity_type,movie_name,release_date,created_at,user_id,uuid',
					'watch,movie,승리호,2021-02-05,2021-03-01 20:00:00,7,aa-bb',
				),
				'ratings-live-votes.csv': csv(
					'uuid,user_id,vote_key,movie_name,created_at',
					`aa-bb,7,aa-bb-7-${word},승리호,2020-01-02 03:05:05`,
				),
			});
			expect(lists).toMatchObject([
				{ kind: 'rating', written: word, media: { type: 'movie', year: 2021 } },
			]);
			expect(lists.map((each) => ('rating' in each ? each.rating : undefined))).toEqual([rating]);
		},
	);

	it('of an episode in the other files of votes', async () => {
		const { lists } = await read({
			'ratings-v2-prod-votes.csv': csv(
				'series_name,season_number,episode_number,episode_id,vote_key,user_id',
				'Kiln,1,2,100,100-7-29,7',
			),
		});
		expect(lists).toMatchObject([{ rating: 8, media: { type: 'episode', ids: { tvdb: 100 } } }]);
	});
});

describe('a backup by TV Time Liberator', () => {
	const history = csv(
		'type,title,season,episode,tvdb_id,imdb_id,watched_at,rating',
		'episode,Upriver,1,1,303821,tt1234567,2020-01-01T10:00:00Z,9',
		'movie,Tidal Glass,,,113,-1,2020-02-01T10:00:00.000Z,',
		'episode,Upriver,1,2,303822,,,',
	);

	it('is read in its own form: episodes and films with their ids, ratings from 1 to 10', async () => {
		const done = await readZip({ 'activity_history.csv': history, 'lists.json': '[]' });
		expect(told(done)).toEqual([
			'Upriver 1x1 2020-01-01T10:00:00',
			'Tidal Glass ? 2020-02-01T10:00:00',
		]);
		expect(done.events.map(({ media }) => media.ids)).toEqual([
			{ tvdb: 303821, imdb: 'tt1234567' },
			{ tvdb: 113 },
		]);
		expect(done.lists).toMatchObject([
			{ kind: 'rating', rating: 9, media: { season: 1, number: 1 } },
		]);
	});

	const shows = JSON.stringify([
		{
			id: { tvdb: 79168, imdb: 'tt0000001' },
			title: 'Upriver',
			status: 'continuing',
			seasons: [
				{
					number: 1,
					episodes: [
						{
							number: 1,
							id: { tvdb: 303821 },
							is_watched: true,
							watched_at: '2020-01-01 10:00:00',
						},
						{ number: 2, id: { tvdb: 303822 }, is_watched: false, watched_at: null },
						null,
					],
				},
			],
		},
		'odd',
	]);

	it('has the same in JSON, with the ids of its shows, and both together are one play', async () => {
		const alone = await readGiven([{ name: 'tv-time-shows.json', bytes: strToU8(shows) }]);
		const both = await readZip({ 'activity_history.csv': history, 'shows.json': shows });
		for (const { events } of [alone, both]) {
			expect(events[0]).toMatchObject({
				at: '2020-01-01T10:00:00.000Z',
				media: { ids: { tvdb: 303821 }, show: { title: 'Upriver', ids: { tvdb: 79168 } } },
			});
		}
		expect(alone.events).toHaveLength(1);
		expect(both.events).toHaveLength(2);
	});

	it('has films in JSON, watched or for later', async () => {
		const movies = JSON.stringify([
			{
				id: { tvdb: 113, imdb: 'tt0000002' },
				title: 'Low Tide',
				is_watched: true,
				watched_at: '2023-01-01T00:00:00Z',
			},
			{ id: { tvdb: 114, imdb: '-1' }, title: 'Tidal Glass', is_watched: false },
		]);
		const done = await readZip({ 'movies.json': movies });
		expect(told(done)).toEqual(['Low Tide ? 2023-01-01T00:00:00']);
		expect(done.lists).toMatchObject([{ isForLater: true, media: { ids: { tvdb: 114 } } }]);
	});
});
