/**
 * How long an export of 200,000 rows takes, and how much memory: `npm run bench:export`. Reads with the built package,
 * in a process of its own, and makes the items that the node hands to n8n.
 */
import '../../tools/terminal/plainErrors.mjs';
import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import {
	bytesOf,
	filmRow,
	olderTracking,
	rewatched,
	tracking,
	watched,
} from '../fixtures/tvtime/export.mjs';

const ROWS = 200_000;
const LIMITS = { seconds: 30, megabytes: 300 };
const SELF = fileURLToPath(import.meta.url);
const EPISODES_A_SHOW = 100;

/** Episodes of 1,900 shows, one in twenty seen twice and one in ten marked in bulk, and 5,000 films. */
function archive() {
	const start = Date.UTC(2008, 0, 1);
	const dateOf = (/** @type {number} */ index) =>
		new Date(start + index * 2_700_000).toISOString().slice(0, 19).replace('T', ' ');
	const films = Array.from({ length: ROWS / 40 }, (_, index) =>
		filmRow('watch', `Film ${index}, "the long one"`, dateOf(index * 30)),
	);
	const rows = Array.from({ length: ROWS - films.length }, (_, index) => {
		const show = Math.floor(index / EPISODES_A_SHOW);
		const [season, number] = [Math.floor((index % EPISODES_A_SHOW) / 10) + 1, (index % 10) + 1];
		const row = index % 20 === 19 ? rewatched : watched;
		const id = 3_000_000 + index;
		return row(season, number, dateOf(index), {
			series_name: `Show ${show}, with a title of usual length`,
			s_id: 70_000 + show,
			ep_id: id,
			episode_id: id,
			bulk_type: index % 10 === 0 ? 'season' : '',
		});
	});
	return zipSync({
		'gdpr-data/tracking-prod-records-v2.csv': bytesOf(tracking(rows)),
		'gdpr-data/tracking-prod-records.csv': bytesOf(olderTracking(films)),
	});
}

/** @typedef {{ rows: number, items: number, seconds: number, megabytes: number }} Measured */

/**
 * Newer versions of Node.js let new objects lie for longer the more memory the machine has, a hundred megabytes of them
 * and more: measured is what a small machine would take.
 */
const SMALL_MACHINE = ['--max-semi-space-size=16'];

/** Makes the archive here, and measures the reading of it in a child that holds nothing else. @returns {Promise<Measured>} */
export async function benchExport() {
	const child = fork(SELF, ['read'], { serialization: 'advanced', execArgv: SMALL_MACHINE });
	child.send(archive());
	return await new Promise((resolve, reject) => {
		child.once('message', (measured) => resolve(/** @type {Measured} */ (measured)));
		child.once('error', reject);
		child.once('exit', (code) => reject(new Error(`the reading ended with ${code}`)));
	});
}

/** Not by its name in `require`, where the types of a clone that is not built yet would miss it. */
const BUILT = new URL('../../dist/media/archives/tvtime/index.js', import.meta.url);

/** In the child. @param {Uint8Array} bytes @returns {Promise<Measured>} */
async function read(bytes) {
	const require = createRequire(import.meta.url);
	/** @type {typeof import('../../media/archives/tvtime')} */
	const { readExport } = require(fileURLToPath(BUILT));
	const startedAt = performance.now();
	const options = { userName: 'Alice', bulkMarks: true, olderShows: false, now: Date.now() };
	const { events, notPlaced } = await readExport([{ name: 'export.zip', bytes }], options);
	const items = [];
	for await (const event of events) items.push({ json: { ...event }, pairedItem: { item: 0 } });
	const seconds = (performance.now() - startedAt) / 1000;
	const megabytes = process.resourceUsage().maxRSS / 1024;
	return { rows: ROWS, items: items.length + notPlaced.length, seconds, megabytes };
}

if (process.send && process.argv[2] === 'read') {
	process.once('message', async (bytes) => {
		process.send?.(await read(/** @type {Uint8Array} */ (bytes)), () => process.exit());
	});
} else if (process.argv[1] === SELF) {
	const { rows, items, seconds, megabytes } = await benchExport();
	console.log(
		`${rows} rows → ${items} items in ${seconds.toFixed(1)} s (at most ${LIMITS.seconds}), ${Math.round(megabytes)} MB at its peak (at most ${LIMITS.megabytes})`,
	);
	if (items < rows || seconds > LIMITS.seconds || megabytes > LIMITS.megabytes)
		process.exitCode = 1;
}
