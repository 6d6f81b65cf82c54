import { describe, expect, it } from '@jest/globals';
import { start, stop, sync } from '../syncing';
import {
	ago,
	answer,
	episodeFound,
	eventOf,
	harbour,
	ratingOf,
	scrobbled,
	traktSaying,
} from '../trakt';

describe('play and resume', () => {
	it.each(['play', 'resume'] as const)('%s shows the title as now watching', async (kind) => {
		const trakt = traktSaying([start, answer(201, { id: 0 })]);
		const event = eventOf(kind, { progress: 12.5 });
		expect(await sync(trakt, event)).toEqual([
			{
				event,
				sync: { destination: 'trakt', status: 'watching', code: 'nowWatching', attempts: 1 },
			},
		]);
		expect(trakt.bodies()).toMatchObject([{ progress: 12.5 }]);
	});

	it('begins at 0 where the position is unknown', async () => {
		const trakt = traktSaying([start, answer(201, { id: 0, action: 'start' })]);
		await sync(trakt, eventOf('play'));
		expect(trakt.bodies()).toMatchObject([{ progress: 0 }]);
	});

	it('is not shown as now watching hours later', async () => {
		const trakt = traktSaying();
		expect(await sync(trakt, eventOf('play', { at: ago(120) }))).toMatchObject([
			{ sync: { status: 'ignored', attempts: 0, reason: expect.stringContaining('too long ago') } },
		]);
	});

	it('is a duplicate where Trakt has just counted the title', async () => {
		const trakt = traktSaying([start, answer(409, { watched_at: ago(2) })]);
		expect(await sync(trakt, eventOf('play'))).toMatchObject([{ sync: { status: 'duplicate' } }]);
	});
});

describe('pause and stop', () => {
	it.each([
		['pause', 40, 40],
		['pause', 80, 79.9],
		['pause', 97, 79.9],
		['pause', 0.2, 1],
		['stop', 40, 40],
		['stop', 1, 1],
		['stop', 89.9, 79.9],
	] as const)('%s at %d % keeps a resume point at %d %', async (kind, progress, sent) => {
		const trakt = traktSaying([`POST /scrobble/${kind}`, answer(201, { id: 8, action: 'pause' })]);
		expect(await sync(trakt, eventOf(kind, { progress }))).toMatchObject([
			{ sync: { status: 'paused', attempts: 1 } },
		]);
		expect(trakt.bodies()).toMatchObject([{ progress: sent }]);
	});

	it.each([
		['pause', undefined, 'unknown'],
		['stop', undefined, 'unknown'],
		['stop', 0.9, 'Barely started'],
		['stop', 90, 'Finished'],
		['stop', 100, 'Finished'],
		['progress', 50, 'heartbeat'],
	] as const)('%s at %s % is ignored: %s', async (kind, progress, reason) => {
		const trakt = traktSaying();
		expect(await sync(trakt, eventOf(kind, { progress }))).toMatchObject([
			{ sync: { status: 'ignored', attempts: 0, reason: expect.stringContaining(reason) } },
		]);
		expect(trakt.sent).toEqual([]);
	});

	it('of long ago does not overwrite a newer resume point', async () => {
		const trakt = traktSaying();
		const event = eventOf('pause', { progress: 40, at: ago(16) });
		expect(await sync(trakt, event)).toMatchObject([{ sync: { status: 'ignored' } }]);
	});
});

describe('rated', () => {
	it('is ignored unless switched on, or without a rating', async () => {
		const trakt = traktSaying();
		const off = await sync(trakt, eventOf('rated', { rating: 8 }));
		const empty = await sync(trakt, eventOf('rated'), { rated: true });
		expect([off, empty]).toMatchObject([
			[{ sync: { status: 'ignored' } }],
			[{ sync: { status: 'ignored' } }],
		]);
	});

	it.each([
		[7.5, 8],
		[0.2, 1],
		[10, 10],
	])('sends %d as %d with its date', async (rating, sent) => {
		const trakt = traktSaying(['POST /sync/ratings', answer(201, { added: { movies: 1 } })]);
		expect(await sync(trakt, ratingOf(rating), { rated: true })).toMatchObject([
			{ sync: { status: 'rated', attempts: 1 } },
		]);
		const ids = { imdb: 'tt9100001', tmdb: 910001 };
		expect(trakt.bodies()).toEqual([{ movies: [{ ids, rating: sent, rated_at: ago(1) }] }]);
	});
});

describe('a file with two episodes', () => {
	const double = { ...harbour, lastNumber: 6 };
	const watched = eventOf('watched', { key: 'k', media: double });

	it('is two plays, the second by its show and number', async () => {
		const trakt = traktSaying([stop, scrobbled], [stop, scrobbled]);
		const outcomes = await sync(trakt, watched);
		expect(outcomes).toMatchObject([
			{ event: { key: 'k:e5', media: { number: 5 } }, sync: { status: 'added' } },
			{ event: { key: 'k:e6', media: { number: 6 } }, sync: { status: 'added' } },
		]);
		expect(trakt.bodies()).toMatchObject([
			{ episode: { ids: { tvdb: 820205 } } },
			{ show: { ids: { tvdb: 8200 } }, episode: { season: 2, number: 6 } },
		]);
	});

	it('has its show from the first episode where the source gave no ids of it', async () => {
		const show = { title: 'Battle Harbour', year: 2018, ids: {} };
		const trakt = traktSaying(
			[stop, scrobbled],
			['GET /search/tvdb/820205?type=episode', episodeFound('Battle Harbour', 5505)],
			[stop, scrobbled],
		);
		const outcomes = await sync(trakt, { ...watched, media: { ...double, show } });
		expect(outcomes).toMatchObject([{ sync: {} }, { event: { media: { show: { ids: {} } } } }]);
		expect(trakt.bodies()[1]).toMatchObject({
			show: { ids: { trakt: 77 } },
			episode: { season: 2, number: 6 },
		});
	});

	it('has one outcome per play: one that is refused does not stop the other', async () => {
		const trakt = traktSaying([stop, answer(422)], [stop, scrobbled]);
		expect(await sync(trakt, watched)).toMatchObject([
			{ event: { media: { number: 5 } }, error: { kind: 'refused', status: 422 } },
			{ event: { media: { number: 6 } }, sync: { status: 'added' } },
		]);
	});

	it('is one now watching', async () => {
		const trakt = traktSaying([start, answer(201, { id: 0, action: 'start' })]);
		expect(await sync(trakt, eventOf('play', { media: double }))).toHaveLength(1);
		expect(trakt.bodies()).toMatchObject([{ episode: { ids: { tvdb: 820205 } } }]);
	});
});
