import { manyFilms } from '../../simulators/jellyfinServer/items/manyTitles.mjs';
import { step } from '../../tools/terminal/progress.mjs';
import { emptySimkl, emptyTrakt } from './bulkServices.mjs';

const PLAYS = 10_000;
const HOUR_MS = 3_600_000;
const MOST_TIME = 1.1;
/** The plays themselves and what the simulator keeps of them and of the requests are in it. */
const MOST_MEMORY_MB = 400;

/**
 * A whole history at once, at each service's own pace: a write a second and account.
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function bulkHistory() {
	const measured = [];
	for (const open of [emptyTrakt, emptySimkl]) measured.push(await importInto(open));
	return {
		title: 'A whole history at once',
		about: `${PLAYS.toLocaleString('en-US')} plays of as many films, Watch Event → Import's own code over HTTP, at a write a second as both services demand. Reads come on top: the history is read back before and after.`,
		head: ['Service', 'Writes', 'Lower bound', 'Reads', 'Seconds', 'To the bound', 'Memory, MB'],
		rows: measured.map(({ name, writes, bound, reads, seconds, grownMb }) => [
			name,
			String(writes),
			String(bound),
			String(reads),
			seconds.toFixed(1),
			(seconds / bound).toFixed(2),
			grownMb.toFixed(0),
		]),
		goals: measured.flatMap(({ name, writes, bound, seconds, grownMb }) => [
			{ name: `${name}: ${writes} writes where ${bound} are the least`, met: writes === bound },
			{
				name: `${name}: at most ${MOST_TIME} × as many seconds: ${(seconds / bound).toFixed(2)}`,
				met: seconds / bound <= MOST_TIME,
			},
			{
				name: `${name}: memory grew by ${grownMb.toFixed(0)} MB, the simulated service included`,
				met: grownMb <= MOST_MEMORY_MB,
			},
		]),
	};
}

/** @param {typeof emptyTrakt} open */
async function importInto(open) {
	const films = manyFilms(PLAYS);
	const service = await open(films);
	const events = eventsOf(films);
	globalThis.gc?.();
	const before = process.memoryUsage().heapUsed;
	let most = before;
	const watch = setInterval(() => {
		most = Math.max(most, process.memoryUsage().heapUsed);
	}, 500);
	try {
		const began = performance.now();
		const outcomes = await step(`${PLAYS.toLocaleString('en-US')} plays into ${service.name}`, () =>
			service.take(events),
		);
		const seconds = (performance.now() - began) / 1000;
		const isAdded = outcomes.flat().map((each) => 'sync' in each && each.sync.status === 'added');
		const added = isAdded.filter(Boolean).length;
		if (added !== PLAYS || service.held() !== PLAYS) {
			throw new Error(`${service.name}: ${added} added, ${service.held()} there`);
		}
		const writes = service.requests.filter(({ method }) => method === 'POST').length;
		return {
			name: service.name,
			writes,
			bound: Math.ceil(PLAYS / service.batch),
			reads: service.requests.length - writes,
			seconds,
			grownMb: (most - before) / 2 ** 20,
		};
	} finally {
		clearInterval(watch);
		await service.stop();
	}
}

/** @param {import('../../simulators/library.mjs').Film[]} films @returns {import('../../media').WatchEvent[]} */
const eventsOf = (films) =>
	films.map(({ title, year, ids }, place) => ({
		event: 'watched',
		source: 'plex',
		key: `bulk-${place}`,
		at: new Date(Date.now() - (place + 1) * HOUR_MS).toISOString(),
		user: { id: '1', name: 'Alice' },
		media: { type: 'movie', title, year, ids },
	}));
