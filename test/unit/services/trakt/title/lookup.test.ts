import { describe, expect, it } from '@jest/globals';
import { stop, unknown, showsSearched, withoutIds, watch, isAdded } from '../lookingUp';
import { answer, listed, none, scrobbled, showsFound, tidal, traktSaying } from '../trakt';

describe('a film is found', () => {
	it('by its ids, with title and year, and never by ids that Trakt does not take', async () => {
		const trakt = traktSaying([stop, scrobbled]);
		const ids = { ...tidal.ids, tvdb: 4, anidb: 5, simkl: 6 };
		expect(await watch(trakt, { ...tidal, ids })).toMatchObject(isAdded);
		expect(trakt.bodies()).toEqual([
			{
				movie: { title: 'Tidal Glass', year: 2019, ids: { imdb: 'tt9100001', tmdb: 910001 } },
				progress: 100,
			},
		]);
	});

	it('by title and year where it has no ids', async () => {
		const found = answer(200, [
			{ movie: { title: 'Tidal Glasses', year: 2019, ids: { trakt: 1 } } },
			{ movie: { title: 'Tidal Glass', year: 2018, ids: { trakt: 2 } } },
			{ movie: { title: 'Tidal Glass!', year: 2019, ids: { trakt: 3 } } },
			{ movie: { title: 'Tidal Glass', year: 1974, ids: { trakt: 4 } } },
		]);
		const trakt = traktSaying(
			['GET /search/movie?query=Tidal Glass&years=2018-2020&limit=30', found],
			[stop, scrobbled],
		);
		expect(await watch(trakt, { ...tidal, ids: {} })).toMatchObject(isAdded);
		expect(trakt.bodies()).toMatchObject([{ movie: { ids: { trakt: 3 } } }]);
	});

	it('not in a namesake of another year', async () => {
		const remake = answer(200, [
			{ movie: { title: 'Tidal Glass', year: 1974, ids: { trakt: 4 } } },
		]);
		const trakt = traktSaying([
			'GET /search/movie?query=Tidal Glass&years=2018-2020&limit=30',
			remake,
		]);
		expect(await watch(trakt, { ...tidal, ids: {} })).toMatchObject({
			error: { kind: 'notFound' },
		});
		expect(trakt.bodies()).toEqual([]);
	});

	it('not at all where two are as good', async () => {
		const found = answer(200, [
			{ movie: { title: 'Tidal Glass', year: 2019, ids: { trakt: 2 } } },
			{ movie: { title: 'Tidal Glass', year: 1974, ids: { trakt: 4 } } },
		]);
		const trakt = traktSaying(['GET /search/movie?query=Tidal Glass&limit=30', found]);
		const { year, ...undated } = tidal;
		expect(await watch(trakt, { ...undated, ids: {} })).toMatchObject({
			error: {
				kind: 'ambiguous',
				candidates: [
					{ title: 'Tidal Glass', year: 2019, ids: { trakt: 2 } },
					{ title: 'Tidal Glass', year: 1974, ids: { trakt: 4 } },
				],
				message: 'Trakt has several movies with the title Tidal Glass',
				description: expect.stringContaining('Which one'),
			},
		});
		expect(year).toBe(2019);
	});

	it('not yet when it is brand new, which a later retry mends', async () => {
		const trakt = traktSaying(
			[stop, unknown],
			['GET /search/movie?query=Tidal Glass&years=2018-2020&limit=30', none],
		);
		expect(await watch(trakt, tidal)).toMatchObject({
			error: {
				kind: 'notFound',
				status: 404,
				message: 'Trakt does not know the movie Tidal Glass (2019)',
				description: expect.stringContaining('retry later works'),
			},
		});
	});
});

describe('what was looked up', () => {
	it('is not looked up again', async () => {
		const trakt = traktSaying(
			[showsSearched, showsFound(['Battle Harbour', 2018, 77])],
			['GET /shows/77/seasons?extended=full,episodes', listed('The Cold Pier', 5505)],
			[stop, scrobbled],
			[stop, scrobbled],
		);
		await watch(trakt, withoutIds);
		expect(await watch(trakt, withoutIds)).toMatchObject(isAdded);
		expect(trakt.lines().slice(2)).toEqual([stop, stop]);
	});

	it('is looked up anew when Trakt no longer knows it', async () => {
		const shows = showsFound(['Battle Harbour', 2018, 77]);
		const trakt = traktSaying(
			[showsSearched, shows],
			['GET /shows/77/seasons?extended=full,episodes', listed('The Cold Pier', 5505)],
			[stop, scrobbled],
			[stop, unknown],
			['GET /shows/77/seasons?extended=full,episodes', listed('The Cold Pier', 6606)],
			[stop, scrobbled],
		);
		await watch(trakt, withoutIds);
		expect(await watch(trakt, withoutIds)).toMatchObject(isAdded);
		expect(trakt.bodies().at(-1)).toMatchObject({ episode: { ids: { trakt: 6606 } } });
	});

	it('is forgotten when Trakt no longer knows it and nothing else is found', async () => {
		const episodeList = 'GET /shows/77/seasons?extended=full,episodes';
		const trakt = traktSaying(
			[showsSearched, showsFound(['Battle Harbour', 2018, 77])],
			[episodeList, listed('The Cold Pier', 5505)],
			[stop, scrobbled],
			[stop, unknown],
			[episodeList, none],
			[episodeList, listed('The Cold Pier', 6606)],
			[stop, scrobbled],
		);
		await watch(trakt, withoutIds);
		expect(await watch(trakt, withoutIds)).toMatchObject({ error: { kind: 'notFound' } });
		expect(await watch(trakt, withoutIds)).toMatchObject(isAdded);
		expect(trakt.lines().slice(-2)).toEqual([episodeList, stop]);
	});

	it('is looked for again the next time when nothing was found', async () => {
		const trakt = traktSaying([showsSearched, none], [showsSearched, none]);
		await watch(trakt, withoutIds);
		await watch(trakt, withoutIds);
		expect(trakt.lines()).toEqual([showsSearched, showsSearched]);
	});
});
