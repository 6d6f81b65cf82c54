import { createRequire } from 'node:module';
import { join } from 'node:path';
import { REPOSITORY } from '../../tools/n8n/package.mjs';
import { jellyfinTexts, plexTexts } from './bodies.mjs';
import { cpuMs, median, ratios, withSpread } from './statistics.mjs';

const EVENTS = 20_000;
const ROUNDS = 11;
const MOST = 1.5;

/**
 * Text to watch event beside `JSON.parse` of the same text, which no parser can do without. CPU time, so that whoever
 * else uses the machine counts little; each round measures both. Prints a section of the report as JSON: `parsers.mjs`
 * runs this on the Node.js that n8n runs on.
 */
/** @type {typeof import('../..')} */
const media = createRequire(import.meta.url)(join(REPOSITORY, 'dist', 'index.js'));
const rows = [
	rowOf('Plex', plexTexts, (text) => media.watchEventFromPlex(text)),
	rowOf('Jellyfin', jellyfinTexts, (text) => media.watchEventFromJellyfin(text)),
];
/** @type {import('./report.mjs').Section} */
const section = {
	title: 'Parsers alone',
	about: `Text to watch event, beside \`JSON.parse\` of the same text, on n8n's Node ${process.version}. ${ROUNDS} rounds of ${EVENTS.toLocaleString('en-US')} events each, CPU time.`,
	head: ['Source', 'Body', 'Events/s', 'µs per event', 'JSON.parse alone', 'Ratio', 'Goal'],
	rows: rows.map(({ cells }) => cells),
	goals: rows.map(({ goal }) => goal),
};
console.log(JSON.stringify(section));

/**
 * @param {string} source
 * @param {string[]} texts
 * @param {(text: string) => unknown} parse
 */
function rowOf(source, texts, parse) {
	/** @param {(text: string) => unknown} read */
	const perEvent = (read) =>
		(cpuMs(() => {
			for (let event = 0; event < EVENTS; event += 1) read(texts[event % texts.length] ?? '');
		}) *
			1000) /
		EVENTS;
	perEvent(parse);
	perEvent(JSON.parse);
	const heapBefore = heapAfterCollection();
	const [ours, floor] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
	for (let round = 0; round < ROUNDS; round += 1) {
		floor.push(perEvent((text) => JSON.parse(text)));
		ours.push(perEvent(parse));
	}
	const grown = heapAfterCollection() - heapBefore;
	const shares = ratios(ours, floor);
	const bytes = median(texts.map((text) => Buffer.byteLength(text)));
	return {
		cells: [
			source,
			`${(bytes / 1000).toFixed(1)} KB`,
			Math.round(1_000_000 / median(ours)).toLocaleString('en-US'),
			withSpread(ours),
			withSpread(floor),
			withSpread(shares, 2),
			`≤ ${MOST}`,
		],
		goal: {
			name: `${source}: at most ${MOST} × JSON.parse; the heap grew by ${Math.max(0, Math.round(grown / 1024))} KB in ${ROUNDS * EVENTS} events`,
			met: median(shares) <= MOST && grown < 1024 * 1024,
		},
	};
}

/** In bytes; the benchmark runs with --expose-gc. */
function heapAfterCollection() {
	globalThis.gc?.();
	return process.memoryUsage().heapUsed;
}
