/**
 * Measures what finding a title costs at the simulated Jellyfin, in requests and bytes, with the built package
 * (`npm run build` first), and writes the table into docs/jellyfin-lookup.md. Throws where a promise of that page is broken.
 */
import '../terminal/plainErrors.mjs';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { REPOSITORY } from '../n8n/package.mjs';
import { step } from '../terminal/progress.mjs';
import { bigHouse } from './bigHouse.mjs';

const SIZES = [1_000, 10_000, 50_000];
const PAGE = join(REPOSITORY, 'docs', 'jellyfin-lookup.md');
const BEGIN = '<!-- measured: begin -->';
const END = '<!-- measured: end -->';

const built = join(REPOSITORY, 'dist', 'services', 'jellyfin', 'index.js');
if (!existsSync(built)) throw new Error('There is no dist/: run "npm run build" first');
/** @type {typeof import('../../services/jellyfin')} */
const service = createRequire(import.meta.url)(built);

/** @typedef {import('./bigHouse.mjs').Cost} Cost */

/**
 * @param {number} size
 * @returns {Promise<[name: string, cost: Cost][]>}
 */
async function measured(size) {
	const house = await bigHouse(service, size);
	const { film, stranger, part, renamed } = house;
	/** @type {[string, Cost][]} */
	const rows = [];
	/** @param {string} name @param {Cost} cost @param {{ most?: number, listings?: boolean }} [promise] */
	const row = (name, cost, { most = Infinity, listings = false } = {}) => {
		if (cost.requests > most) throw new Error(`${name}: ${cost.requests} requests, not ${most}`);
		if (cost.listings > 0 && !listings) throw new Error(`${name}: the library was listed`);
		rows.push([name, cost]);
	};
	try {
		row('Film, by its title', await house.find(film, 'added'), { most: 2 });
		row('Same film again', await house.find(film, 'duplicate', { remember: true }), { most: 1 });
		row('Film that is marked already', await house.find(film, 'duplicate'), { most: 1 });
		row('Episode, by its series’ title', await house.find(part(1), 'added'), { most: 2 });
		row('Next episode', await house.find(part(2), 'added', { remember: true }), { most: 1 });
		row('**Building the index**, once', await house.build(), { listings: true });
		row('Film under another title', await house.find(renamed(film), 'duplicate'), { most: 4 });
		row('Episode, series under another title', await house.find(renamed(part(3)), 'added'), {
			most: 5,
		});
		row('Film that is not there', await house.find(stranger, 'notFound'), { most: 5 });
		row('**Read everything** (films only)', await house.readEverything(), { listings: true });
		return rows;
	} finally {
		await house.stop();
	}
}

/** @param {number} count */
const grouped = (count) => count.toLocaleString('en-US');

/** @param {[name: string, cost: Cost] | undefined} row */
function cell(row) {
	if (!row) throw new Error('Every size has the same rows');
	const [, { requests, bytes }] = row;
	const kilobytes = bytes / 1000;
	const size =
		kilobytes >= 1000
			? `${(kilobytes / 1000).toFixed(1)} MB`
			: `${kilobytes.toFixed(kilobytes < 10 ? 1 : 0)} KB`;
	return `${requests} · ${size}`;
}

/** @type {Awaited<ReturnType<typeof measured>>[]} */
const columns = [];
for (const size of SIZES) {
	columns.push(await step(`${grouped(size)} titles`, () => measured(size)));
}
const names = columns[0]?.map(([name]) => name) ?? [];
const table = [
	['Requests · bytes', ...SIZES.map((size) => `${grouped(size)} titles`)],
	['---', ...SIZES.map(() => '---:')],
	...names.map((name, place) => [name, ...columns.map((rows) => cell(rows[place]))]),
]
	.map((cells) => `| ${cells.join(' | ')} |`)
	.join('\n');

const page = await readFile(PAGE, 'utf8');
const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
if (from < 0 || to < from) throw new Error(`${PAGE} has lost its two markers`);
await writeFile(PAGE, `${page.slice(0, from + BEGIN.length)}\n${table}\n${page.slice(to)}`);
console.log(`\n${table}`);
