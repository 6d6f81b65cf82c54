import { createRequire } from 'node:module';
import { join } from 'node:path';
import { REPOSITORY } from '../../scripts/n8n/package.mjs';
import { step } from '../../scripts/terminal/progress.mjs';
import { manyFilms } from '../simulators/jellyfinServer/manyTitles.mjs';
import { teachTrakt } from '../simulators/library.mjs';
import { startTrakt } from '../simulators/trakt/index.mjs';

const PLAYS = 10_000;
const HOUR_MS = 3_600_000;
/** Of Trakt: what one write holds, see services/trakt/import/batch.ts. */
const BATCH = 100;
const MOST_TIME = 1.1;
const MOST_MEMORY_MB = 200;

/**
 * A whole history at once, at the service's own pace: a write a second and account.
 * @returns {Promise<import('./report.mjs').Section>}
 */
export async function bulkHistory() {
	const load = createRequire(import.meta.url);
	/** @type {typeof import('../../services/trakt')} */
	const service = load(join(REPOSITORY, 'dist', 'services', 'trakt', 'index.js'));
	const films = manyFilms(PLAYS);
	const trakt = await startTrakt();
	teachTrakt(trakt, { films, shows: [] });
	const account = trakt.addAccount({ name: 'Alice' });
	const app = trakt.addApp({ name: 'Bulk', redirectUris: ['http://127.0.0.1/back'] });
	const { accessToken } = trakt.signIn('Alice', app.clientId);
	const client = service.createTraktClient({
		account: 'bulk',
		send: senderTo(trakt.address, {
			'User-Agent': 'n8n-nodes-scrobble/bench',
			'trakt-api-version': '2',
			'trakt-api-key': app.clientId,
			Authorization: `Bearer ${accessToken}`,
		}),
	});
	try {
		globalThis.gc?.();
		const before = process.memoryUsage().heapUsed;
		let most = before;
		const watch = setInterval(() => {
			most = Math.max(most, process.memoryUsage().heapUsed);
		}, 500);
		const began = performance.now();
		await step(`${PLAYS.toLocaleString('en-US')} plays imported into Trakt`, async () => {
			const outcomes = await service.importWatchEvents(client, eventsOf(films), {
				dryRun: false,
				mostPlays: 0,
				isCancelled: () => false,
				approximateDates: 'keep',
			});
			const added = outcomes
				.flat()
				.filter((each) => 'sync' in each && each.sync.status === 'added');
			if (added.length !== PLAYS || account.history.length !== PLAYS) {
				throw new Error(`${added.length} added, ${account.history.length} there`);
			}
		}).finally(() => clearInterval(watch));
		const seconds = (performance.now() - began) / 1000;
		const writes = trakt.requests.filter(({ method }) => method === 'POST');
		const bound = Math.ceil(PLAYS / BATCH);
		const grownMb = (most - before) / 2 ** 20;
		return {
			title: 'A whole history at once',
			about: `${PLAYS.toLocaleString('en-US')} plays of as many films, Watch Event → Import's own code over HTTP, at a write a second as Trakt demands. Reads come on top: the history is read back before and after each write.`,
			head: [
				'Service',
				'Writes',
				'Lower bound',
				'Reads',
				'Seconds',
				'Beside the bound',
				'Memory, MB',
			],
			rows: [
				[
					'Trakt',
					String(writes.length),
					String(bound),
					String(trakt.requests.length - writes.length),
					seconds.toFixed(1),
					(seconds / bound).toFixed(2),
					grownMb.toFixed(0),
				],
			],
			goals: [
				{ name: `Trakt: no write more than ceil(plays / batch)`, met: writes.length === bound },
				{
					name: `Trakt: at most ${MOST_TIME} × as many seconds: ${(seconds / bound).toFixed(2)}`,
					met: seconds / bound <= MOST_TIME,
				},
				{
					name: `Memory stays flat, the simulator's own history included: ${grownMb.toFixed(0)} MB`,
					met: grownMb <= MOST_MEMORY_MB,
				},
			],
		};
	} finally {
		await trakt.stop();
	}
}

/** @param {ReturnType<typeof manyFilms>} films @returns {import('../../media').WatchEvent[]} */
const eventsOf = (films) =>
	films.map(({ title, year, ids }, place) => ({
		event: 'watched',
		source: 'plex',
		key: `bulk-${place}`,
		at: new Date(Date.now() - (place + 1) * HOUR_MS).toISOString(),
		user: { id: '1', name: 'Alice' },
		media: { type: 'movie', title, year, ids },
	}));

/**
 * @param {string} address
 * @param {Record<string, string>} headers
 * @returns {import('../../services/http/exchange').SendOnce}
 */
function senderTo(address, headers) {
	return async ({ method, path, query = {}, body, headers: more }) => {
		const url = new URL(address + path);
		for (const [key, value] of Object.entries(query)) {
			if (value !== undefined) url.searchParams.set(key, String(value));
		}
		const response = await fetch(url, {
			method,
			body: body && JSON.stringify(body),
			headers: { 'Content-Type': 'application/json', ...headers, ...more },
		});
		const text = await response.text();
		return {
			status: response.status,
			headers: Object.fromEntries(response.headers),
			body: text === '' ? '' : JSON.parse(text),
		};
	};
}
