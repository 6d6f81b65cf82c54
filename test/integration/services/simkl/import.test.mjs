import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importWatchEvents, takeBackWatchEvent } from '../../../../services/simkl';
import { doubleFile, films, shows, special } from '../../../simulators/household.mjs';
import { episode } from '../../../simulators/library.mjs';
import { episodeOf, movieOf, visitSimkl } from './visitSimkl.mjs';

/** @typedef {import('../../../../media').WatchEvent} WatchEvent */
/** @typedef {import('../../../../services/simkl').SimklImportOptions} Options */

/** @type {Awaited<ReturnType<typeof visitSimkl>>} */
let visit;
beforeAll(async () => {
	visit = await visitSimkl();
});
afterAll(() => visit.simkl.stop());
beforeEach(() => visit.nextDay());
afterEach(() => expect(visit.alice.wouldBeSuspended).toEqual([]));

const OPTIONS = /** @type {const} */ ({
	dryRun: false,
	mostPlays: 0,
	isCancelled: () => false,
	approximateDates: 'keep',
	rewatch: false,
});

/** @param {WatchEvent[]} events @param {Partial<Options>} [options] @param {ReturnType<typeof visit.clientOf>} [client] */
async function imported(events, options = {}, client = visit.clientOf()) {
	return statuses(await importWatchEvents(client, events, { ...OPTIONS, ...options }));
}
/** @param {Awaited<ReturnType<typeof importWatchEvents>>} outcomes */
const statuses = (outcomes) =>
	outcomes.flat().map((outcome) => ('sync' in outcome ? outcome.sync.status : outcome.error.kind));
const plays = () => visit.simkl.plays('Alice');
/** @param {string} path */
const asked = (path) => visit.simkl.requests.filter((each) => each.path === path).length;

/** @param {WatchEvent['media']} media @param {number} daysAgo */
const watched = (media, daysAgo) =>
	visit.eventOf('watched', media, { at: visit.ago(daysAgo * 1440) });

/** Everything that the household has, each on a day of its own, as media servers name it. */
const everything = () => [
	...Object.values(films).map((film, index) => watched(movieOf(film), 10 + index)),
	...Object.values(shows)
		.flatMap(({ episodes }) => episodes)
		.map((each, index) => watched(episodeOf(each), 100 + index)),
];

describe('a history taken to Simkl at once', () => {
	it('arrives with its own dates in one write, after one look at the library', async () => {
		const events = everything();
		expect(await imported(events)).toEqual(Array(events.length).fill('added'));
		expect(asked('/sync/history')).toBe(1);
		const dates = plays().map(({ at }) => at);
		expect([...dates].sort()).toEqual(events.map(({ at }) => `${at.slice(0, 19)}Z`).sort());
	});

	it('adds nothing when it comes again, also from a process that knows of nothing', async () => {
		const events = everything();
		const client = visit.clientOf();
		await imported(events, {}, client);
		expect(await imported(events, {}, client)).toEqual(Array(events.length).fill('duplicate'));
		expect(visit.alice.wouldBeSuspended).toEqual([]);
		// Another account of this process stands for another process: it has to read the library once for itself.
		expect(await imported(events)).toEqual(Array(events.length).fill('duplicate'));
		expect(visit.alice.wouldBeSuspended.splice(0)).toHaveLength(2);
		expect(asked('/sync/history')).toBe(1);
	});

	it('goes on where it was stopped', async () => {
		const events = many(250);
		const stop = { isCancelled: () => asked('/sync/history') >= 1 };
		const first = await imported(events, stop);
		expect(first.filter((status) => status === 'added')).toHaveLength(100);
		expect(first.filter((status) => status === 'retry')).toHaveLength(150);
		const second = await imported(events);
		expect(second.filter((status) => status === 'duplicate')).toHaveLength(100);
		expect(second.filter((status) => status === 'added')).toHaveLength(150);
		expect(plays()).toHaveLength(250);
	});

	it('writes nothing in a dry run, and tells what would be added', async () => {
		await imported([watched(movieOf(films.ferry), 3)]);
		const written = asked('/sync/history');
		const statusOf = await imported(everything(), { dryRun: true });
		expect(statusOf.filter((status) => status === 'duplicate')).toHaveLength(1);
		expect(statusOf.filter((status) => status === 'planned')).toHaveLength(everything().length - 1);
		expect(asked('/sync/history')).toBe(written);
	});

	it('adds none if there are more than allowed', async () => {
		expect(await imported(everything(), { mostPlays: 5 })).toContain('refused');
		expect(plays()).toEqual([]);
	});

	it('reports what was not found, and lets everything else through', async () => {
		const nowhere = { ...movieOf(films.ferry), title: 'Nowhere', ids: { tmdb: 4242 } };
		const ninth = episodeOf(episode(shows.saltAndCircuit, 1, 2), shows.saltAndCircuit.ids);
		const events = [
			watched(nowhere, 5),
			watched({ ...ninth, number: 99, ids: {} }, 5),
			watched(movieOf(films.tinHarbour), 5),
			watched(episodeOf(special, shows.saltAndCircuit.ids), 5),
			visit.eventOf('play', movieOf(films.ferry)),
		];
		expect(await imported(events)).toEqual(['notFound', 'notFound', 'added', 'added', 'ignored']);
		expect(plays()).toHaveLength(2);
	});

	it('finds a movie by its title where its ids are unknown there, and an episode by its own', async () => {
		const film = { ...movieOf(films.tinHarbour), ids: { tmdb: 4242 } };
		const media = episodeOf(episode(shows.orchardLine, 1, 3));
		const renamed = { ...media, show: { title: 'Die Obstlinie', ids: {} } };
		expect(await imported([watched(film, 5), watched(renamed, 5)])).toEqual(['added', 'added']);
		expect(plays()).toHaveLength(2);
	});

	it('counts a file with two episodes as two plays', async () => {
		expect(await imported([watched(episodeOf(doubleFile), 5)])).toEqual(['added', 'added']);
	});

	it('scrobbles what was watched just now, as Sync does', async () => {
		await imported([visit.eventOf('watched', movieOf(films.ferry))]);
		expect([asked('/scrobble/stop'), asked('/sync/history')]).toEqual([1, 0]);
	});

	it('notes very long ago for a date that is known roughly, where that is chosen', async () => {
		const event = {
			...watched(movieOf(films.ferry), 5),
			dateApproximate: /** @type {const} */ (true),
		};
		await imported([event], { approximateDates: 'unknown' });
		expect(plays()).toMatchObject([{ at: '1970-01-01T00:00:01Z' }]);
		expect(await imported([event], { approximateDates: 'unknown' })).toEqual(['duplicate']);
	});

	it.each([
		['was carried out', { dropAfterWrite: /** @type {const} */ (true) }],
		['never arrived', { reset: /** @type {const} */ (true) }],
		['met the lock', { status: 400, body: { error: 'RATE_LIMIT' } }],
		['was too much for the gateway', { html: 502 }],
	])('is there once although a write %s', async (_what, action) => {
		visit.simkl.faults.push({ match: { path: '/sync/history' }, action });
		const events = everything();
		expect(await imported(events)).toEqual(Array(events.length).fill('added'));
		expect(plays()).toHaveLength(events.length);
	});

	it('one play that Simkl objects to does not keep the others out', async () => {
		const at = '0001-01-01T00:00:00.000Z';
		const events = [
			...everything(),
			{ ...watched(movieOf(films.ferry), 1), at, media: episodeOf(special) },
		];
		visit.simkl.faults.push({
			match: { path: '/sync/history' },
			times: 1,
			action: { status: 400, body: { error: 'wrong_parameter' } },
		});
		const all = await imported(events.slice(0, -1));
		expect(all).toEqual(Array(events.length - 1).fill('added'));
		expect(asked('/sync/history')).toBe(3);
	});
});

describe('several plays of one title in one history', () => {
	const film = movieOf(films.cartographer);

	it('are the earliest one, and a reason for each of the others', async () => {
		const events = [watched(film, 5), watched(film, 100), watched(film, 50)];
		const outcomes = await importWatchEvents(visit.clientOf(), events, OPTIONS);
		expect(outcomes).toMatchObject([
			[{ sync: { status: 'duplicate', reason: expect.stringContaining('one play per title') } }],
			[{ sync: { status: 'added' } }],
			[{ sync: { status: 'duplicate' } }],
		]);
		expect(plays()).toHaveLength(1);
	});

	it('are rewatches where that is asked for and possible, once', async () => {
		const events = [watched(film, 5), watched(film, 100), watched(film, 50)];
		expect(await imported(events, { rewatch: true })).toEqual(['added', 'added', 'added']);
		expect(await imported(events, { rewatch: true })).toEqual(Array(3).fill('duplicate'));
		expect(plays()).toHaveLength(3);
	});

	it('say so where the account is free', async () => {
		const events = [watched(film, 100), watched(film, 5)];
		const outcomes = await importWatchEvents(visit.clientOf('Bob'), events, {
			...OPTIONS,
			rewatch: true,
		});
		expect(outcomes[1]).toMatchObject([
			{ sync: { status: 'duplicate', reason: expect.stringMatching(/PRO or VIP/) } },
		]);
	});
});

describe('taking plays back', () => {
	/** @param {WatchEvent} event */
	const takenBack = async (event, isOurs = false) =>
		statuses([await takeBackWatchEvent(visit.clientOf(), event, { isOurs })]);

	it('removes exactly what was imported, and nothing that was there before', async () => {
		const before = watched(movieOf(films.uebermut), 400);
		await imported([before]);
		const events = everything();
		await imported(events);
		for (const event of events) await takenBack(event);
		expect(plays()).toMatchObject([{ title: films.uebermut.title }]);
	});

	it('leaves a play of another time, and a movie that is rated', async () => {
		const film = movieOf(films.ferry);
		const event = watched(film, 5);
		await imported([event]);
		expect(await takenBack(watched(film, 6))).toEqual(['ignored']);
		const [entry] = visit.alice.library.values();
		if (entry) Object.assign(entry, { rating: 9, ratedAt: visit.ago(0) });
		expect(await takenBack(event)).toEqual(['ignored']);
		expect(plays()).toHaveLength(1);
	});

	it('knows a scrobble by its later date only where it is the result of adding it', async () => {
		const event = visit.eventOf('watched', movieOf(films.ferry), { at: visit.ago(10) });
		await imported([event]);
		expect(await takenBack(event)).toEqual(['ignored']);
		expect(await takenBack(event, true)).toEqual(['removed']);
		expect(plays()).toEqual([]);
	});
});

describe('ten thousand plays', () => {
	it('are a hundred writes, one a second', async () => {
		const events = many(10_000);
		const startedAt = visit.clock.ms;
		const statusOf = await imported(events);
		expect(statusOf.filter((status) => status === 'added')).toHaveLength(10_000);
		expect(asked('/sync/history')).toBe(100);
		expect(visit.simkl.requests.filter(({ status }) => status === 429)).toEqual([]);
		expect(visit.clock.ms - startedAt).toBeLessThan(110_000);
		expect(await imported(events)).toEqual(Array(10_000).fill('duplicate'));
		expect(plays()).toHaveLength(10_000);
	});
});

let taught = 0;

/** Plays of shows that Simkl has just been taught, fifty episodes each. @param {number} count */
function many(count) {
	/** @type {WatchEvent[]} */
	const events = [];
	for (let show = 0; events.length < count; show += 1) {
		taught += 1;
		const title = `Long Running ${taught}`;
		const ids = { tvdb: 97_000_000 + taught };
		const numbers = Array.from({ length: 50 }, (_, index) => index + 1);
		visit.simkl.addShow({
			title,
			year: 1990,
			ids,
			seasons: [
				{ number: 1, episodes: numbers.map((number) => ({ number, title: `No. ${number}` })) },
			],
		});
		for (const number of numbers.slice(0, count - events.length)) {
			/** @type {WatchEvent['media']} */
			const media = { type: 'episode', season: 1, number, ids: {}, show: { title, ids } };
			events.push(watched(media, 20 + show + number / 100));
		}
	}
	return events;
}
