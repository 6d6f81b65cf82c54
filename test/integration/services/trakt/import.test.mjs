import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { forgetLookups } from '../../../../services/trakt';
import { contractViolations } from '../../../support/traktContract.mjs';
import { startImporting, told, watched } from './importing.mjs';

/** @type {Awaited<ReturnType<typeof startImporting>>} */
let world;
/** @typedef {import('../../../../media').Media} Media */

const DAY_MS = 86_400_000;
const EPISODES = 250;
const SHOWS = 40;

/** @type {Media} */
const ferry = {
	type: 'movie',
	title: 'The Night Ferry',
	year: 2021,
	runtimeSeconds: 5400,
	ids: { imdb: 'tt99300001', tmdb: 99300001 },
};
/** @type {Media} */
const unknownFilm = { type: 'movie', title: 'Nowhere', year: 2020, ids: { tmdb: 4242 } };

/** By show, so that it takes shows, seasons and numbers. @param {number} show @param {number} number @returns {Media} */
const byShow = (show, number) => ({
	type: 'episode',
	season: 1,
	number,
	runtimeSeconds: 1800,
	ids: {},
	show: { title: `Show ${show}`, year: 2010, ids: { tvdb: 7000 + show } },
});
/** By its own id. @param {number} show @param {number} number @returns {Media} */
const byOwnId = (show, number) => ({
	...byShow(show, number),
	ids: { tvdb: 1_000_000 + show * 1000 + number },
});
/** As a source without any ids has it. @param {number} show @param {number} number @returns {Media} */
const byTitle = (show, number) => ({
	type: 'episode',
	season: 1,
	number,
	ids: {},
	show: { title: `Show ${show}`, year: 2010, ids: {} },
});
/** @param {number} days */
const ago = (days) => new Date(world.clock.now() - days * DAY_MS).toISOString();
const dates = () => world.alice.history.map(({ watched_at }) => watched_at).sort();

beforeAll(async () => {
	world = await startImporting();
	world.trakt.addMovie({
		title: 'The Night Ferry',
		year: 2021,
		runtime: 90,
		ids: { imdb: 'tt99300001', tmdb: 99300001 },
	});
	for (let show = 1; show <= SHOWS; show += 1) {
		const episodes = Array.from({ length: EPISODES }, (_, index) => ({
			number: index + 1,
			title: `Part ${index + 1}`,
			ids: { tvdb: 1_000_000 + show * 1000 + index + 1 },
		}));
		world.trakt.addShow({
			title: `Show ${show}`,
			year: 2010,
			ids: { tvdb: 7000 + show },
			seasons: [{ number: 1, episodes }],
		});
	}
});

afterAll(async () => {
	await world.trakt.stop();
	expect(contractViolations(world.trakt.requests)).toEqual([]);
});

beforeEach(() => {
	world.clock.ms += DAY_MS;
	world.alice.history = [];
	world.trakt.faults.clear();
	forgetLookups();
});

describe('an import into Trakt', () => {
	it('adds what is missing with its own date, in one write, and a second time nothing', async () => {
		const events = [
			watched(ferry, ago(400)),
			watched(byShow(1, 3), ago(30)),
			watched(byOwnId(2, 5), ago(3)),
			watched(ferry, ago(2)),
		];
		const from = world.trakt.requests.length;
		expect(told(await world.take(events))).toEqual([['added'], ['added'], ['added'], ['added']]);
		expect(dates()).toEqual(events.map(({ at }) => at).sort());
		expect(world.sent(from).filter((line) => line.startsWith('POST'))).toEqual([
			'POST /sync/history',
		]);
		const again = await world.take(events);
		expect(told(again)).toEqual([['duplicate'], ['duplicate'], ['duplicate'], ['duplicate']]);
		expect(again.flat()).toMatchObject([{ sync: { remoteId: expect.any(Number) } }, {}, {}, {}]);
		expect(world.alice.history).toHaveLength(4);
	});

	it('names each play’s id in the history', async () => {
		const [[play] = []] = await world.take([watched(ferry, ago(9))]);
		expect(play).toMatchObject({
			sync: { destination: 'trakt', status: 'added', remoteId: world.alice.history[0]?.id },
		});
	});

	it('takes finished plays only, and each episode of a file', async () => {
		const file = { ...byShow(3, 1), lastNumber: 3 };
		const events = [
			watched(ferry, ago(5), { event: 'stop' }),
			watched(file, ago(4)),
			watched(ferry, ago(3), { event: 'rated' }),
		];
		const outcomes = await world.take(events);
		expect(told(outcomes)).toEqual([['ignored'], ['added', 'added', 'added'], ['ignored']]);
		expect(outcomes[0]).toMatchObject([{ sync: { reason: 'Import takes finished plays only' } }]);
		expect(world.alice.history.map(({ episode }) => episode?.number)).toEqual([1, 2, 3]);
	});

	it('counts the same play once that comes twice, under whatever ids', async () => {
		const at = ago(7);
		const later = new Date(Date.parse(at) + 60_000).toISOString();
		const outcomes = await world.take([
			watched({ ...ferry, ids: { imdb: 'tt99300001' } }, at),
			watched({ ...ferry, ids: { tmdb: 99300001 } }, later, { source: 'jellyfin' }),
			watched(byShow(1, 1), at),
			watched(byOwnId(1, 1), later),
			watched(byOwnId(1, 2), at),
		]);
		expect(told(outcomes)).toEqual([['added'], ['duplicate'], ['added'], ['duplicate'], ['added']]);
		expect(world.alice.history).toHaveLength(3);
	});

	it('keeps two viewings apart, and episodes that were marked in the same second', async () => {
		const at = ago(6);
		const events = [
			watched(ferry, at),
			watched(ferry, new Date(Date.parse(at) + 3 * 3_600_000).toISOString()),
			...[1, 2, 3].map((number) => watched(byShow(4, number), at)),
		];
		expect(told(await world.take(events)).flat()).toEqual(Array(5).fill('added'));
		expect(world.alice.history).toHaveLength(5);
	});

	it('knows a play again that is known by its day, or roughly', async () => {
		const day = ago(20).slice(0, 10);
		await world.take([watched(ferry, `${day}T21:00:00.000Z`)]);
		const dated = watched(ferry, `${day}T12:00:00.000Z`, { source: 'movary', dateOnly: true });
		const rough = watched(ferry, `${day}T03:00:00.000Z`, { dateApproximate: true });
		expect(told(await world.take([dated]))).toEqual([['duplicate']]);
		expect(told(await world.take([rough]))).toEqual([['duplicate']]);
		expect(world.alice.history).toHaveLength(1);
	});

	it('writes a rough date as Trakt’s unknown date if asked to, once per title', async () => {
		const rough = watched(byShow(5, 1), ago(900), { source: 'tvtime', dateApproximate: true });
		const rewatch = { ...rough, key: 'r', at: ago(300) };
		const options = /** @type {const} */ ({ approximateDates: 'unknown' });
		expect(told(await world.take([rough, rewatch], options))).toEqual([['added'], ['duplicate']]);
		expect(dates()).toEqual(['1970-01-01T00:00:00.000Z']);
		expect(told(await world.take([rough], options))).toEqual([['duplicate']]);
		expect(world.alice.history).toHaveLength(1);
	});

	it('writes nothing in a dry run, and tells what it would add', async () => {
		await world.take([watched(ferry, ago(10))]);
		const from = world.trakt.requests.length;
		const events = [
			watched(ferry, ago(10)),
			watched(ferry, ago(11)),
			watched(byShow(1, 1), ago(1)),
		];
		expect(told(await world.take(events, { dryRun: true }))).toEqual([
			['duplicate'],
			['planned'],
			['planned'],
		]);
		expect(world.sent(from).every((line) => line.startsWith('GET'))).toBe(true);
	});

	it('refuses to add more than allowed, before anything is written', async () => {
		await world.take([watched(ferry, ago(10))]);
		const from = world.trakt.requests.length;
		const events = [
			watched(ferry, ago(10)),
			watched(ferry, ago(11)),
			watched(byShow(1, 1), ago(1)),
		];
		const outcomes = await world.take(events, { mostPlays: 1 });
		expect(told(outcomes)).toEqual([['duplicate'], ['refused'], ['refused']]);
		expect(outcomes[1]).toMatchObject([
			{ error: { message: expect.stringContaining('2 plays would be added, more than the 1') } },
		]);
		expect(world.sent(from).every((line) => line.startsWith('GET'))).toBe(true);
		expect(told(await world.take(events, { mostPlays: 2 })).flat()).toContain('added');
	});

	it('tells exactly which plays Trakt does not know, and adds the others', async () => {
		const outcomes = await world.take([
			watched(unknownFilm, ago(3)),
			watched(byShow(1, 999), ago(4)),
			watched({ ...byOwnId(2, 1), ids: { tvdb: 5 } }, ago(5)),
			watched(byShow(77, 1), ago(6)),
			watched(byShow(6, 4), ago(7)),
			watched(ferry, ago(8)),
		]);
		expect(told(outcomes)).toEqual([
			['notFound'],
			['notFound'],
			// Its own id is unknown, but not its show and number.
			['added'],
			['notFound'],
			['added'],
			['added'],
		]);
		expect(outcomes[0]).toMatchObject([
			{ error: { message: 'Trakt does not know the movie Nowhere (2020)' } },
		]);
		expect(world.alice.history).toHaveLength(3);
	});

	it('finds by its title what came without ids', async () => {
		const outcomes = await world.take([
			watched({ ...ferry, ids: {} }, ago(3)),
			watched(byTitle(9, 9), ago(4)),
		]);
		expect(told(outcomes)).toEqual([['added'], ['added']]);
	});

	it('is in batches of a hundred, at one write a second, and reads back before a lost answer is sent again', async () => {
		const events = Array.from({ length: 350 }, (_, index) =>
			watched(byShow(1 + (index % 3), 1 + Math.floor(index / 3)), ago(400 - index)),
		);
		world.trakt.faults.push(
			{ match: { method: 'POST', path: '/sync/history' }, action: { dropAfterWrite: true } },
			{ match: { method: 'POST', path: '/sync/history' }, action: { status: 502 } },
		);
		const from = world.trakt.requests.length;
		const startedAt = world.clock.now();
		expect(new Set(told(await world.take(events)).flat())).toEqual(new Set(['added']));
		expect(world.alice.history).toHaveLength(350);
		// Four batches, and the one that did not arrive a second time.
		const writes = world.sent(from).filter((line) => line.startsWith('POST'));
		expect(writes).toHaveLength(5);
		expect(world.clock.now() - startedAt).toBeGreaterThanOrEqual(4000);
		expect(world.trakt.requests.slice(from).filter(({ status }) => status === 429)).toEqual([]);
	});

	it('does not send a batch again that may still arrive', async () => {
		const action = { status: 524 };
		world.trakt.faults.push({ match: { method: 'POST', path: '/sync/history' }, action });
		const from = world.trakt.requests.length;
		const events = [watched(byShow(1, 1), ago(400)), watched(byShow(1, 2), ago(401))];
		expect(told(await world.take(events)).flat()).toEqual(['retry', 'retry']);
		expect(world.sent(from).filter((line) => line.startsWith('POST'))).toHaveLength(1);
	});

	it('goes on where it was stopped', async () => {
		const events = Array.from({ length: 250 }, (_, index) =>
			watched(byShow(7, index + 1), ago(300 - index)),
		);
		let asked = 0;
		const isCancelled = () => ++asked > 2;
		const stopped = await world.take(events, { isCancelled });
		expect(
			told(stopped)
				.flat()
				.filter((status) => status === 'added'),
		).toHaveLength(200);
		expect(stopped.at(-1)).toMatchObject([
			{ error: { kind: 'retry', message: 'The execution was stopped before this play was sent' } },
		]);
		const again = told(await world.take(events)).flat();
		expect(again.filter((status) => status === 'duplicate')).toHaveLength(200);
		expect(again.filter((status) => status === 'added')).toHaveLength(50);
		expect(world.alice.history).toHaveLength(250);
	});

	it('stops writing when Trakt is down, and tells every play that is left when to come back', async () => {
		const events = Array.from({ length: 250 }, (_, index) =>
			watched(byShow(8, index + 1), ago(300 - index)),
		);
		world.trakt.faults.push({
			match: { method: 'POST', path: '/sync/history' },
			times: 50,
			action: { status: 503 },
		});
		const from = world.trakt.requests.length;
		const outcomes = await world.take(events);
		expect(new Set(told(outcomes).flat())).toEqual(new Set(['retry']));
		expect(world.sent(from).filter((line) => line.startsWith('POST'))).toHaveLength(5);
		world.trakt.faults.clear();
		expect(new Set(told(await world.take(events)).flat())).toEqual(new Set(['added']));
	});

	it('lets one play that Trakt objects to keep no other out', async () => {
		const events = Array.from({ length: 8 }, (_, index) =>
			watched(byShow(9, index + 1), ago(30 - index)),
		);
		world.trakt.faults.push({
			match: { method: 'POST', path: '/sync/history' },
			times: 4,
			action: { status: 422 },
		});
		// All eight, then four, two and one of them: the halves close in on the one.
		expect(told(await world.take(events)).flat()).toEqual(['refused', ...Array(7).fill('added')]);
		expect(world.alice.history).toHaveLength(7);
	});

	it('says of a full account what is to be done, and sends nothing more', async () => {
		world.alice.limits = { history: 100 };
		const events = Array.from({ length: 250 }, (_, index) =>
			watched(byShow(10, index + 1), ago(300 - index)),
		);
		const from = world.trakt.requests.length;
		const statuses = told(await world.take(events)).flat();
		world.alice.limits = {};
		expect(statuses.filter((status) => status === 'added')).toHaveLength(100);
		expect(statuses.filter((status) => status === 'refused')).toHaveLength(150);
		expect(world.sent(from).filter((line) => line.startsWith('POST'))).toHaveLength(2);
	});

	it('brings 10,000 plays in a hundred writes, and knows each of them again', async () => {
		const start = world.clock.now() - 3000 * DAY_MS;
		const events = Array.from({ length: EPISODES * SHOWS }, (_, index) => {
			const at = new Date(start + index * 6 * 3_600_000).toISOString();
			return watched(byOwnId(1 + (index % SHOWS), 1 + Math.floor(index / SHOWS)), at);
		});
		const from = world.trakt.requests.length;
		expect(new Set(told(await world.take(events)).flat())).toEqual(new Set(['added']));
		expect(world.sent(from).filter((line) => line.startsWith('POST'))).toHaveLength(100);
		const reads = world.sent(from).filter((line) => line.startsWith('GET'));
		// Once for all, and before and after each batch.
		expect(reads.length).toBeLessThan(300);
		const before = world.trakt.requests.length;
		expect(new Set(told(await world.take(events)).flat())).toEqual(new Set(['duplicate']));
		expect(world.sent(before)).toHaveLength(40);
		expect(new Set(dates()).size).toBe(10_000);
	}, 120_000);
});
