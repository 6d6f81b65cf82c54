import { describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { TvTime } from '../../../../nodes/TvTime/TvTime.node';
import { bytesOf, csv, tracking, watched } from '../../../fixtures/tvtime/export.mjs';
import { runInEngine } from '../../../support/n8nEngine.mjs';

/** Export: Read in n8n's own engine, which hands over files and sorts the outputs. */

const V2 = 'tracking-prod-records-v2.csv';
const at = '2018-05-12 01:10:14';
const FILES = {
	[V2]: tracking([
		watched(1, 1, at),
		watched(1, 2, at, { bulk_type: 'season' }),
		watched(1, 3, ''),
	]),
	'tv_show_rate.csv': csv(
		['user_id', 'tv_show_id', 'rating', 'created_at', 'tv_show_name'],
		[{ user_id: 41, tv_show_id: 5100, rating: '4.50', created_at: at, tv_show_name: 'Upriver' }],
	),
};
const archive = zipSync(
	Object.fromEntries(Object.entries(FILES).map(([name, text]) => [name, bytesOf(text)])),
);
/** @param {string} fileName @param {Uint8Array} bytes */
const carried = (fileName, bytes) => ({
	fileName,
	mimeType: 'application/octet-stream',
	data: Buffer.from(bytes).toString('base64'),
});

/**
 * @param {import('n8n-workflow').IBinaryKeyData} binary
 * @param {import('n8n-workflow').INodeParameters} [parameters]
 * @param {Partial<import('n8n-workflow').INode>} [node]
 */
async function run(binary, parameters = {}, node = {}) {
	return await runInEngine({
		nodeType: new TvTime(),
		items: [{ form: 'submitted' }],
		binary,
		node: {
			parameters: { resource: 'export', operation: 'read', userName: 'Alice', ...parameters },
			...node,
		},
	});
}

/** @param {Awaited<ReturnType<typeof run>>} ran */
const jsonOf = ({ outputs }) => outputs.map((items) => (items ?? []).map(({ json }) => json));

describe('Export: Read', () => {
	it('gives watch events, what was not placed, and follows and ratings through an output each', async () => {
		const ran = await run({ upload: carried('export.zip', archive) });
		const [events, notPlaced, lists, ...more] = jsonOf(ran);
		expect(events).toMatchObject([
			{
				event: 'watched',
				source: 'tvtime',
				user: { id: '41', name: 'Alice' },
				media: { number: 1 },
			},
			{ dateApproximate: true, media: { number: 2 } },
		]);
		expect(notPlaced).toEqual([
			{ file: `${V2} in export.zip`, row: 4, reason: 'It has no date', title: 'Upriver 1x3' },
		]);
		expect(lists).toMatchObject([{ kind: 'rating', written: '4.50' }]);
		expect(more).toEqual([]);
		expect(ran.outputs[0]?.[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('of a form of 2026 costs nothing the rest, and names what was left out', async () => {
		const text = (/** @type {string[]} */ ...lines) => bytesOf(`${lines.join('\n')}\n`);
		const places = 'key,s_id,series_name,season_number,episode_number,ep_id,created_at,user_id';
		const special = (/** @type {number} */ id) =>
			`watch-episode-${id},73244,Upriver,0,0,${id},2019-01-0${id - 200} 20:15,41`;
		const zip = zipSync({
			// Specials of one place, dates without seconds, and a row that nobody can place.
			[V2]: text(places, special(201), special(202), special(203), 'watch-episode-9,,,,,,,41'),
			'tracking-prod-records.csv': text(
				'type,entity_type,movie_name,alpha_range_key,release_date,created_at,watch_date_range_key,user_id',
				'watch,movie,,watch-alpha-dumbo,1941-10-23,2025-03-01 10:00:00,watch-date-1690000000,41',
				'watch,movie,승리호,watch-alpha-space-sweepers,2021-02-05,2021-03-01 10:00:00,,41',
			),
			'seen_episode.csv': text('nothing,that,is,known', '1,2,3,4'),
			'device_data.csv': text('token', 'secret'),
		});
		const [events, notPlaced] = jsonOf(await run({ upload: carried('gdpr.zip', zip) }));
		const told = (events ?? []).map(({ at: when, media }) => {
			const { type, title, otherTitle, year, ids } = /** @type {any} */ (media);
			return type === 'movie'
				? `${when} ${title} ${otherTitle ?? ''} ${year}`
				: `${when} ${ids.tvdb}`;
		});
		expect(told.sort()).toEqual([
			'2019-01-01T20:15:00.000Z 201',
			'2019-01-02T20:15:00.000Z 202',
			'2019-01-03T20:15:00.000Z 203',
			'2021-03-01T10:00:00.000Z 승리호 space sweepers 2021',
			'2023-07-22T04:26:40.000Z dumbo  1941',
		]);
		const left = (notPlaced ?? []).map(({ file, reason }) => `${file}: ${reason}`);
		expect(left.join('\n')).toMatch(/seen_episode\.csv/);
		expect(left.join('\n')).toMatch(new RegExp(V2));
		expect(JSON.stringify([events, notPlaced])).not.toContain('secret');
	});

	it('takes single files, of the fields that are named, and the options', async () => {
		const binary = {
			episodes: carried(V2, bytesOf(FILES[V2])),
			photo: carried('photo.png', bytesOf('PNG')),
		};
		const ran = await run(binary, { binaryFields: ' episodes ', options: { bulkMarks: false } });
		expect(jsonOf(ran).map((items) => items.length)).toEqual([1, 2, 0]);
	});

	it('that cannot be read ends the run in words, or leaves through the error output after its three', async () => {
		const binary = { data: carried('export.zip', archive.slice(0, 200)) };
		const stopped = await run(binary);
		expect(stopped.error).toMatchObject({
			message: 'export.zip cannot be unpacked: it is damaged or was cut off',
			description: expect.stringContaining('Download or copy the archive once more'),
		});
		expect(stopped.outputs).toEqual([]);

		const continued = await run(binary, {}, { onError: 'continueErrorOutput' });
		expect(jsonOf(continued)).toMatchObject([
			[],
			[],
			[],
			[{ form: 'submitted', details: { kind: 'refused', destination: 'tvtime' } }],
		]);
	});

	it('asks for a file where none came in', async () => {
		const { error } = await run({});
		expect(error).toMatchObject({ message: 'There is no file in the incoming items' });
	});
});
