import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { readExport, UnreadableArchive } from '../../../../../../media/archives/tvtime';
import type { GivenFile } from '../../../../../../media/archives/tvtime';
import {
	bytesOf,
	filmRow,
	olderTracking,
	tracking,
	watched,
} from '../../../../../fixtures/tvtime/export.mjs';
import { turnsWhile } from '../../../../../support/turnsWhile.mjs';
import { all, told } from '../read';

const V2 = 'tracking-prod-records-v2.csv';
const options = {
	userName: 'Alice',
	bulkMarks: true,
	olderShows: false,
	now: Date.parse('2026-11-01'),
};
const episodes = tracking([watched(1, 1, '2018-05-12 01:10:14')]);

const zip = (files: Zippable): Uint8Array => zipSync(files);
const readGiven = async (given: GivenFile[]) => {
	const { events, ...rest } = await readExport(given, options);
	return { ...rest, events: await all(events) };
};
const readAs = async (name: string, bytes: Uint8Array) => await readGiven([{ name, bytes }]);

async function refusal(given: GivenFile[]): Promise<string> {
	try {
		await readExport(given, options);
	} catch (thrown) {
		return thrown instanceof UnreadableArchive ? thrown.message : `${thrown}`;
	}
	return 'read';
}
const refusalOf = async (name: string, bytes: Uint8Array) => await refusal([{ name, bytes }]);

/** As fflate writes it, with the unpacked size of its first files in the directory changed. */
function saysItsSizeIs(size: number, archive: Uint8Array, files = 1): Uint8Array {
	const changed = archive.slice();
	const view = new DataView(changed.buffer);
	let entry = view.getUint32(changed.length - 6, true);
	for (let file = 0; file < files; file += 1) {
		view.setUint32(entry + 24, size, true);
		entry += 46 + view.getUint16(entry + 28, true) + view.getUint16(entry + 30, true);
	}
	return changed;
}

describe('an archive', () => {
	it('is read whole, its files found by name in any folder and case', async () => {
		const archive = zip({
			'GDPR-Data/Tracking-Prod-Records-V2.CSV': strToU8(episodes),
			'gdpr-data/tracking-prod-records.csv': strToU8(
				olderTracking([filmRow('watch', 'Low Tide', '2019-01-01 20:00:00')]),
			),
			'__MACOSX/gdpr-data/._tracking-prod-records.csv': strToU8('a resource fork'),
		});
		expect(told(await readAs('export.zip', archive))).toEqual([
			'Upriver 1x1 2018-05-12T01:10:14',
			'Low Tide 1997 2019-01-01T20:00:00',
		]);
	});

	it('keeps its files with sign-ins, addresses and devices closed, and whatever else is not needed', async () => {
		const closed = [
			'user.csv',
			'ip_address.csv',
			'auth-prod-login.csv',
			'access_token.csv',
			'refresh-token-prod.csv',
			'user_facebook.csv',
			'device_token.csv',
			'lists-prod-lists.csv',
			'tracking-prod-records-v2.csv.exe',
		];
		// Unpacking any of them would throw: their bytes are no deflated ones, their size is 4 GB.
		const archive = zip({
			...Object.fromEntries(closed.map((name) => [`gdpr-data/${name}`, strToU8('{}')])),
			[V2]: strToU8(episodes),
		});
		expect(told(await readAs('export.zip', saysItsSizeIs(0xfffffff0, archive)))).toHaveLength(1);
	});

	it('given as single files is read as one', async () => {
		const files = [
			{ name: 'tracking-prod-records-v2 (1).csv', bytes: bytesOf(episodes) },
			{ name: 'rewatched_episode.csv', bytes: bytesOf('') },
		];
		expect(told(await readGiven(files))).toEqual(['Upriver 1x1 2018-05-12T01:10:14']);
	});

	it('with a byte order mark, Windows line ends or no rows is an archive like another', async () => {
		const windows = `\uFEFF${episodes.replaceAll('\n', '\r\n')}`;
		expect(told(await readAs(V2, bytesOf(windows)))).toHaveLength(1);
		expect(told(await readAs(V2, bytesOf(tracking([]))))).toEqual([]);
	});
});

describe('nothing is read of', () => {
	it.each([
		[
			'a cut-off archive',
			zip({ [V2]: strToU8(episodes) }).slice(0, -30),
			'export.zip cannot be unpacked',
		],
		[
			'an archive that takes a password',
			passwordProtected(),
			'export.zip is protected by a password',
		],
		[
			'an archive with an AES-protected file',
			aes(),
			`${V2} in export.zip is protected by a password`,
		],
		[
			'an archive of another service',
			zip({ 'watched/history.json': strToU8('[]'), 'ratings.csv': strToU8('a') }),
			'export.zip is no TV Time export: none of its 2 files',
		],
		[
			'an archive that unpacks to a bomb',
			saysItsSizeIs(300 * 1024 * 1024, zip({ [V2]: strToU8(episodes) })),
			`${V2} in export.zip is larger than 256 MB`,
		],
		['a damaged file in an archive', damagedInside(), `${V2} in export.zip cannot be unpacked`],
	])('%s', async (_, bytes, message) => {
		expect(await refusalOf('export.zip', bytes)).toContain(message);
	});

	it('an archive that holds more than it says', async () => {
		const archive = saysItsSizeIs(1000, zip({ [V2]: new Uint8Array(50 * 1024 * 1024) }));
		expect(await refusalOf('export.zip', archive)).toContain(
			`${V2} in export.zip is larger than the archive says`,
		);
	});

	it('an archive whose files are too large together', async () => {
		const many = ['a', 'b', 'c'].map((folder) => [`${folder}/${V2}`, strToU8(episodes)]);
		const archive = zip(Object.fromEntries(many));
		expect(await refusalOf('export.zip', saysItsSizeIs(200 * 1024 * 1024, archive, 3))).toContain(
			'export.zip is larger than 512 MB',
		);
	});

	it.each([
		['photo.png', bytesOf('PNG'), 'photo.png is neither a zip archive nor a .csv or .json file'],
		['history.csv', bytesOf(episodes), 'history.csv has no name that TV Time gives'],
		[V2, bytesOf(episodes.replaceAll(',', ';')), `${V2} has its columns separated by semicolons`],
		[V2, bytesOf(episodes.replaceAll(',', '\t')), `${V2} has its columns separated by tabs`],
		[V2, bytesOf('a,b\n1,2\n'), `${V2} has no column s_id or series_id`],
		[
			V2,
			bytesOf(`${tracking([])}"${'x'.repeat(10 * 1024 * 1024)}",\n`),
			`${V2} has a row of more than 1 MB (row 2)`,
		],
		['shows.json', bytesOf('[{"id":'), 'shows.json is no readable JSON'],
		['shows.json', bytesOf('{}'), 'shows.json is no readable JSON'],
	])('%s: %#', async (name, bytes, message) => {
		expect(await refusalOf(name, bytes)).toContain(message);
	});

	it('no file at all', async () => {
		expect(await refusal([])).toBe('There is no file in the incoming items');
	});
});

describe('what comes before', () => {
	it.each([
		[
			'a row without an end',
			`${episodes}"${'x'.repeat(10 * 1024 * 1024)}",\n`,
			'more than 1 MB (row 3)',
		],
		['a row that is cut off', `${episodes}"cut off,`, 'unbalanced or it was cut off'],
	])('%s is read, and that row is named', async (_, text, reason) => {
		const done = await readAs(V2, bytesOf(text));
		expect(told(done)).toEqual(['Upriver 1x1 2018-05-12T01:10:14']);
		expect(done.notPlaced).toMatchObject([{ file: V2, reason: expect.stringContaining(reason) }]);
	});
});

describe('whoever else waits', () => {
	/** Far fewer than there are on any machine; without turns it is none. */
	const SOME = 5;

	it('gets a turn while a lifetime of plays is read', async () => {
		const rows = Array.from({ length: 8_000 }, (_, index) =>
			watched(1, (index % 20) + 1, '2018-05-12 01:10:14', { s_id: 1 + index, ep_id: index + 1 }),
		);
		expect(await turnsWhile(readAs(V2, bytesOf(tracking(rows))))).toBeGreaterThan(SOME);
	});

	it('gets a turn while a small zip unpacks to millions of rows, of which a limited number is read and told', async () => {
		const archive = zip({ [V2]: strToU8(`${tracking([])}${',1,\n'.repeat(1_000_000)}`) });
		expect(archive.length).toBeLessThan(50_000);
		let done: Awaited<ReturnType<typeof readAs>> | undefined;
		const turns = await turnsWhile(readAs('export.zip', archive).then((read) => (done = read)));
		expect(turns).toBeGreaterThan(SOME);
		expect(done?.events).toEqual([]);
		expect(done?.notPlaced.length).toBeLessThan(5_010);
		expect(done?.notPlaced.map(({ reason }) => reason)).toEqual(
			expect.arrayContaining([
				expect.stringContaining('more than 20,000 rows with another number of columns'),
				expect.stringMatching(/^1500\d more of its rows/),
			]),
		);
	});
});

/** The flag of the first file, as every program sets it that asks for a password. */
function passwordProtected(): Uint8Array {
	const archive = zip({ [V2]: strToU8(episodes) });
	archive[6] = (archive[6] ?? 0) | 1;
	return archive;
}

/** The method 99 in the directory, as WinZip and 7-Zip write it. */
function aes(): Uint8Array {
	const archive = zip({ 'user.csv': strToU8(''), [V2]: strToU8(episodes) });
	const view = new DataView(archive.buffer);
	const second = view.getUint32(archive.length - 6, true) + 46 + 'user.csv'.length;
	view.setUint16(second + 10, 99, true);
	return archive;
}

function damagedInside(): Uint8Array {
	const archive = zip({ [V2]: strToU8(episodes) });
	return archive.fill(0xff, 60, 160);
}
