import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { forgetLookups, takeBackWatchEvent } from '../../../../../services/trakt';
import { contractViolations } from '../../../../support/traktContract.mjs';
import { startImporting, told, watched } from '../importing.mjs';

/** @type {Awaited<ReturnType<typeof startImporting>>} */
let world;
/** @typedef {import('../../../../../media').Media} Media */
/** @typedef {import('../../../../../media').WatchEvent} WatchEvent */

const SECOND = 1000;
const HOUR = 3_600_000;
/** @type {Media} */
const film = { type: 'movie', title: 'The Night Ferry', year: 2021, ids: { imdb: 'tt99300001' } };
/** @type {Media} */
const other = { type: 'movie', title: 'Tin Harbour', year: 2023, ids: { imdb: 'tt99300002' } };
/** @type {Media} */
const file = {
	type: 'episode',
	season: 1,
	number: 1,
	lastNumber: 2,
	ids: {},
	show: { title: 'Show', year: 2010, ids: { tvdb: 7001 } },
};

beforeAll(async () => {
	world = await startImporting();
	world.trakt.addMovie({ title: film.title ?? '', year: 2021, ids: { imdb: 'tt99300001' } });
	world.trakt.addMovie({ title: other.title ?? '', year: 2023, ids: { imdb: 'tt99300002' } });
	const episodes = [1, 2, 3].map((number) => ({ number, title: `Part ${number}` }));
	const seasons = [{ number: 1, episodes }];
	world.trakt.addShow({ title: 'Show', year: 2010, ids: { tvdb: 7001 }, seasons });
});

afterAll(async () => {
	await world.trakt.stop();
	expect(contractViolations(world.trakt.requests)).toEqual([]);
});

beforeEach(() => {
	world.alice.history = [];
	world.trakt.faults.clear();
	forgetLookups();
});

const at = '2026-02-01T20:00:00.000Z';
/** @param {number} ms */
const after = (ms) => new Date(Date.parse(at) + ms).toISOString();
const dates = () => world.alice.history.map(({ watched_at }) => watched_at);

/** @param {WatchEvent} event @param {Partial<import('../../../../../services/trakt').TraktTakeBackOptions>} [options] */
async function takeBack(event, options = {}) {
	const client = world.anotherProcess();
	return await takeBackWatchEvent(client, event, { approximateDates: 'keep', ...options });
}

describe('taking a play back', () => {
	it('removes that title’s play at that time and nothing beside it', async () => {
		const kept = [
			watched(film, after(-2 * HOUR)),
			watched(film, after(2 * HOUR)),
			watched(other, at),
		];
		await world.take([...kept, watched(film, at)]);
		const meant = world.alice.history.find(
			({ watched_at, movie }) => watched_at === at && movie?.title === film.title,
		);
		const id = meant?.id;
		expect(id).toBeGreaterThan(0);
		expect(await takeBack(watched(film, at))).toMatchObject([
			{ sync: { destination: 'trakt', status: 'removed', remoteId: id } },
		]);
		expect(dates().sort()).toEqual(kept.map((event) => event.at).sort());
		expect(await takeBack(watched(film, at))).toMatchObject([
			{ sync: { status: 'ignored', reason: 'Trakt has no such play at that time' } },
		]);
		expect(world.alice.history).toHaveLength(3);
	});

	it.each([
		['of the next minute', { at: after(60 * SECOND) }],
		['of the minute before', { at: after(-3 * SECOND) }],
		['of a play that is not finished', { event: /** @type {const} */ ('stop') }],
	])('leaves a play alone for an event %s', async (_what, changes) => {
		await world.take([watched(film, at)]);
		expect(told([await takeBack({ ...watched(film, at), ...changes })])).toEqual([['ignored']]);
		expect(dates()).toEqual([at]);
	});

	it.each(Array.from({ length: 60 }, (_, second) => second))(
		'finds it by its date alone, though Trakt knows no seconds: second %i of its minute',
		async (second) => {
			const short = { ...film, runtimeSeconds: 180 };
			const meant = watched(short, after(second * SECOND));
			const kept = [watched(short, after(-240 * SECOND)), watched(short, after(300 * SECOND))];
			await world.take([...kept, meant]);
			expect(dates()).toHaveLength(3);
			expect(told([await takeBack(meant)])).toEqual([['removed']]);
			expect(dates().sort()).toEqual(kept.map((event) => event.at).sort());
		},
	);

	it('removes both episodes of a file', async () => {
		const third = { ...file, number: 3, lastNumber: undefined };
		await world.take([watched(file, at), watched(third, after(HOUR))]);
		expect(told([await takeBack(watched(file, at))])).toEqual([['removed', 'removed']]);
		expect(world.alice.history.map(({ episode }) => episode?.number)).toEqual([3]);
	});

	it('goes by the day where only the day is known, and by the id where that is known', async () => {
		await world.take([watched(film, after(-6 * HOUR)), watched(film, after(30 * HOUR))]);
		const dated = watched(film, '2026-02-01T12:00:00.000Z', { dateOnly: true });
		expect(told([await takeBack(dated)])).toEqual([['removed']]);
		expect(dates()).toEqual([after(30 * HOUR)]);

		const historyId = world.alice.history[0]?.id;
		const late = watched(film, after(30 * HOUR - 600 * SECOND));
		expect(told([await takeBack(late, { historyId: (historyId ?? 0) + 1 })])).toEqual([
			['ignored'],
		]);
		expect(told([await takeBack(late, { historyId })])).toEqual([['removed']]);
		// The id of another title's play is not enough.
		await world.take([watched(other, at)]);
		const ofOther = { historyId: world.alice.history[0]?.id };
		expect(told([await takeBack(watched(film, at), ofOther)])).toEqual([['ignored']]);
	});

	it('finds the play without a date that an import of a rough date has written', async () => {
		const rough = watched(film, at, { dateApproximate: true });
		const unknown = /** @type {const} */ ({ approximateDates: 'unknown' });
		await world.take([rough], unknown);
		expect(told([await takeBack(rough)])).toEqual([['ignored']]);
		expect(told([await takeBack(rough, unknown)])).toEqual([['removed']]);
		expect(world.alice.history).toEqual([]);
	});

	it('is done although the answer was lost', async () => {
		await world.take([watched(film, at)]);
		const match = { method: 'POST', path: '/sync/history/remove' };
		world.trakt.faults.push({ match, action: { dropAfterWrite: true } });
		expect(told([await takeBack(watched(film, at))])).toEqual([['removed']]);
		expect(world.alice.history).toEqual([]);
	});

	it('says of what Trakt does not know that it is not found', async () => {
		const nowhere = /** @type {const} */ ({ type: 'movie', title: 'Nowhere', ids: { tmdb: 1 } });
		expect(told([await takeBack(watched(nowhere, at))])).toEqual([['notFound']]);
	});
});
