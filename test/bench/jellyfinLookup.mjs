import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bigHouse } from '../../tools/measure/bigHouse.mjs';
import { REPOSITORY } from '../../tools/n8n/package.mjs';
import { step } from '../../tools/terminal/progress.mjs';

const SIZES = [1_000, 10_000, 50_000];
const LEAST_AT_BIGGEST = 200;
/** A film by its title may cost this much more in the biggest library than in the smallest: the search has more answers. */
const FLAT_BYTES = 64_000;

/**
 * What one mark costs at a simulated Jellyfin, beside reading the whole library as Movary does before each sync.
 * `npm run measure:jellyfin` has the whole of it.
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function jellyfinLookup() {
	/** @type {typeof import('../../services/jellyfin')} */
	const service = createRequire(import.meta.url)(
		join(REPOSITORY, 'dist', 'services', 'jellyfin', 'index.js'),
	);
	const measured = [];
	for (const size of SIZES) {
		measured.push(
			await step(`Jellyfin with ${size.toLocaleString('en-US')} titles`, async () => {
				const house = await bigHouse(service, size);
				try {
					const byTitle = await timed(() => house.find(house.film, 'added'));
					await house.build();
					const byIndex = await timed(() => house.find(house.renamed(house.film), 'duplicate'));
					const everything = await timed(() => house.readEverything());
					return { size, byTitle, byIndex, everything };
				} finally {
					await house.stop();
				}
			}),
		);
	}
	const [smallest, biggest] = [measured.at(0), measured.at(-1)];
	if (!smallest || !biggest) throw new Error('Nothing was measured');
	const fewer = ['byTitle', 'byIndex'].map((way) =>
		Math.round(
			biggest.everything.bytes / biggest[/** @type {'byTitle' | 'byIndex'} */ (way)].bytes,
		),
	);
	const grown = Math.max(
		biggest.byTitle.bytes - smallest.byTitle.bytes,
		biggest.byIndex.bytes - smallest.byIndex.bytes,
	);
	return {
		title: 'Finding a title in Jellyfin',
		about:
			'Requests · bytes both ways · time, until the item to mark is known, at a simulated server; beside reading the whole library, as a program without an index does each time.',
		head: ['Titles', 'By its title', 'By the index', 'Read everything', 'Bytes, fewer by'],
		rows: measured.map(({ size, byTitle, byIndex, everything }) => [
			size.toLocaleString('en-US'),
			cell(byTitle),
			cell(byIndex),
			cell(everything),
			`${Math.round(everything.bytes / byTitle.bytes)} × and ${Math.round(everything.bytes / byIndex.bytes)} ×`,
		]),
		goals: [
			{
				name: `At 50,000 titles at least ${LEAST_AT_BIGGEST} × fewer bytes than reading everything: ${fewer.join(' × and ')} ×`,
				met: Math.min(...fewer) >= LEAST_AT_BIGGEST,
			},
			{
				name: `Flat as the library grows fiftyfold: ${Math.round(grown / 1000)} KB more at most`,
				met: grown <= FLAT_BYTES,
			},
		],
	};
}

/** @param {() => Promise<{ requests: number, bytes: number }>} work */
async function timed(work) {
	const began = performance.now();
	const { requests, bytes } = await work();
	return { requests, bytes, ms: performance.now() - began };
}

/** @param {{ requests: number, bytes: number, ms: number }} cost */
function cell({ requests, bytes, ms }) {
	const size =
		bytes >= 1_000_000 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1000).toFixed(1)} KB`;
	return `${requests} · ${size} · ${Math.round(ms)} ms`;
}
