import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { forgetLookups, syncWatchEvent } from '../../../../services/trakt';
import { contractViolations } from '../../../support/traktContract.mjs';
import { startImporting, told, watched } from './importing.mjs';

/** One viewing, told in every way in which it may be told twice, is one play. */

/** @type {Awaited<ReturnType<typeof startImporting>>} */
let world;
/** @typedef {import('../../../../media').WatchEvent} WatchEvent */
/** @typedef {import('../../../../services/http/serviceClient').ServiceClient} ServiceClient */

const MINUTE = 60_000;
/** @type {import('../../../../media').Media} */
const film = {
	type: 'movie',
	title: 'The Night Ferry',
	year: 2021,
	runtimeSeconds: 5400,
	ids: { imdb: 'tt99300001', tmdb: 99300001 },
};
/** @type {import('../../../../media').Media} */
const episode = {
	type: 'episode',
	season: 1,
	number: 2,
	runtimeSeconds: 1800,
	ids: { tvdb: 7102 },
	show: { title: 'Show', year: 2010, ids: { tvdb: 7001 } },
};

beforeAll(async () => {
	world = await startImporting();
	const ids = { imdb: 'tt99300001', tmdb: 99300001 };
	world.trakt.addMovie({ title: film.title, year: 2021, runtime: 90, ids });
	const episodes = [1, 2].map((number) => ({
		number,
		title: `Part ${number}`,
		ids: { tvdb: 7100 + number },
	}));
	world.trakt.addShow({
		title: 'Show',
		year: 2010,
		runtime: 30,
		ids: { tvdb: 7001 },
		seasons: [{ number: 1, episodes }],
	});
});

afterAll(async () => {
	await world.trakt.stop();
	expect(contractViolations(world.trakt.requests)).toEqual([]);
});

beforeEach(() => {
	world.clock.ms += 24 * 60 * MINUTE;
	world.trakt.rules.sameMinute = 'added';
	world.alice.history = [];
	world.trakt.faults.clear();
	forgetLookups();
});

/** Whether Trakt joins plays of one minute is announced and not sure; whatever it does, there is one play. */
const VARIANTS = /** @type {const} */ (['added', 'zero', 'updated']);

/** @param {number} minutes */
const ago = (minutes) => new Date(world.clock.now() - minutes * MINUTE).toISOString();

/** @param {WatchEvent} event @param {ServiceClient} [client] */
async function sync(event, client = world.anotherProcess()) {
	return await syncWatchEvent(client, event, { unwatched: 'ignore', rated: false });
}

describe.each([
	['a film', film],
	['an episode', episode],
])('%s that was watched', (_what, media) => {
	it.each([
		['minutes ago', 1],
		['hours ago', 600],
	])('%s, from two triggers at the same time, is one play', async (_when, minutes) => {
		const client = world.anotherProcess();
		const plex = watched(media, ago(minutes));
		const jellyfin = watched(media, new Date(Date.parse(plex.at) + 4000).toISOString(), {
			source: 'jellyfin',
			key: 'jellyfin:1',
		});
		await Promise.all([sync(plex, client), sync(jellyfin, client), sync(plex, client)]);
		expect(world.alice.history).toHaveLength(1);
	});

	it('is one play after watched and the stop that follows it', async () => {
		const event = watched(media, ago(1));
		await sync(event);
		for (const progress of [79, 85, 99]) await sync({ ...event, event: 'stop', progress });
		expect(world.alice.history).toHaveLength(1);
	});

	it.each([
		['minutes ago', 1, '/scrobble/stop'],
		['hours ago', 600, '/sync/history'],
	])(
		'%s is one play when every answer is lost and it is tried again later',
		async (_when, minutes, path) => {
			const event = watched(media, ago(minutes));
			world.trakt.faults.push(
				{ match: { method: 'POST', path }, action: { dropAfterWrite: true } },
				// Neither the look afterwards nor any further attempt gets through.
				{ match: {}, times: 30, action: { status: 503 } },
			);
			const first = told([await sync(event)]);
			world.trakt.faults.clear();
			world.clock.ms += 6 * MINUTE;
			await sync(event);
			world.clock.ms += 30 * MINUTE;
			await sync(event);
			await world.take([event]);
			expect(world.alice.history).toHaveLength(1);
			expect(first).toEqual([['retry']]);
		},
	);

	it.each([
		['in one process', true, 600],
		['in two processes', false, 600],
		['in one process, minutes ago', true, 2],
		['in two processes, minutes ago', false, 2],
	])('is one play when retry and reconcile come together %s', async (_where, isOne, minutes) => {
		const event = watched(media, ago(minutes));
		const [one, other] = [world.anotherProcess(), world.anotherProcess()];
		await Promise.all([
			sync(event, one),
			world.take([event, watched(film, ago(9000))], {}, isOne ? one : other),
		]);
		const same = world.alice.history.filter(
			({ watched_at }) => Date.parse(watched_at) > Date.parse(ago(2000)),
		);
		expect(same).toHaveLength(1);
	});

	it('is one play when a comparison comes while it waits to go to the history with its own date', async () => {
		const event = watched(media, ago(2));
		const client = world.anotherProcess();
		const action = { status: 429, headers: { 'Retry-After': '3' } };
		const match = { method: 'POST', path: '/sync/history' };
		world.trakt.faults.push({ match, times: 2, action });
		const settings = { rated: false, scrobbleMaxAgeMinutes: 0 };
		await Promise.all([
			syncWatchEvent(client, event, { unwatched: 'ignore', ...settings }),
			world.take([event], {}, client),
		]);
		expect(world.alice.history).toHaveLength(1);
	});

	it.each(VARIANTS)(
		'is one play when four processes import it at once (same minute: %s)',
		async (how) => {
			world.trakt.rules.sameMinute = how;
			const events = [watched(media, ago(600)), watched(media, ago(6000))];
			const fourTimes = Array.from({ length: 4 }, async () => await world.take(events));
			const outcomes = (await Promise.all(fourTimes)).flat(2);
			expect(world.alice.history).toHaveLength(2);
			// Four processes are too many for one write a second, so some may be told to come back.
			const failed = outcomes.flatMap((each) => ('error' in each ? [each.error.kind] : []));
			expect(failed.filter((kind) => kind !== 'retry')).toEqual([]);
			expect(told(await world.take(events))).toEqual([['duplicate'], ['duplicate']]);
			expect(world.alice.history).toHaveLength(2);
		},
	);

	it.each(VARIANTS)(
		'is one play when four processes retry it at once (same minute: %s)',
		async (how) => {
			world.trakt.rules.sameMinute = how;
			const event = watched(media, `${ago(600).slice(0, 16)}:37.000Z`);
			const four = await Promise.all(Array.from({ length: 4 }, async () => await sync(event)));
			expect(world.alice.history).toHaveLength(1);
			const said = told(four).flat();
			expect(said.filter((status) => !['added', 'duplicate', 'retry'].includes(status))).toEqual(
				[],
			);
			if (how !== 'added') expect(said.filter((status) => status === 'added')).toHaveLength(1);
		},
	);

	it.each([
		['seconds', 4000, 'sync'],
		['seconds', 4000, 'take'],
		['minutes', 190_000, 'sync'],
		['minutes', 190_000, 'take'],
	])(
		'is one play when two sources tell of it %s apart to two processes at once (%i ms, %s)',
		async (_apart, ms, how) => {
			const plex = watched(media, `${ago(600).slice(0, 16)}:58.000Z`);
			const jellyfin = watched(media, new Date(Date.parse(plex.at) + ms).toISOString(), {
				source: 'jellyfin',
				key: 'jellyfin:1',
				progress: 98,
			});
			await Promise.all(
				[plex, jellyfin].map(async (event) =>
					how === 'sync' ? await sync(event) : await world.take([event]),
				),
			);
			expect(world.alice.history).toHaveLength(1);
			// Whoever comes later finds it.
			await sync(plex);
			await sync(jellyfin);
			expect(world.alice.history).toHaveLength(1);
		},
	);

	it.each([
		['minutes ago', 1],
		['hours ago', 600],
	])('%s is one play, however often Import and Sync take turns', async (_when, minutes) => {
		const event = watched(media, ago(minutes));
		for (let round = 0; round < 3; round += 1) {
			await world.take([event]);
			await sync(event);
		}
		expect(world.alice.history).toHaveLength(1);
	});

	it.each([
		['two hours ahead', -120],
		['four minutes ahead', -4],
		['two hours behind', 120],
	])('is one play when the clock of its server is %s', async (_how, minutes) => {
		const event = watched(media, ago(minutes));
		await Promise.all([sync(event), sync(event)]);
		await world.take([event]);
		for (const later of [10, 60, 120]) {
			world.clock.ms += later * MINUTE;
			await sync(event);
			await world.take([event]);
		}
		expect(world.alice.history).toHaveLength(1);
	});
});

describe('two viewings', () => {
	it.each(VARIANTS)(
		'of a short film some minutes apart stay two, at once and one after the other (same minute: %s)',
		async (how) => {
			world.trakt.rules.sameMinute = how;
			const short = { ...film, runtimeSeconds: 240 };
			const both = [watched(short, ago(606)), watched(short, ago(601))];
			await Promise.all(both.map(async (event) => await sync(event)));
			for (const event of both) await sync(event);
			await world.take(both);
			expect(world.alice.history).toHaveLength(2);
		},
	);

	it('of one import stay two, whatever a source says of their beginnings and ends', async () => {
		const begun = watched(episode, ago(700), { source: 'jellyfin' });
		// Told by its show, it is written before the first, and stands where the end of that one would.
		const next = watched({ ...episode, ids: {} }, ago(660), { source: 'jellyfin' });
		expect(told(await world.take([begun, next]))).toEqual([['added'], ['added']]);
		expect(world.alice.history).toHaveLength(2);
	});
});
