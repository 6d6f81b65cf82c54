import { describe, expect, it } from '@jest/globals';
import { forgetLookups } from '../../../../../services/shared/memory';
import { identified, readBack, sync } from '../syncing';
import { ago, answer, eventOf, none, tidal, traktSaying } from '../trakt';

const remove = 'POST /sync/history/remove';
const reply = (line: string, said: ReturnType<typeof answer>): [string, typeof said] => [
	line,
	said,
];

describe('unwatched', () => {
	const plays = answer(200, [
		{ id: 4, watched_at: ago(-60) },
		{ id: 2, watched_at: ago(9000) },
		{ id: 3, watched_at: ago(30) },
	]);

	it('removes nothing unless switched on', async () => {
		const trakt = traktSaying();
		expect(await sync(trakt, eventOf('unwatched'))).toMatchObject([
			{ sync: { status: 'ignored' } },
		]);
		expect(trakt.sent).toEqual([]);
	});

	it('removes the newest play before it by its id', async () => {
		const trakt = traktSaying(
			identified,
			[readBack, plays],
			[remove, answer(200, { deleted: { movies: 1 } })],
		);
		expect(await sync(trakt, eventOf('unwatched'), { unwatched: 'removeLatest' })).toMatchObject([
			{ sync: { status: 'removed', remoteId: 3, attempts: 1 } },
		]);
		expect(trakt.bodies()).toEqual([{ ids: [3] }]);
	});

	it('removes every play before it, none after', async () => {
		const trakt = traktSaying(
			identified,
			[readBack, plays],
			[remove, answer(200, { deleted: { movies: 1 } })],
		);
		await sync(trakt, eventOf('unwatched'), { unwatched: 'removeAll' });
		expect(trakt.bodies()).toEqual([{ ids: [3, 2] }]);
	});

	it.each(['removeLatest', 'removeAll'] as const)('%s of nothing is ignored', async (unwatched) => {
		const trakt = traktSaying(identified, [readBack, none]);
		expect(await sync(trakt, eventOf('unwatched'), { unwatched })).toMatchObject([
			{ sync: { status: 'ignored', reason: 'Trakt has no play of it to remove' } },
		]);
	});

	it('removes nothing for a title that Trakt does not know', async () => {
		const trakt = traktSaying(['GET /search/tmdb/5?type=movie', none]);
		const media = { ...tidal, ids: { tmdb: 5 }, year: undefined };
		expect(
			await sync(trakt, eventOf('unwatched', { media }), { unwatched: 'removeAll' }),
		).toMatchObject([{ error: { kind: 'notFound' } }]);
		expect(trakt.bodies()).toEqual([]);
	});
});

describe('the same unwatched event again', () => {
	const removeLatest = { unwatched: 'removeLatest' } as const;
	const event = eventOf('unwatched');
	const old = [
		{ id: 2, watched_at: ago(900_000) },
		{ id: 1, watched_at: ago(3_000_000) },
	];
	const latest = { id: 3, watched_at: ago(30) };
	const gone = { sync: { status: 'ignored', reason: expect.stringContaining('already removed') } };

	it('takes no older play away', async () => {
		const trakt = traktSaying(
			identified,
			[readBack, answer(200, [latest, ...old])],
			[remove, answer(200, { deleted: { movies: 1 } })],
			[readBack, answer(200, old)],
			[readBack, answer(200, old)],
		);
		const outcomes = [];
		for (let run = 1; run <= 3; run += 1) {
			outcomes.push(...(await sync(trakt, event, removeLatest)));
		}
		expect(outcomes).toMatchObject([{ sync: { status: 'removed', remoteId: 3 } }, gone, gone]);
		expect(trakt.bodies()).toEqual([{ ids: [3] }]);
	});

	it('takes the very same play away where it is still there', async () => {
		const trakt = traktSaying(
			identified,
			[readBack, answer(200, [latest, ...old])],
			[remove, answer(403)],
			[readBack, answer(200, [latest, ...old])],
			[remove, answer(200, { deleted: { movies: 1 } })],
		);
		expect(await sync(trakt, event, removeLatest)).toMatchObject([{ error: {} }]);
		expect(await sync(trakt, event, removeLatest)).toMatchObject([{ sync: { remoteId: 3 } }]);
		expect(trakt.bodies()).toEqual([{ ids: [3] }, { ids: [3] }]);
	});

	it('takes none away where the answer was lost and the play is gone', async () => {
		const trakt = traktSaying(
			identified,
			[readBack, answer(200, [latest, ...old])],
			...Array.from({ length: 5 }, (): [string, ReturnType<typeof answer>] => [
				remove,
				answer(502),
			]),
			[readBack, answer(200, old)],
		);
		expect(await sync(trakt, event, removeLatest)).toMatchObject([{ error: { kind: 'retry' } }]);
		expect(await sync(trakt, event, removeLatest)).toMatchObject([gone]);
	});

	it('takes a play away that came after the one it took', async () => {
		const marked = { id: 4, watched_at: ago(2) };
		const trakt = traktSaying(
			identified,
			[readBack, answer(200, [latest, ...old])],
			[remove, answer(200, { deleted: { movies: 1 } })],
			[readBack, answer(200, [marked, ...old])],
			[remove, answer(200, { deleted: { movies: 1 } })],
		);
		await sync(trakt, event, removeLatest);
		await sync(trakt, event, removeLatest);
		expect(trakt.bodies()).toEqual([{ ids: [3] }, { ids: [4] }]);
	});

	it.each([
		['takes no older play away', old, []],
		[
			'takes the very same one away where it is still there',
			[latest, ...old],
			[answer(200, { deleted: { movies: 1 } })],
		],
	])('after a restart %s', async (_, left, removed) => {
		const failing = Array.from({ length: 5 }, () => reply(remove, answer(503)));
		const trakt = traktSaying(
			identified,
			[readBack, answer(200, [latest, ...old])],
			...failing,
			identified,
			[readBack, answer(200, left)],
			...removed.map((said) => reply(remove, said)),
		);
		const notes = new Set<string>();
		const ledger = {
			has: async (note: string) => notes.has(note),
			write: async (...written: string[]) => written.forEach((note) => notes.add(note)),
		};
		const remembering = { ...trakt, client: { ...trakt.client, ledger } };
		expect(await sync(remembering, event, removeLatest)).toMatchObject([{ error: {} }]);
		forgetLookups();
		const outcomes = await sync(remembering, event, removeLatest);
		expect(outcomes).toMatchObject([removed.length > 0 ? { sync: { remoteId: 3 } } : gone]);
	});

	it('is another event under another key', async () => {
		const trakt = traktSaying(
			identified,
			[readBack, answer(200, [latest, ...old])],
			[remove, answer(200, { deleted: { movies: 1 } })],
			[readBack, answer(200, old)],
			[remove, answer(200, { deleted: { movies: 1 } })],
		);
		await sync(trakt, event, removeLatest);
		await sync(trakt, { ...event, key: 'another' }, removeLatest);
		expect(trakt.bodies()).toEqual([{ ids: [3] }, { ids: [2] }]);
	});
});
