import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as jellyfinService from '../../../../../services/jellyfin';
import { OUTCOMES } from '../../../../../services/shared/sync/outcomes';
import * as simklService from '../../../../../services/simkl';
import * as traktService from '../../../../../services/trakt';
import { doubleFile, films } from '../../../../../simulators/household.mjs';
import { run as runTvTime, watchedEpisode } from '../../../nodes/TvTime/tvTimeNode.mjs';
import { simulatedServer } from '../../jellyfin/simulatedServer.mjs';
import { OPTIONS as SIMKL_IMPORT, visit } from '../../simkl/importing.mjs';
import { episodeOf, movieOf } from '../../simkl/visitSimkl.mjs';
import { startImporting } from '../../trakt/importing.mjs';

/**
 * Each code of docs/outcomes.md, as a service says it, against its strict stand-in. That no code is left out holds for every
 * one that there will be.
 *
 * @typedef {import('../../../../../media').WatchEvent} WatchEvent
 * @typedef {import('../../../../../services/shared/sync/syncResult').PlayOutcome} PlayOutcome
 * @typedef {keyof typeof OUTCOMES} Code
 */

const OLD = 600;
const film = movieOf(films.tinHarbour);
const season = /** @type {const} */ ({
	type: 'season',
	number: 1,
	ids: {},
	show: { title: 'The Orchard Line', ids: {} },
});

/** @type {Awaited<ReturnType<typeof startImporting>>} */
let trakt;
/** @type {Awaited<ReturnType<typeof simulatedServer>>} */
let house;
beforeAll(async () => {
	[trakt, house] = await Promise.all([startImporting(), simulatedServer()]);
	const { title, year, ids } = films.tinHarbour;
	trakt.trakt.addMovie({ title, year, ids });
});
afterAll(async () => await Promise.all([trakt.trakt.stop(), house.jellyfin.stop()]));
beforeEach(() => {
	trakt.alice.history = [];
	trakt.alice.watchOnlyOnce = false;
	trakt.clock.ms += 86_400_000;
	house.later(86_400);
	traktService.forgetLookups();
});

/** What is switched on everywhere, unless a case says otherwise. */
const ON = /** @type {const} */ ({ rated: true, unrated: true, rewatch: false });
let keys = 0;
/** @param {number} now @param {Partial<WatchEvent>} changes @param {number} minutesAgo */
const eventAt = (now, changes, minutesAgo) =>
	/** @type {WatchEvent} */ ({
		event: 'watched',
		source: 'plex',
		key: `k${(keys += 1)}`,
		at: new Date(now - minutesAgo * 60_000).toISOString(),
		user: { id: '1', name: 'Alice' },
		media: film,
		...changes,
	});

/** @param {Partial<WatchEvent>} [changes] */
const ofTrakt = (changes = {}, minutesAgo = 0) => eventAt(trakt.clock.ms, changes, minutesAgo);
/** @param {WatchEvent} event @param {Partial<traktService.TraktSyncOptions>} [options] */
const toTrakt = async (event, options = {}) =>
	await traktService.syncWatchEvent(trakt.anotherProcess(), event, {
		unwatched: 'removeLatest',
		...ON,
		...options,
	});
/** @param {WatchEvent} event */
const backFromTrakt = async (event) =>
	await traktService.takeBackWatchEvent(trakt.anotherProcess(), event, {
		approximateDates: 'keep',
	});
/** @param {WatchEvent[]} events @param {object} [options] */
const intoTrakt = async (events, options) => (await trakt.take(events, options)).flat();

/** @param {Partial<WatchEvent>} [changes] */
const ofSimkl = (changes = {}, minutesAgo = 0) => eventAt(visit.clock.ms, changes, minutesAgo);
/** @param {WatchEvent} event @param {object} [options] @param {'Alice' | 'Bob'} [name] */
const toSimkl = async (event, options = {}, name = 'Alice') =>
	await simklService.syncWatchEvent(visit.clientOf(name), event, {
		unwatched: 'remove',
		...ON,
		...options,
	});

/** @param {Partial<WatchEvent>} [changes] */
const ofJellyfin = (changes = {}, minutesAgo = 0) =>
	eventAt(house.clock.now(), changes, minutesAgo);
/** @param {WatchEvent} event */
const toJellyfin = async (event) =>
	await jellyfinService.syncWatchEvent(house.client(), event, {
		userId: house.people.bob.id,
		unwatched: true,
		rated: true,
		progress: true,
		tellOtherPrograms: false,
	});

const DAYS = 1440;
/** @type {Record<Code, () => Promise<PlayOutcome[]>>} */
const CASES = {
	nowWatching: async () => await toTrakt(ofTrakt({ event: 'play' })),
	resumePointKept: async () => await toTrakt(ofTrakt({ event: 'pause', progress: 40 })),
	scrobbled: async () => await toTrakt(ofTrakt()),
	addedToHistory: async () => await toTrakt(ofTrakt({}, OLD)),
	rewatchAdded: async () => {
		await toSimkl(ofSimkl({}, 30 * DAYS));
		return await toSimkl(ofSimkl({}, OLD), { rewatch: true });
	},
	markedWatched: async () => await toJellyfin(ofJellyfin({ media: movieOf(films.cartographer) })),
	dateMoved: async () => {
		trakt.alice.watchOnlyOnce = true;
		await toTrakt(ofTrakt({}, 30 * DAYS));
		return await toTrakt(ofTrakt({}, OLD));
	},
	rated: async () => await toTrakt(ofTrakt({ event: 'rated', rating: 8 })),
	playRemoved: async () => {
		await toTrakt(ofTrakt({}, OLD));
		return await toTrakt(ofTrakt({ event: 'unwatched' }));
	},
	markedUnwatched: async () => {
		await toJellyfin(ofJellyfin({}, OLD));
		return await toJellyfin(ofJellyfin({ event: 'unwatched' }));
	},
	ratingRemoved: async () => {
		await toTrakt(ofTrakt({ event: 'rated', rating: 8 }));
		return await toTrakt(ofTrakt({ event: 'unrated' }));
	},
	tookBack: async () => {
		const event = ofTrakt({}, OLD);
		await toTrakt(event);
		return await backFromTrakt(event);
	},
	alreadyThere: async () => {
		await toTrakt(ofTrakt({}, OLD));
		return await toTrakt(ofTrakt({}, OLD));
	},
	justCounted: async () => {
		// The stand-in never gives it here, for what the node sends is below what counts.
		const action = { status: 409, body: { watched_at: new Date(trakt.clock.ms).toISOString() } };
		trakt.trakt.faults.push({ match: { path: '/scrobble/pause' }, action });
		return await toTrakt(ofTrakt({ event: 'pause', progress: 40 }));
	},
	cameTwice: async () => (await intoTrakt([ofTrakt({}, OLD), ofTrakt({}, OLD)])).slice(1),
	keepsOnePlay: async () => {
		await toSimkl(ofSimkl({}, 30 * DAYS));
		return await toSimkl(ofSimkl({}, OLD));
	},
	rewatchSwitchedOff: async () => {
		const [before, now] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)];
		const { json } = await runTvTime('watchEvent/sync', {}, [
			watchedEpisode({ at: before.toISOString() }),
			watchedEpisode({ at: now.toISOString() }),
		]);
		return /** @type {any[]} */ (json).slice(1);
	},
	rewatchNotInPlan: async () => {
		await toSimkl(ofSimkl({}, 30 * DAYS), {}, 'Bob');
		return await toSimkl(ofSimkl({}, OLD), { rewatch: true }, 'Bob');
	},
	rewatchNotTaken: async () => {
		await toSimkl(ofSimkl({}, 30 * DAYS));
		const [entry] = visit.alice.library.values();
		const at = visit.ago(200 * DAYS);
		const session = { status: /** @type {const} */ ('completed'), at, episodes: new Map() };
		for (let id = 1; id <= 50; id += 1) entry?.rewatches.push({ id, ...session });
		return await toSimkl(ofSimkl({}, OLD), { rewatch: true });
	},
	planned: async () => await intoTrakt([ofTrakt({}, OLD)], { dryRun: true }),
	switchedOff: async () => await toTrakt(ofTrakt({ event: 'unwatched' }), { unwatched: 'ignore' }),
	notOffered: async () => await toSimkl(ofSimkl({ event: 'rated', rating: 8, media: season })),
	notNeeded: async () => await toTrakt(ofTrakt({ event: 'progress' })),
	notAPlay: async () => await intoTrakt([ofTrakt({ event: 'pause' })]),
	notCounted: async () =>
		await toTrakt(
			ofTrakt({ event: 'stop', notCounted: { code: 'startNotSeen', reason: 'Not seen' } }),
		),
	countedBefore: async () => await toTrakt(ofTrakt({ event: 'stop', counted: true })),
	countedByWatched: async () => await toTrakt(ofTrakt({ event: 'stop', progress: 95 })),
	barelyStarted: async () => await toTrakt(ofTrakt({ event: 'stop', progress: 0.5 })),
	positionUnknown: async () => await toTrakt(ofTrakt({ event: 'pause' })),
	otherFile: async () => {
		const { lastNumber: _two, ...media } = episodeOf(doubleFile, doubleFile.series.ids);
		return await toJellyfin(ofJellyfin({ event: 'pause', progress: 40, media }));
	},
	tooLate: async () => await toTrakt(ofTrakt({ event: 'play' }, OLD)),
	newerThere: async () => {
		await toSimkl(ofSimkl({}, OLD));
		return await toSimkl(ofSimkl({ event: 'unwatched' }, 30 * DAYS));
	},
	notThere: async () => await backFromTrakt(ofTrakt({}, OLD)),
	takenBefore: async () => {
		await toTrakt(ofTrakt({}, OLD));
		const event = ofTrakt({ event: 'unwatched' });
		const client = trakt.anotherProcess();
		const options = /** @type {const} */ ({ unwatched: 'removeLatest', ...ON });
		await traktService.syncWatchEvent(client, event, options);
		return await traktService.syncWatchEvent(client, event, options);
	},
	ratingUnknown: async () => await toTrakt(ofTrakt({ event: 'rated' })),
	wouldCountAsWatched: async () => await toSimkl(ofSimkl({ event: 'rated', rating: 8 })),
	wouldTakeRating: async () => {
		const event = ofSimkl({}, OLD);
		await simklService.importWatchEvents(visit.clientOf(), [event], SIMKL_IMPORT);
		const [entry] = visit.alice.library.values();
		if (entry) Object.assign(entry, { rating: 9, ratedAt: visit.ago(0) });
		return await simklService.takeBackWatchEvent(visit.clientOf(), event, { isOurs: false });
	},
};

describe('what became of a play, as a code', () => {
	it('has a case here for each code there is', () => {
		expect(Object.keys(CASES).sort()).toEqual(Object.keys(OUTCOMES).sort());
	});

	it.each(/** @type {Array<[Code, () => Promise<PlayOutcome[]>]>} */ (Object.entries(CASES)))(
		'%s',
		async (code, provoke) => {
			const [outcome] = await provoke();
			expect(outcome).toMatchObject({ sync: { code, status: OUTCOMES[code] } });
		},
	);
});
