import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { syncWatchEvent } from '../../../../services/simkl';
import { doubleFile, films, shows, special } from '../../../simulators/household.mjs';
import { episode } from '../../../simulators/library.mjs';
import { DAY, episodeOf, MINUTE, movieOf, visitSimkl } from './visitSimkl.mjs';

/** The whole service against the strict stand-in, over loopback. */

/** @typedef {import('../../../../media').WatchEvent} WatchEvent */
/** @typedef {import('../../../../services/simkl').SimklSyncOptions} Options */

/** @type {Awaited<ReturnType<typeof visitSimkl>>} */
let visit;
beforeAll(async () => {
	visit = await visitSimkl();
});
afterAll(() => visit.simkl.stop());
beforeEach(() => visit.nextDay());
/** @param {WatchEvent} event @param {Partial<Options>} [options] @param {'Alice' | 'Bob'} [name] */
async function sync(event, options = {}, name = 'Alice') {
	return await syncWatchEvent(visit.clientOf(name), event, {
		unwatched: 'remove',
		rated: true,
		rewatch: false,
		...options,
	});
}

const plays = () => visit.simkl.plays('Alice');
const statuses = (/** @type {Awaited<ReturnType<typeof sync>>} */ outcomes) =>
	outcomes.map((outcome) => ('sync' in outcome ? outcome.sync.status : outcome.error.kind));

describe('against a strict Simkl', () => {
	it('an evening with one film is one play', async () => {
		const film = movieOf(films.cartographer);
		const done = [];
		done.push(...(await sync(visit.eventOf('play', film, { progress: 0 }))));
		done.push(...(await sync(visit.eventOf('pause', film, { progress: 30.456 }))));
		expect(visit.alice.playback).toMatchObject([{ progress: 30.46 }]);
		done.push(...(await sync(visit.eventOf('resume', film, { progress: 30 }))));
		visit.clock.ms += 100 * MINUTE;
		const watched = visit.eventOf('watched', film);
		done.push(...(await sync(watched)), ...(await sync(watched)));
		done.push(...(await sync(visit.eventOf('stop', film, { progress: 96 }))));
		expect(statuses(done)).toEqual([
			'watching',
			'paused',
			'watching',
			'added',
			'duplicate',
			'ignored',
		]);
		expect(plays()).toHaveLength(1);
		expect(visit.alice.playback).toEqual([]);
		expect(visit.alice.wouldBeSuspended).toEqual([]);
	});

	it('says who it is with every call', async () => {
		await sync(visit.eventOf('watched', episodeOf(special)));
		expect(visit.simkl.requests.length).toBeGreaterThan(2);
		for (const { query, headers } of visit.simkl.requests) {
			expect(query).toMatchObject({
				client_id: expect.any(String),
				'app-name': 'n8n-nodes-scrobble',
				'app-version': '0.0.0',
			});
			expect(headers['user-agent']).toMatch(/^n8n-nodes-scrobble\//);
		}
	});

	it.each(['pause', 'stop'])(
		'a %s at 85 %% that the source has not counted is no play',
		async (kind) => {
			const event = /** @type {'pause' | 'stop'} */ (kind);
			const done = await sync(visit.eventOf(event, movieOf(films.ferry), { progress: 85 }));
			expect(statuses(done)).toEqual(['paused']);
			expect(plays()).toEqual([]);
			expect(visit.alice.playback).toMatchObject([{ progress: 79.9 }]);
		},
	);

	it('an old play has its own date, and is one play however often it comes', async () => {
		const watched = visit.eventOf('watched', movieOf(films.ferry), { at: visit.ago(600) });
		expect(statuses(await sync(watched))).toEqual(['added']);
		visit.clock.ms += 60 * MINUTE;
		expect(await sync(watched)).toMatchObject([
			{
				sync: { status: 'duplicate', attempts: 0, reason: expect.stringContaining('already has') },
			},
		]);
		expect(plays()).toMatchObject([{ at: `${watched.at.slice(0, 19)}Z` }]);
	});

	it('ten executions at once with one play add it once', async () => {
		const client = visit.clientOf();
		const watched = visit.eventOf('watched', movieOf(films.ferry), { at: visit.ago(600) });
		const options = /** @type {const} */ ({ unwatched: 'ignore', rated: false, rewatch: false });
		const done = await Promise.all(
			Array.from({ length: 10 }, async () => await syncWatchEvent(client, watched, options)),
		);
		const all = done.flatMap(statuses);
		expect(all.filter((status) => status === 'added')).toHaveLength(1);
		expect(all.filter((status) => status === 'duplicate')).toHaveLength(9);
		expect(plays()).toHaveLength(1);
	});

	it('what was scrobbled within the hour is a duplicate (409), also where the look back missed it', async () => {
		const watched = visit.eventOf('watched', movieOf(films.uebermut));
		await sync(watched);
		visit.clock.ms += 5 * MINUTE;
		visit.simkl.faults.push({
			match: { path: '/sync/watched' },
			action: { status: 200, body: [] },
		});
		expect(await sync(watched)).toMatchObject([{ sync: { status: 'duplicate', attempts: 1 } }]);
		expect(visit.simkl.requests.at(-1)).toMatchObject({ path: '/scrobble/stop', status: 409 });
		expect(plays()).toHaveLength(1);
	});

	it.each([
		['by scrobble', '/scrobble/stop', 0],
		['by history', '/sync/history', 600],
	])(
		'a play whose answer was dropped after the write is one play, %s',
		async (_way, path, minutes) => {
			visit.simkl.faults.push({
				match: { method: 'POST', path },
				action: { dropAfterWrite: true },
			});
			const watched = visit.eventOf('watched', movieOf(films.tinHarbour), {
				at: visit.ago(minutes),
			});
			expect(statuses(await sync(watched))).toEqual(['added']);
			expect(plays()).toHaveLength(1);
		},
	);

	it('waits for the lock of another write, and for everything else that passes', async () => {
		visit.simkl.lock('Alice', 2500);
		visit.simkl.faults.push(
			{ match: { path: '/scrobble/stop' }, action: { status: 503 } },
			{ match: { path: '/scrobble/stop' }, action: { reset: true } },
			{ match: { path: '/scrobble/stop' }, action: { status: 429 } },
		);
		expect(await sync(visit.eventOf('watched', movieOf(films.tinHarbour)))).toMatchObject([
			{ sync: { status: 'added', attempts: 4 } },
		]);
		const answers = visit.simkl.requests.map(({ status, path }) => `${path} ${status}`);
		expect(answers).toContain('/sync/watched 400');
		expect(plays()).toHaveLength(1);
	});

	it('a lock that does not open is worth another try later', async () => {
		visit.simkl.lock('Alice', DAY);
		expect(await sync(visit.eventOf('watched', movieOf(films.ferry)))).toMatchObject([
			{ error: { kind: 'retry', message: expect.stringContaining('RATE_LIMIT') } },
		]);
	});

	it.each([
		['its show’s title', {}],
		['its show’s ids', shows.saltAndCircuit.ids],
	])('an episode is found by %s', async (_how, showIds) => {
		const media = episodeOf(episode(shows.saltAndCircuit, 2, 1), showIds);
		expect(statuses(await sync(visit.eventOf('watched', media)))).toEqual(['added']);
		expect(plays()).toMatchObject([{ title: 'Salt & Circuit', season: 2, number: 1 }]);
		expect(statuses(await sync(visit.eventOf('watched', media, { at: visit.ago(600) })))).toEqual([
			'duplicate',
		]);
	});

	it('a special is found, and is not the first season’s first', async () => {
		expect(statuses(await sync(visit.eventOf('watched', episodeOf(special))))).toEqual(['added']);
		expect(plays()).toMatchObject([{ season: 0, number: 1 }]);
	});

	it('an episode whose show has another name there is found by its own TheTVDB id', async () => {
		const media = episodeOf(episode(shows.orchardLine, 1, 3));
		const renamed = { ...media, show: { title: 'Die Obstlinie', ids: {} } };
		expect(statuses(await sync(visit.eventOf('watched', renamed)))).toEqual(['added']);
		expect(statuses(await sync(visit.eventOf('watched', renamed)))).toEqual(['duplicate']);
		expect(plays()).toMatchObject([{ title: 'The Orchard Line', season: 1, number: 3 }]);
	});

	it('a file with two episodes is two plays', async () => {
		const done = await sync(visit.eventOf('watched', episodeOf(doubleFile)));
		expect(statuses(done)).toEqual(['added', 'added']);
		expect(plays().map(({ number }) => number)).toEqual([1, 2]);
	});

	it('an unwatched event removes that episode and nothing else, and never a newer play', async () => {
		const media = episodeOf(episode(shows.saltAndCircuit, 1, 2));
		const other = episodeOf(episode(shows.saltAndCircuit, 1, 1));
		await sync(visit.eventOf('watched', media));
		await sync(visit.eventOf('watched', other));
		expect(await sync(visit.eventOf('unwatched', media, { at: visit.ago(600) }))).toMatchObject([
			{ sync: { status: 'ignored', reason: expect.stringContaining('newer play') } },
		]);
		expect(statuses(await sync(visit.eventOf('unwatched', media)))).toEqual(['removed']);
		expect(plays()).toMatchObject([{ season: 1, number: 1 }]);
		expect(statuses(await sync(visit.eventOf('unwatched', media)))).toEqual(['ignored']);
	});

	it('a rating of what is not watched there is not sent, for it would count as watched', async () => {
		const rated = visit.eventOf('rated', movieOf(films.ferry), { rating: 7.5 });
		expect(statuses(await sync(rated))).toEqual(['ignored']);
		expect(plays()).toEqual([]);
		await sync(visit.eventOf('watched', movieOf(films.ferry)));
		expect(statuses(await sync(rated))).toEqual(['rated']);
		expect([...visit.alice.library.values()]).toMatchObject([{ rating: 8 }]);
	});

	it('what Simkl does not have is not found, and nothing like it is taken', async () => {
		const film = { ...movieOf(films.ferry), title: 'Nowhere at All', ids: { tmdb: 4242 } };
		const namesake = { ...movieOf(films.ferry), year: 1971, ids: { tmdb: 4242 } };
		const gone = episodeOf({ ...episode(shows.saltAndCircuit, 1, 2), season: 9, ids: {} });
		for (const media of [film, namesake, gone]) {
			expect(statuses(await sync(visit.eventOf('watched', media)))).toEqual(['notFound']);
		}
		expect(plays()).toEqual([]);
	});

	it('an anime that TheTVDB counts as a second season is its own title there', async () => {
		const ids = { tvdb: 99000901 };
		const numbers = [1, 2].map((number) => ({ number, title: `Lantern ${number}` }));
		visit.simkl.addAnime({
			title: 'Lantern Field',
			year: 2020,
			ids: { ...ids, mal: 7001 },
			episodes: numbers.map((each) => ({ ...each, tvdb: { season: 1, episode: each.number } })),
		});
		visit.simkl.addAnime({
			title: 'Lantern Field 2',
			year: 2022,
			ids: { ...ids, mal: 7002 },
			episodes: numbers.map((each) => ({ ...each, tvdb: { season: 2, episode: each.number } })),
		});
		/** @type {WatchEvent['media']} */
		const media = {
			type: 'episode',
			season: 2,
			number: 1,
			ids: {},
			show: { title: 'Lantern Field', ids },
		};
		await sync(visit.eventOf('watched', media, { at: visit.ago(600) }));
		await sync(visit.eventOf('watched', { ...media, number: 2 }));
		expect(plays()).toMatchObject([
			{ title: 'Lantern Field 2', number: 1 },
			{ title: 'Lantern Field 2', number: 2 },
		]);
	});
});

describe('a second viewing', () => {
	const film = movieOf(films.cartographer);
	const first = () => visit.eventOf('watched', film, { at: visit.ago(30 * 24 * 60) });
	const second = () => visit.eventOf('watched', film);

	it('is no second play, and says so', async () => {
		await sync(first());
		expect(await sync(second())).toMatchObject([
			{ sync: { status: 'duplicate', reason: expect.stringContaining('one play per title') } },
		]);
		expect(plays()).toHaveLength(1);
	});

	it('is a rewatch where that is asked for and possible, and once', async () => {
		await sync(first());
		const [again] = await sync(second(), { rewatch: true });
		expect(again).toMatchObject({ sync: { status: 'added', remoteId: expect.any(Number) } });
		expect(statuses(await sync(second(), { rewatch: true }))).toEqual(['duplicate']);
		expect(plays()).toHaveLength(2);
		expect(visit.alice.wouldBeSuspended).toEqual([]);
	});

	it('is not sent again as a rewatch while it may still arrive', async () => {
		await sync(first());
		visit.simkl.faults.push({ match: { path: '/sync/history' }, action: { status: 504 } });
		expect(statuses(await sync(second(), { rewatch: true }))).toEqual(['retry']);
		expect(plays()).toHaveLength(1);
	});

	it('is told that a free account cannot', async () => {
		await sync(first(), {}, 'Bob');
		expect(await sync(second(), { rewatch: true }, 'Bob')).toMatchObject([
			{ sync: { status: 'duplicate', reason: expect.stringMatching(/PRO or VIP.*free/) } },
		]);
		expect(visit.simkl.plays('Bob')).toHaveLength(1);
	});

	it('of a show goes on in one rewatch, also when an answer is lost', async () => {
		const numbers = [1, 2, 3];
		const of = (/** @type {number} */ number) => episodeOf(episode(shows.orchardLine, 1, number));
		for (const number of numbers) {
			await sync(visit.eventOf('watched', of(number), { at: visit.ago(60 * 24 * 60) }));
		}
		for (const number of numbers) {
			visit.simkl.faults.push({
				match: { path: '/sync/history' },
				action: number === 2 ? { dropAfterWrite: true } : { delayMs: 0 },
			});
			const done = await sync(visit.eventOf('watched', of(number)), { rewatch: true });
			expect(statuses(done)).toEqual(['added']);
		}
		const again = plays().filter(({ rewatch }) => rewatch !== undefined);
		expect(again.map(({ number }) => number)).toEqual(numbers);
		expect(new Set(again.map(({ rewatch }) => rewatch)).size).toBe(1);
	});
});
