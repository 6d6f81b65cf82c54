import { beforeAll, describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { TvTime } from '../../../../nodes/TvTime/TvTime.node';
import { bytesOf } from '../../../fixtures/tvtime/export.mjs';
import { runInEngine } from '../../../support/n8nEngine.mjs';

/** Export: Read over one archive that has every form of 2026 at once: what is in it comes out, what is left out is named. */

/** @param {...string} lines */
const csv = (...lines) => bytesOf(`${lines.join('\n')}\n`);
const MANY = 3000;

const FILES = {
	// T1: a tracking file without the columns of episodes, beside files that have them.
	'tracking-prod-records-v2.csv': csv(
		'user_id,key,s_id,series_name,is_followed,is_for_later,is_archived,followed_at,created_at,updated_at',
		'41,user-series-81,79168,Upriver,true,false,false,1600000000000000,2020-09-13 12:26:40,2020-09-13 12:26:40',
	),
	'tracking-prod-records.csv': csv(
		'type,entity_type,movie_name,alpha_range_key,release_date,created_at,user_id,uuid,series_name,series_id,season_number,episode_number,episode_id',
		'watch,movie,Tidal Glass,,2019-04-01,2020-01-02 03:04:05,41,aa-bb,,,,,',
		// T9: a second first watching of it.
		'watch,movie,Tidal Glass,,2019-04-01,2022-01-02 03:04:05,41,aa-bb,,,,,',
		// T6: the day on which TV Time moved its records, of an episode whose true day another file has.
		'watch,episode,,,,2021-03-28 10:00:00,41,,Kiln,73388,1,1,100',
		// T13: many specials of one place.
		...Array.from(
			{ length: MANY },
			(_, index) => `watch,episode,,,,2011-01-01 00:00:00,41,,Kiln,73388,0,0,${200_000 + index}`,
		),
	),
	'seen_episode_source.csv': csv(
		'tv_show_id,tv_show_name,episode_season_number,episode_number,episode_id,created_at,user_id',
		'73388,Kiln,1,1,100,2014-05-01 20:00:00,41',
	),
	// T12: an older file in another order, with seconds since 1970.
	'seen_episode.csv': csv(
		'ts,show_name,episode_id,episode_season_number,episode_number',
		'1400000000,Kiln,101,1,2',
	),
	// T7: votes as words.
	'ratings-live-votes.csv': csv(
		'uuid,user_id,vote_key,movie_name,created_at',
		'aa-bb,41,aa-bb-41-3,Tidal Glass,2020-01-02 03:05:05',
	),
	'ratings-v2-prod-votes.csv': csv(
		'series_name,season_number,episode_number,episode_id,vote_key,user_id',
		'Kiln,1,2,101,101-41-29,41',
		'Kiln,1,1,100,100-41-39,41',
	),
	// T8: the other common archive, in the same zip.
	'activity_history.csv': csv(
		'type,title,season,episode,tvdb_id,imdb_id,watched_at,rating',
		'episode,Orchard,1,1,303821,tt1234567,2020-01-01T10:00:00Z,9',
		'movie,Low Tide,,,113,-1,2020-02-01T10:00:00.000Z,',
	),
	'shows.json': bytesOf(
		JSON.stringify([
			{
				id: { tvdb: 79169 },
				title: 'Orchard',
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
							{
								number: 2,
								id: { tvdb: 303822 },
								is_watched: true,
								watched_at: '2020-01-02 10:00:00',
							},
						],
					},
				],
			},
		]),
	),
	// T11: TV Time's own, and of no use.
	'device_data.csv': csv('token', 'secret'),
};

/** @param {string} fileName @param {Uint8Array} bytes */
const carried = (fileName, bytes) => ({
	fileName,
	mimeType: 'application/octet-stream',
	data: Buffer.from(bytes).toString('base64'),
});

/** @param {import('n8n-workflow').IBinaryKeyData} binary */
async function read(binary) {
	const { outputs, error } = await runInEngine({
		nodeType: new TvTime(),
		items: [{}],
		binary,
		node: {
			parameters: {
				resource: 'export',
				operation: 'read',
				userName: 'Alice',
				options: { olderShows: true },
			},
		},
	});
	expect(error).toBeUndefined();
	const [events = [], notPlaced = [], lists = []] = outputs.map((items) =>
		(items ?? []).map(({ json }) => json),
	);
	return { events, notPlaced, lists };
}

/** @type {[string, () => import('n8n-workflow').IBinaryKeyData][]} */
const GIVEN = [
	['as one zip', () => ({ data: carried('gdpr.zip', zipSync(FILES)) })],
	[
		'file by file',
		() =>
			Object.fromEntries(
				Object.entries(FILES).map(([name, bytes], index) => [`f${index}`, carried(name, bytes)]),
			),
	],
];

describe.each(GIVEN)('an archive of every form at once, %s,', (_how, binary) => {
	/** @type {Awaited<ReturnType<typeof read>>} */
	let done;
	beforeAll(async () => {
		done = await read(binary());
	});

	it('gives each play once, with its true date', () => {
		const told = done.events.map(({ at, media, dateApproximate }) => {
			const { title, show, season, number, ids } = /** @type {any} */ (media);
			const name = show ? `${show.title} ${season}x${number} ${ids.tvdb}` : title;
			return `${name} ${String(at).slice(0, 19)}${dateApproximate ? ' about' : ''}`;
		});
		const isSpecial = (/** @type {string} */ line) => line.startsWith('Kiln 0x0 ');
		expect(new Set(told.filter(isSpecial)).size).toBe(MANY);
		expect(told.filter((line) => !isSpecial(line)).sort()).toEqual([
			'Kiln 1x1 100 2014-05-01T20:00:00',
			'Kiln 1x2 101 2014-05-13T16:53:20',
			'Low Tide 2020-02-01T10:00:00',
			'Orchard 1x1 303821 2020-01-01T10:00:00',
			'Orchard 1x2 303822 2020-01-02T10:00:00',
			'Tidal Glass 2020-01-02T03:04:05',
		]);
		expect(done.events).toHaveLength(MANY + 6);
	});

	it('gives follows and ratings, and a word that stands for none without a number', () => {
		const told = done.lists.map(({ kind, rating, written, media }) => {
			const { title, show, season, number } = /** @type {any} */ (media);
			return `${kind} ${title ?? `${show.title} ${season}x${number}`} ${rating ?? ''} ${written ?? ''}`.trim();
		});
		expect(told.sort()).toEqual([
			'follow Orchard',
			'follow Upriver',
			'rating Kiln 1x1  39',
			'rating Kiln 1x2 8 29',
			'rating Orchard 1x1 9 9',
			'rating Tidal Glass 10 3',
		]);
	});

	it('names what was left out, once each, and nothing that is somebody’s own', () => {
		expect(done.notPlaced).toHaveLength(2);
		const told = done.notPlaced.map(({ file, row, reason }) => `${file} ${row ?? ''} ${reason}`);
		expect(told.sort()).toEqual([
			expect.stringMatching(/device_data\.csv/),
			expect.stringMatching(/^tracking-prod-records\.csv.* 3 It is dated twice .*2022-01-02/),
		]);
		expect(JSON.stringify(done)).not.toContain('secret');
	});
});
