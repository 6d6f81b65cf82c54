import { beforeEach, describe, expect, it } from '@jest/globals';

import { isWatchEvent } from '../../../media';
import type { WatchEvent } from '../../../media';
import type { ServiceRequest } from '../../../services/http/exchange';
import { createJellyfinClient, listPlays as jellyfinPlays } from '../../../services/jellyfin';
import {
	createMovaryClient,
	importWatchEvents as importToMovary,
	newestPlay as movaryNewest,
	readChanges as movaryChanges,
} from '../../../services/movary';
import { createPlexClient, listPlays as plexPlays, watchEventsOf } from '../../../services/plex';
import {
	createSimklClient,
	importWatchEvents as importToSimkl,
	newestPlay as simklNewest,
	readChanges as simklChanges,
} from '../../../services/simkl';
import {
	createTraktClient,
	forgetLookups,
	importWatchEvents as importToTrakt,
	newestPlay as traktNewest,
	readChanges as traktChanges,
} from '../../../services/trakt';
import { NO_ROWS, oddOnes } from '../../support/oddOnes';
import type { Row } from '../../support/oddOnes';
import { answer, testClock } from '../../support/scripted';

/**
 * One odd row of a list never costs the others: not in a poll, not in a look at the past, not where an import reads back. Every
 * field of a row is put wrong in every way in turn, with a good row before and one behind it.
 */

const AT = '2026-03-08T19:00:00.000Z';
const SECONDS = Date.parse(AT) / 1000;
const user = { id: '1', name: 'Alice' };

let accounts = 0;
beforeEach(() => forgetLookups());

/** What each path is answered with. */
const answering =
	(answers: Record<string, unknown>) =>
	async ({ path }: ServiceRequest) => {
		await Promise.resolve();
		const found = Object.keys(answers).find((each) => path.startsWith(each));
		return answer(200, found === undefined ? [] : answers[found]);
	};

const base = () => {
	accounts += 1;
	return { account: `odd-${accounts}`, clock: testClock() };
};

interface Reader {
	/** A good row, by its number. */
	row: (number: number) => Row;
	/** The events that are read from these rows. */
	read: (rows: unknown[]) => Promise<Array<WatchEvent | undefined>>;
	/** How many of the good rows are read. */
	good?: number;
}

const events = async (reading: Promise<{ events: WatchEvent[] }>) => (await reading).events;

const traktRow = (number: number): Row => ({
	id: number,
	watched_at: AT,
	action: 'watch',
	type: 'movie',
	movie: { title: `Film ${number}`, year: 2001, ids: { trakt: number, imdb: `tt900000${number}` } },
});
const trakt = (rows: unknown[]) =>
	createTraktClient({
		...base(),
		send: answering({ '/sync/history': rows, '/sync/last_activities': { movies: {} } }),
	});

const simklRow = (number: number): Row => ({
	status: 'completed',
	last_watched_at: AT,
	movie: { title: `Film ${number}`, year: 2001, ids: { simkl: number, imdb: `tt900000${number}` } },
});
const simkl = (rows: unknown[]) =>
	createSimklClient({
		...base(),
		app: { clientId: 'client-7', name: 'n8n-nodes-scrobble', version: '0.1.0' },
		send: answering({
			'/sync/activities': { movies: { completed: AT } },
			'/sync/all-items/movies': { movies: rows },
			'/users/settings': { user: { name: 'Alice' }, account: { id: accounts } },
		}),
	});

const movaryFilm = (number: number) => ({
	title: `Film ${number}`,
	releaseDate: '2001-01-01',
	ids: { movary: number, tmdb: 900 + number, imdb: `tt900000${number}` },
});
const movary = (rows: unknown[]) =>
	createMovaryClient({
		...base(),
		send: answering({
			'/users/alice/played': { played: rows, maxPage: 1 },
			'/users/alice/history': { history: rows, maxPage: 1 },
		}),
	});

const plexRow = (number: number): Row => ({
	type: 'movie',
	ratingKey: String(number),
	title: `Film ${number}`,
	viewedAt: SECONDS,
	accountID: 1,
	lastViewedAt: SECONDS,
	viewCount: 1,
	Guid: [{ id: `imdb://tt900000${number}` }],
});
const plex = (rows: unknown[]) =>
	createPlexClient({
		...base(),
		send: answering({
			'/status/sessions/history/all': { MediaContainer: { Metadata: rows } },
			'/library/metadata': { MediaContainer: { Metadata: rows } },
			'/accounts': { MediaContainer: { Account: [] } },
			'/': { MediaContainer: { machineIdentifier: 'x', friendlyName: 'Home' } },
		}),
	});

const jellyfinRow = (number: number): Row => ({
	Type: 'Movie',
	Id: String(number).repeat(32),
	Name: `Film ${number}`,
	ProductionYear: 2001,
	RunTimeTicks: 54_000_000_000,
	ProviderIds: { Imdb: `tt900000${number}` },
	UserData: { Played: true, PlayCount: 1, LastPlayedDate: AT, PlaybackPositionTicks: 0 },
});
const jellyfin = (rows: unknown[]) =>
	createJellyfinClient({
		...base(),
		send: answering({
			'/Items': { Items: rows },
			'/System/Info': { Id: 'ab', ServerName: 'Home' },
		}),
	});

const READERS: Array<[string, Reader]> = [
	[
		'the Trakt Trigger',
		{
			row: traktRow,
			read: async (rows) => await events(traktChanges(trakt(rows), user, undefined, 30)),
		},
	],
	[
		'a test event of the Trakt Trigger',
		{ row: traktRow, good: 1, read: async (rows) => [await traktNewest(trakt(rows), user)] },
	],
	[
		'the Simkl Trigger',
		{
			row: simklRow,
			read: async (rows) => await events(simklChanges(simkl(rows), user, undefined, 30)),
		},
	],
	[
		'a test event of the Simkl Trigger',
		{ row: simklRow, good: 1, read: async (rows) => [await simklNewest(simkl(rows), user)] },
	],
	[
		'the Movary Trigger',
		{
			row: (number) => ({
				movie: movaryFilm(number),
				watchDates: [{ date: '2026-03-08', plays: 1 }],
			}),
			read: async (rows) =>
				await events(movaryChanges(movary(rows), { userName: 'alice', startDays: 30 })),
		},
	],
	[
		'a test event of the Movary Trigger',
		{
			row: (number) => ({ movie: movaryFilm(number), watchedAt: '2026-03-08' }),
			good: 1,
			read: async (rows) => [await movaryNewest(movary(rows), 'alice')],
		},
	],
	[
		'Plex’s history',
		{
			row: plexRow,
			read: async (rows) => await watchEventsOf(plex(rows), await plexPlays(plex(rows), {})),
		},
	],
	[
		'Jellyfin’s played titles',
		{
			row: jellyfinRow,
			read: async (rows) => await jellyfinPlays(jellyfin(rows), { user, since: '2026-01-01' }),
		},
	],
];

describe.each(READERS)('%s', (_name, { row, read, good = 2 }) => {
	const titles = (found: Array<WatchEvent | undefined>) =>
		found.map((event) => (event?.media.type === 'movie' ? event.media.title : ''));

	it('reads the rows beside one that is odd', async () => {
		const [first, odd, last] = [row(1), row(2), row(3)];
		expect(await read([first, odd, last])).toHaveLength(good === 1 ? 1 : 3);
		const lost: unknown[] = [];
		for (const one of [...oddOnes(odd), ...NO_ROWS]) {
			forgetLookups();
			const found = await read([first, one, last]);
			if (!found.every(isWatchEvent)) lost.push(['no watch event', one]);
			const there = ['Film 1', 'Film 3'].filter((title) => titles(found).includes(title));
			if (there.length < good) lost.push(one);
		}
		expect(lost).toEqual([]);
	});
});

const film = (number: number): WatchEvent => ({
	event: 'watched',
	source: 'plex',
	key: `k${number}`,
	at: AT.replace('T19', 'T01'),
	user,
	media: {
		type: 'movie',
		title: `Film ${number}`,
		year: 2001,
		ids: { imdb: `tt900000${number}`, tmdb: 900 + number },
	},
});
const limits = { dryRun: true, mostPlays: 0, isCancelled: () => false } as const;

type Import = (rows: unknown[]) => Promise<Array<Array<{ sync: { status: string } } | object>>>;
const IMPORTS: Array<[string, (number: number) => Row, Import]> = [
	[
		'Trakt',
		(number) => ({ ...traktRow(number), watched_at: AT.replace('T19', 'T01') }),
		async (rows) =>
			await importToTrakt(trakt(rows), [film(1), film(3)], { ...limits, approximateDates: 'keep' }),
	],
	[
		'Simkl',
		(number) => ({ ...simklRow(number), last_watched_at: AT.replace('T19', 'T01') }),
		async (rows) =>
			await importToSimkl(simkl(rows), [film(1), film(3)], {
				...limits,
				approximateDates: 'keep',
				rewatch: false,
			}),
	],
	[
		'Movary',
		(number) => ({ movie: movaryFilm(number), watchedAt: '2026-03-08' }),
		async (rows) =>
			await importToMovary(movary(rows), [film(1), film(3)], {
				...limits,
				userName: 'alice',
				timezone: 'UTC',
			}),
	],
];

describe.each(IMPORTS)('an import into %s', (_name, row, take) => {
	it('finds what is there beside an odd row, and adds it no second time', async () => {
		const [first, odd, last] = [row(1), row(2), row(3)];
		const added: unknown[] = [];
		for (const one of [...oddOnes(odd), ...NO_ROWS]) {
			forgetLookups();
			const outcomes = (await take([first, one, last])).flat();
			const isThere = (outcome: object) => JSON.stringify(outcome).includes('"duplicate"');
			if (!outcomes.every(isThere)) added.push(one);
		}
		expect(added).toEqual([]);
	});
});
