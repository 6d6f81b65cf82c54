import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { forgetLookups, syncWatchEvent } from '../../../../../services/trakt';
import { contractViolations } from '../../../../support/traktContract.mjs';
import { startImporting, told, watched } from '../importing.mjs';

/** A person may tell Trakt to keep one play of each title: a further one then only moves its date, also to an earlier day. */

/** @type {Awaited<ReturnType<typeof startImporting>>} */
let world;
/** @type {import('../../../../../media').Media} */
const film = { type: 'movie', title: 'The Night Ferry', year: 2021, ids: { imdb: 'tt99300001' } };
/** @type {import('../../../../../media').Media} */
const other = { type: 'movie', title: 'Tin Harbour', year: 2023, ids: { imdb: 'tt99300002' } };
const OLD = '2024-02-01T20:00:00.000Z';
const NEW = '2025-02-01T20:00:00.000Z';

beforeAll(async () => {
	world = await startImporting();
	world.trakt.addMovie({ title: 'The Night Ferry', year: 2021, ids: { imdb: 'tt99300001' } });
	world.trakt.addMovie({ title: 'Tin Harbour', year: 2023, ids: { imdb: 'tt99300002' } });
});

afterAll(async () => {
	await world.trakt.stop();
	expect(contractViolations(world.trakt.requests)).toEqual([]);
});

beforeEach(() => {
	world.alice.history = [];
	world.alice.watchOnlyOnce = true;
	forgetLookups();
});

const dates = () => world.alice.history.map(({ watched_at }) => watched_at);

/** @param {import('../../../../../media').WatchEvent} event */
async function sync(event) {
	const settings = /** @type {const} */ ({ unwatched: 'ignore', rated: false });
	return await syncWatchEvent(world.anotherProcess(), event, settings);
}

/** @type {Array<[string, (event: import('../../../../../media').WatchEvent) => ReturnType<typeof sync>]>} */
const WAYS = [
	['Sync', sync],
	['Import', async (event) => (await world.take([event])).flat()],
];

describe.each(WAYS)('%s to an account that keeps one play per title', (_name, send) => {
	it('does not overwrite the date of a newer play', async () => {
		await send(watched(film, NEW));
		expect(await send(watched(film, OLD))).toMatchObject([
			{
				sync: {
					status: 'duplicate',
					reason: `Trakt keeps one play per title for this account ("watch only once"), and has a newer one (${NEW})`,
				},
			},
		]);
		expect(dates()).toEqual([NEW]);
	});

	it('says that it has moved the older one', async () => {
		await send(watched(film, OLD));
		expect(await send(watched(film, NEW))).toMatchObject([
			{
				sync: {
					status: 'updated',
					reason: `Trakt keeps one play per title for this account ("watch only once"): the one of ${OLD} has this date now`,
				},
			},
		]);
		expect(dates()).toEqual([NEW]);
	});

	it('adds both where the person has not asked for that', async () => {
		world.alice.watchOnlyOnce = false;
		expect(told([await send(watched(film, NEW))])).toEqual([['added']]);
		expect(told([await send(watched(film, OLD))])).toEqual([['added']]);
		expect(dates()).toEqual([NEW, OLD]);
	});
});

describe('an import of several plays of one title to such an account', () => {
	it('sends the newest, and says of the others why they are not', async () => {
		const undated = watched(film, '2024-05-01T20:00:00.000Z', { dateApproximate: true });
		const events = [watched(film, OLD), undated, watched(film, NEW), watched(other, OLD)];
		const outcomes = await world.take(events, { approximateDates: 'unknown' });
		expect(told(outcomes)).toEqual([['duplicate'], ['duplicate'], ['added'], ['added']]);
		expect(dates().sort()).toEqual([OLD, NEW]);
		expect(told(await world.take(events, { dryRun: true }))).toEqual([
			['duplicate'],
			['duplicate'],
			['duplicate'],
			['duplicate'],
		]);
	});
});
