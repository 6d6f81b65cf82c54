import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import {
	createMovaryClient,
	importWatchEvents,
	syncWatchEvent,
	takeBackWatchEvent,
} from '../../../../services/movary';
import { startMovary } from '../../../simulators/movary.mjs';
import { sendByFetch, SharedClock } from '../../../support/sendByFetch.mjs';

/** @typedef {import('../../../../media').WatchEvent} WatchEvent */

const clock = new SharedClock('2026-03-08T20:00:00.000Z');
const userName = 'Marta';
const timezone = 'Europe/Berlin';
const TIDAL = 910001;
const TIN = 910002;

/** @type {import('../../../simulators/movary.mjs').MovarySimulator} */
let movary;
/** @type {import('../../../simulators/movary/account.mjs').Account} */
let account;
let processes = 0;

beforeAll(async () => {
	movary = await startMovary({ clock, timezone });
	movary.addMovie({ title: 'Tidal Glass', year: 2019, tmdb: TIDAL });
	movary.addMovie({ title: 'Tin Harbour', year: 2023, tmdb: TIN });
	account = movary.addAccount({ name: userName });
});
afterAll(async () => await movary.stop());
beforeEach(() => {
	account.history = [];
	movary.faults.clear();
	movary.requests.length = 0;
});

/** Turns of one process are not seen by another. */
function anotherProcess() {
	processes += 1;
	const send = sendByFetch(`${movary.address}/api`, { 'X-Movary-Token': account.token });
	return createMovaryClient({ account: `movary-import-${processes}`, send, clock });
}

/** @param {string} at @param {Partial<WatchEvent>} [more] @param {number} [tmdb] @returns {WatchEvent} */
function watched(at, more = {}, tmdb = TIDAL) {
	return {
		event: 'watched',
		source: 'plex',
		key: `plex:${at}`,
		at,
		user: { id: '1', name: 'Marta' },
		media: { type: 'movie', title: 'A film', year: 2019, ids: { tmdb } },
		...more,
	};
}

/** @param {WatchEvent[]} events @param {Partial<import('../../../../services/movary').MovaryImportOptions>} [options] */
async function take(events, options = {}, client = anotherProcess()) {
	const isCancelled = () => false;
	return await importWatchEvents(client, events, {
		userName,
		timezone,
		dryRun: false,
		mostPlays: 0,
		isCancelled,
		...options,
	});
}

/** @param {import('../../../../services/movary').PlayOutcome[][]} outcomes */
const told = (outcomes) =>
	outcomes.flat().map((play) => ('sync' in play ? play.sync.status : play.error.kind));
/** @param {string} watchedAt @param {number} [plays] @param {string} [comment] */
function held(watchedAt, plays = 1, comment) {
	const movaryId = movary.know(TIDAL).id;
	account.history.push({ movaryId, watchedAt, plays, position: 1, comment: comment ?? null });
}
const rows = () => account.history.map(({ watchedAt, plays }) => [watchedAt, plays]);
const writes = () => movary.requests.filter(({ method }) => method !== 'GET');

/** @type {WatchEvent['media']} */
const episode = { type: 'episode', season: 1, number: 1, ids: {}, show: { title: 'S', ids: {} } };

describe('an import into Movary', () => {
	it('adds the films that are missing, each on its day in the workflow’s time zone, and each once', async () => {
		held('2026-02-01', 2, 'With Marta');
		const events = [
			watched('2026-02-01T19:00:00.000Z'),
			watched('2025-12-31T23:30:00.000Z'),
			watched('2026-01-01T08:00:00.000Z', { source: 'jellyfin' }),
			watched('2026-01-01T08:00:00.000Z', {}, TIN),
			watched('2026-01-02T08:00:00.000Z', { media: episode }),
			watched('2026-01-03T08:00:00.000Z', { event: 'stop' }),
			watched('2026-01-04T12:00:00.000Z', { dateOnly: true }),
		];
		expect(told(await take(events))).toEqual([
			'duplicate',
			'added',
			'duplicate',
			'added',
			'ignored',
			'ignored',
			'added',
		]);
		expect(rows().sort()).toEqual([
			['2026-01-01', 1],
			['2026-01-01', 1],
			['2026-01-04', 1],
			['2026-02-01', 2],
		]);
		expect(account.history[0]?.comment).toBe('With Marta');
		expect(new Set(told(await take(events)))).toEqual(new Set(['duplicate', 'ignored']));
		expect(account.history).toHaveLength(4);
	});

	it('takes a day beside it as the same where the date is known roughly', async () => {
		held('2026-02-02');
		const rough = watched('2026-02-01T19:00:00.000Z', { dateApproximate: true });
		const exact = watched('2026-01-31T19:00:00.000Z');
		expect(told(await take([rough, exact]))).toEqual(['duplicate', 'added']);
	});

	it('writes nothing in a dry run, nor more than allowed', async () => {
		const events = [watched('2026-01-01T12:00:00.000Z'), watched('2026-01-02T12:00:00.000Z')];
		expect(told(await take(events, { dryRun: true }))).toEqual(['planned', 'planned']);
		expect(await take(events, { mostPlays: 1 })).toMatchObject([
			[{ error: { kind: 'refused', message: expect.stringContaining('2 plays would be added') } }],
			[{ error: { kind: 'refused' } }],
		]);
		expect(writes()).toEqual([]);
		expect(told(await take(events, { mostPlays: 2 }))).toEqual(['added', 'added']);
	});

	it('lets a film that does not get through keep no other out', async () => {
		const noId = watched('2026-01-02T12:00:00.000Z');
		noId.media = { type: 'movie', title: 'No Id', ids: {} };
		const events = [
			watched('2026-01-01T12:00:00.000Z', {}, 4242),
			noId,
			watched('2026-01-03T12:00:00.000Z'),
		];
		expect(told(await take(events))).toEqual(['notFound', 'notFound', 'added']);
	});

	it('is one play a day although an answer is lost, and stops when Movary is down', async () => {
		const events = [1, 2, 3, 4].map((day) => watched(`2026-01-0${day}T12:00:00.000Z`));
		const match = { method: 'PUT' };
		movary.faults.push({ match, action: { dropAfterWrite: true } });
		expect(told(await take(events.slice(0, 1)))).toEqual(['added']);
		movary.faults.push({ match: {}, times: 100, action: { status: 503 } });
		movary.requests.length = 0;
		expect(told(await take(events))).toEqual(['retry', 'retry', 'retry', 'retry']);
		movary.faults.clear();
		movary.faults.push({ match, times: 100, action: { status: 503 } });
		expect(told(await take(events))).toEqual(['duplicate', 'retry', 'retry', 'retry']);
		expect(writes().filter(({ method }) => method === 'PUT')).toHaveLength(10);
		movary.faults.clear();
		expect(told(await take(events))).toEqual(['duplicate', 'added', 'added', 'added']);
		expect(rows()).toEqual([1, 2, 3, 4].map((day) => [`2026-01-0${day}`, 1]));
	});

	it('stops where it is told to, and goes on there', async () => {
		const events = [1, 2, 3].map((day) => watched(`2026-01-0${day}T12:00:00.000Z`));
		let asked = 0;
		const stopped = await take(events, { isCancelled: () => ++asked > 2 });
		expect(told(stopped)).toEqual(['added', 'added', 'retry']);
		expect(told(await take(events))).toEqual(['duplicate', 'duplicate', 'added']);
	});

	it('is one play when Sync and Import come together, in one process or in several', async () => {
		const event = watched('2026-03-08T19:00:00.000Z');
		const clients = [anotherProcess(), anotherProcess(), anotherProcess()];
		const options = { userName, timezone, unwatched: false };
		await Promise.all([
			...clients.map(async (client) => await syncWatchEvent(client, event, options)),
			...clients.map(async (client) => await take([event], {}, client)),
			take([event, event]),
		]);
		expect(rows()).toEqual([['2026-03-08', 1]]);
	});
});

describe('taking a film back from Movary', () => {
	/** @param {WatchEvent} event */
	const takeBack = async (event) =>
		await takeBackWatchEvent(anotherProcess(), event, { userName, timezone });

	it('removes the play of that day, and no other day', async () => {
		held('2026-02-01');
		held('2026-02-02');
		const event = watched('2026-02-01T19:00:00.000Z');
		expect(await takeBack(event)).toMatchObject([
			{ sync: { status: 'removed', reason: 'One play on 2026-02-01', attempts: 1 } },
		]);
		expect(rows()).toEqual([['2026-02-02', 1]]);
		expect(await takeBack(event)).toMatchObject([
			{ sync: { status: 'ignored', reason: 'Movary has no play of it on 2026-02-01' } },
		]);
	});

	it('leaves the other plays of that day, and its comment', async () => {
		held('2026-02-01', 3, 'Twice with Marta');
		await takeBack(watched('2026-02-01T19:00:00.000Z'));
		expect(account.history).toMatchObject([
			{ watchedAt: '2026-02-01', plays: 2, comment: 'Twice with Marta' },
		]);
	});

	it('takes one play although the answer was lost', async () => {
		held('2026-02-01', 3);
		movary.faults.push({ match: { method: 'PUT' }, action: { dropAfterWrite: true } });
		await takeBack(watched('2026-02-01T19:00:00.000Z'));
		expect(rows()).toEqual([['2026-02-01', 2]]);
	});

	it.each([
		['an episode', { media: episode }],
		['what was not finished', { event: /** @type {const} */ ('stop') }],
	])('ignores %s', async (_what, more) => {
		held('2026-02-01');
		expect(told([await takeBack(watched('2026-02-01T19:00:00.000Z', more))])).toEqual(['ignored']);
		expect(writes()).toEqual([]);
	});

	it('says of a film without a TMDB ID what to do', async () => {
		const event = watched('2026-02-01T19:00:00.000Z');
		event.media = { type: 'movie', title: 'No Id', ids: {} };
		expect(told([await takeBack(event)])).toEqual(['notFound']);
	});
});
