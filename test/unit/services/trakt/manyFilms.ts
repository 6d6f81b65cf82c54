import type { WatchEvent } from '../../../../media';
import type { SendOnce } from '../../../../services/http/exchange';
import { createTraktClient, importWatchEvents } from '../../../../services/trakt';
import type { TraktImportOptions } from '../../../../services/trakt';
import { answer, testClock } from '../../../support/scripted';

const READS = 500;
const PERIOD_MS = 300_000;
const ANSWERS_AFTER_MS = 100;
const DAY_MS = 86_400_000;

let accounts = 0;

interface Limits {
	/** In any five minutes. */
	reads?: number;
	/** Headers of the 429. */
	tooMany?: Record<string, string>;
}

/** A Trakt that knows every "Film <number>", and lets itself be read 500 times in any five minutes. */
export function traktWithManyFilms({
	reads: limit = READS,
	tooMany = { 'retry-after': '300' },
}: Limits = {}) {
	const clock = testClock();
	const held: Array<{ id: number; watched_at: string; movie: object }> = [];
	const lines: string[] = [];
	let reads: number[] = [];
	let refused = 0;
	let most = 0;
	const film = (number: number) => ({
		title: `Film ${number}`,
		year: 2000,
		ids: { trakt: number, slug: `film-${number}` },
	});
	const send: SendOnce = async ({ method, path, query = {}, body }) => {
		clock.advance(ANSWERS_AFTER_MS);
		const now = clock.now();
		lines.push(`${method} ${path}`);
		await Promise.resolve();
		if (method === 'GET') {
			reads = reads.filter((at) => now - at < PERIOD_MS);
			if (reads.length >= limit) {
				refused += 1;
				return answer(429, '', tooMany);
			}
			reads.push(now);
			most = Math.max(most, reads.length);
		}
		if (path === '/search/movie') {
			const number = Number(/Film (\d+)/.exec(String(query.query))?.[1]);
			return answer(200, [{ type: 'movie', movie: film(number) }]);
		}
		if (method === 'GET') {
			const [from, until] = [String(query.start_at), String(query.end_at)];
			if (path === '/users/settings') return answer(200, { browsing: { watch_only_once: false } });
			const all = held.filter(({ watched_at: at }) => at >= from && at <= until);
			const start = (Number(query.page) - 1) * Number(query.limit);
			const pages = String(Math.ceil(all.length / Number(query.limit)));
			const entries = all.slice(start, start + Number(query.limit));
			return answer(200, entries, { 'x-pagination-page-count': pages });
		}
		const sent: Array<{ ids: { trakt: number }; watched_at: string }> = JSON.parse(
			JSON.stringify(body && 'movies' in body ? body.movies : []),
		);
		for (const { ids, watched_at } of sent) {
			held.push({ id: held.length + 1, watched_at, movie: film(ids.trakt) });
		}
		return answer(201, { added: { movies: sent.length, episodes: 0 }, not_found: {} });
	};
	accounts += 1;
	const client = createTraktClient({ account: `films-${accounts}`, send, clock });
	return {
		clock,
		held,
		lines,
		searches: () => lines.filter((line) => line === 'GET /search/movie').length,
		refused: () => refused,
		/** In any five minutes. */
		mostReads: () => most,
		/** What became of each. */
		async take(films: WatchEvent[], options: Partial<TraktImportOptions> = {}) {
			const outcomes = await importWatchEvents(client, films, {
				dryRun: false,
				mostPlays: 0,
				isCancelled: () => false,
				approximateDates: 'keep',
				...options,
			});
			return outcomes
				.flat()
				.map((play) => ('sync' in play ? play.sync.status : play.error.message));
		},
	};
}

/** As somebody who leaves TV Time has them: a title, a year and a date, and no id. One a day. */
export function filmsWithoutIds(count: number): WatchEvent[] {
	const first = Date.parse('2015-01-01T20:00:00.000Z');
	return Array.from({ length: count }, (_, index) => ({
		event: 'watched',
		source: 'tvtime',
		key: `film-${index + 1}`,
		at: new Date(first + index * DAY_MS).toISOString(),
		user: { id: '1', name: 'Alice' },
		media: { type: 'movie', title: `Film ${index + 1}`, year: 2000, ids: {} },
	}));
}
