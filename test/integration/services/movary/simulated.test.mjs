import { watchEventFrom } from '../../../../media';
import { describe, expect, it } from '@jest/globals';
import { syncWatchEvent } from '../../../../services/movary';
import {
	OTHER_TMDB,
	userName,
	movary,
	account,
	client,
	watched,
	sync,
	held,
	writes,
} from './visitMovary.mjs';

/** @typedef {import('../../../../media').WatchEvent} WatchEvent */

describe('a watched film', () => {
	it('is one play on its day, however often it comes', async () => {
		const done = [...(await sync(watched())), ...(await sync(watched()))];
		expect(done).toMatchObject([
			{ sync: { destination: 'movary', status: 'added', attempts: 1 } },
			{ sync: { status: 'duplicate', attempts: 0 } },
		]);
		expect(account.history).toMatchObject([{ watchedAt: '2026-03-08', plays: 1 }]);
	});

	it('ten executions at once add it once', async () => {
		const done = await Promise.all(Array.from({ length: 10 }, async () => await sync(watched())));
		const statuses = done.flat().map((outcome) => 'sync' in outcome && outcome.sync.status);
		expect(statuses.filter((status) => status === 'added')).toHaveLength(1);
		expect(account.history).toMatchObject([{ plays: 1 }]);
	});

	it.each([
		['2026-03-08T22:59:59.000Z', '2026-03-08'],
		['2026-03-08T23:00:00.000Z', '2026-03-09'],
	])('at %s belongs to %s, the day in the workflow’s time zone', async (at, day) => {
		await sync(watched({ at }));
		expect(account.history).toMatchObject([{ watchedAt: day }]);
	});

	it('of which the day alone is known keeps that day', async () => {
		const event = watched({ at: '2026-03-08T12:00:00.000Z', dateOnly: true });
		const options = { userName, timezone: 'Pacific/Kiritimati', unwatched: false };
		await syncWatchEvent(client, event, options);
		expect(account.history).toMatchObject([{ watchedAt: '2026-03-08' }]);
	});

	it('that is there on that day already is left alone: nothing is sent, no comment is lost', async () => {
		held('2026-03-08', 2, 'at the harbour cinema');
		expect(await sync(watched())).toMatchObject([{ sync: { status: 'duplicate' } }]);
		expect(writes()).toEqual([]);
		expect(account.history).toMatchObject([{ plays: 2, comment: 'at the harbour cinema' }]);
	});

	it('comes last in its day, behind the films that are there, whose order stays', async () => {
		const other = movary.know(OTHER_TMDB).id;
		const day = { watchedAt: '2026-03-08', plays: 1, comment: null };
		account.history.push({ ...day, movaryId: other, position: 5 });
		await sync(watched());
		expect(account.history).toMatchObject([{ movaryId: other, position: 5 }, { position: 6 }]);
	});

	it('is another play on another day', async () => {
		held('2026-03-07');
		expect(await sync(watched())).toMatchObject([{ sync: { status: 'added' } }]);
		expect(account.history.map(({ watchedAt }) => watchedAt)).toEqual(['2026-03-07', '2026-03-08']);
	});

	it.each([
		['its end comes after its beginning, which a comparison brought', 95, '2026-03-07', []],
		['its beginning comes after its end', undefined, '2026-03-08', []],
		['it was watched two days earlier as well', 95, '2026-03-06', ['2026-03-08']],
	])('over midnight is one play although %s', async (_how, progress, there, added) => {
		held(there);
		// In Berlin 00:40, after 110 minutes; and 22:50 of the evening before.
		const at = progress ? '2026-03-07T23:40:00.000Z' : '2026-03-07T21:50:00.000Z';
		const event = watched({ source: 'jellyfin', progress, at }, { runtimeSeconds: 6600 });
		const [outcome] = await sync(event);
		expect(outcome).toMatchObject({ sync: { status: added.length ? 'added' : 'duplicate' } });
		expect(account.history.map(({ watchedAt }) => watchedAt)).toEqual([there, ...added]);
	});

	it('whose answer was lost is one play', async () => {
		const match = { method: 'PUT' };
		movary.faults.push({ match, action: { dropAfterWrite: true } });
		expect(await sync(watched())).toMatchObject([{ sync: { status: 'added', attempts: 2 } }]);
		expect(account.history).toMatchObject([{ plays: 1 }]);
	});

	it('without a TMDB id is not found, and it says what to do', async () => {
		const event = watched({}, { ids: { imdb: 'tt9100001' } });
		expect(await sync(event)).toMatchObject([
			{ error: { kind: 'notFound', description: expect.stringContaining('TMDB IDs') } },
		]);
		expect(movary.requests).toEqual([]);
	});

	it('that TMDB does not have is not found', async () => {
		expect(await sync(watched({}, { ids: { tmdb: 4242 } }))).toMatchObject([
			{ error: { kind: 'notFound', status: 400 } },
		]);
		expect(account.history).toEqual([]);
	});
});

describe('an unwatched film', () => {
	it('loses its latest day up to the event, and only that', async () => {
		for (const day of ['2026-03-01', '2026-03-07', '2026-03-09']) held(day);
		const event = watched({ event: 'unwatched' });
		expect(await sync(event)).toMatchObject([{ sync: { status: 'removed' } }]);
		expect(account.history.map(({ watchedAt }) => watchedAt)).toEqual(['2026-03-01', '2026-03-09']);
	});

	it('loses no older day when the same event comes again', async () => {
		for (const day of ['2020-03-01', '2024-03-07', '2026-03-07']) held(day);
		const event = watched({ event: 'unwatched' });
		const statuses = [];
		for (let run = 1; run <= 3; run += 1) statuses.push(...(await sync(event)));
		expect(statuses).toMatchObject([
			{ sync: { status: 'removed' } },
			{ sync: { status: 'ignored', reason: expect.stringContaining('already removed') } },
			{ sync: { status: 'ignored' } },
		]);
		expect(account.history.map(({ watchedAt }) => watchedAt)).toEqual(['2020-03-01', '2024-03-07']);
		expect(await sync({ ...event, key: 'another' })).toMatchObject([
			{ sync: { status: 'removed' } },
		]);
	});

	it('loses the very same day again where it is still there', async () => {
		held('2024-03-07');
		held('2026-03-07');
		const event = watched({ event: 'unwatched' });
		const match = { method: 'DELETE' };
		movary.faults.push({ match, times: 1, action: { status: 403 } });
		expect(await sync(event)).toMatchObject([{ error: {} }]);
		expect(await sync(event)).toMatchObject([{ sync: { reason: 'The plays on 2026-03-07' } }]);
		expect(account.history.map(({ watchedAt }) => watchedAt)).toEqual(['2024-03-07']);
	});

	it('is ignored unless it is asked for, and where there is nothing to remove', async () => {
		const event = watched({ event: 'unwatched' });
		expect(await sync(event)).toMatchObject([{ sync: { status: 'ignored' } }]);
		held('2026-03-07');
		expect(await sync(event, false)).toMatchObject([{ sync: { status: 'ignored' } }]);
		expect(writes()).toEqual([]);
		expect(account.history).toHaveLength(1);
	});

	it('is not taken up by Movary only to be looked for', async () => {
		await sync(watched({ event: 'unwatched' }, { ids: { tmdb: 910002 } }));
		expect(movary.movies.has(910002)).toBe(false);
	});
});

it.each([
	['play', 'Movary knows only'],
	['pause', 'Movary knows only'],
	['stop', 'Movary knows only'],
	['rated', 'takes no ratings'],
])('%s is ignored with a reason', async (kind, reason) => {
	const event = watchEventFrom({ ...watched(), event: kind });
	const expected = { status: 'ignored', reason: expect.stringContaining(reason) };
	expect(await sync(event)).toMatchObject([{ sync: expected }]);
	expect(movary.requests).toEqual([]);
});

it('an episode is ignored with a reason', async () => {
	/** @type {import('../../../../media').Episode} */
	const media = { type: 'episode', season: 1, number: 2, ids: {}, show: { title: 'X', ids: {} } };
	expect(await sync(watched({ media }))).toMatchObject([
		{ sync: { status: 'ignored', reason: 'Movary keeps films only' } },
	]);
});
