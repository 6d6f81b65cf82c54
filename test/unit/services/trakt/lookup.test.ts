import { describe, expect, it } from '@jest/globals';

import type { Media } from '../../../../media';
import { syncWatchEvent } from '../../../../services/trakt';
import {
	answer,
	episodeAnswer,
	episodeFound,
	eventOf,
	harbour,
	none,
	offByDefault,
	scrobbled,
	showsFound,
	tidal,
	traktSaying,
} from './trakt';

type Trakt = ReturnType<typeof traktSaying>;

const stop = 'POST /scrobble/stop';
const unknown = answer(404, '');
const showsSearched = 'GET /search/show?query=Battle Harbour&years=2017-2019&limit=30';
const withoutIds = { ...harbour, ids: {}, show: { title: 'Battle Harbour', year: 2018, ids: {} } };

async function watch({ client }: Trakt, media: Media) {
	const [outcome] = await syncWatchEvent(client, eventOf('watched', { media }), offByDefault);
	if (!outcome) throw new TypeError('No outcome');
	return outcome;
}

const isAdded = { sync: { status: 'added' } };

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
				kind: 'notFound',
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

describe('an episode is found', () => {
	it('by its own TVDB id', async () => {
		const trakt = traktSaying([stop, scrobbled]);
		expect(await watch(trakt, harbour)).toMatchObject(isAdded);
		expect(trakt.bodies()).toEqual([{ episode: { ids: { tvdb: 820205 } }, progress: 100 }]);
	});

	it('by its IMDb id through a search', async () => {
		const trakt = traktSaying(
			['GET /search/imdb/tt9200205?type=episode', episodeFound('Battle Harbour', 5505)],
			[stop, scrobbled],
		);
		expect(await watch(trakt, { ...harbour, ids: { imdb: 'tt9200205' } })).toMatchObject(isAdded);
		expect(trakt.bodies()).toEqual([{ episode: { ids: { trakt: 5505 } }, progress: 100 }]);
	});

	it.each([
		['another season', episodeFound('Battle Harbour', 5505, 3, 5)],
		['another number', episodeFound('Battle Harbour', 5505, 2, 6)],
		['another show', episodeFound('Nine Lanterns', 5505)],
	])('by its show when the search answers %s', async (_name, found) => {
		const trakt = traktSaying(['GET /search/tmdb/44?type=episode', found], [stop, scrobbled]);
		expect(await watch(trakt, { ...harbour, ids: { tmdb: 44 } })).toMatchObject(isAdded);
		expect(trakt.bodies()).toEqual([
			{
				show: { title: 'Battle Harbour', year: 2018, ids: { tvdb: 8200 } },
				episode: { season: 2, number: 5 },
				progress: 100,
			},
		]);
	});

	it('by its show and number when Trakt does not know its own id', async () => {
		const trakt = traktSaying([stop, unknown], [stop, scrobbled]);
		expect(await watch(trakt, harbour)).toMatchObject(isAdded);
		expect(trakt.bodies()[1]).toMatchObject({ episode: { season: 2, number: 5 } });
	});

	it('in season 0', async () => {
		const trakt = traktSaying([stop, scrobbled]);
		await watch(trakt, { ...harbour, ids: {}, season: 0, number: 1 });
		expect(trakt.bodies()).toMatchObject([{ episode: { season: 0, number: 1 } }]);
	});

	it('by a search for its show, checked against its title', async () => {
		const trakt = traktSaying(
			[showsSearched, showsFound(['Battle Harbour', 2018, 77])],
			['GET /shows/77/seasons/2/episodes/5', answer(200, episodeAnswer('the cold pier', 5505))],
			[stop, scrobbled],
		);
		expect(await watch(trakt, withoutIds)).toMatchObject(isAdded);
		expect(trakt.bodies()).toEqual([{ episode: { ids: { trakt: 5505 } }, progress: 100 }]);
	});

	it('in the namesake whose episode has the title', async () => {
		const trakt = traktSaying(
			[
				'GET /search/show?query=Battle Harbour&limit=30',
				showsFound(['Battle Harbour', 1978, 76], ['Battle Harbour', 2018, 77]),
			],
			['GET /shows/76/seasons/2/episodes/5', answer(200, episodeAnswer('Nine Lanterns', 1))],
			['GET /shows/77/seasons/2/episodes/5', answer(200, episodeAnswer('The Cold Pier', 2))],
			[stop, scrobbled],
		);
		const show = { title: 'Battle Harbour', ids: {} };
		expect(await watch(trakt, { ...withoutIds, show })).toMatchObject(isAdded);
		expect(trakt.bodies()).toMatchObject([{ episode: { ids: { trakt: 2 } } }]);
	});

	it('with the year that stands in the title of its show', async () => {
		const trakt = traktSaying(
			[showsSearched, showsFound(['Battle Harbour', 1978, 76], ['Battle Harbour', 2018, 77])],
			['GET /shows/77/seasons/2/episodes/5', answer(200, episodeAnswer('The Cold Pier', 2))],
			[stop, scrobbled],
		);
		const show = { title: 'Battle Harbour (2018)', ids: {} };
		expect(await watch(trakt, { ...withoutIds, show })).toMatchObject(isAdded);
	});

	it('not at all where the titles clearly differ, and both are named', async () => {
		const trakt = traktSaying(
			[showsSearched, showsFound(['Battle Harbour', 2018, 77])],
			['GET /shows/77/seasons/2/episodes/5', answer(200, episodeAnswer('Nine Lanterns', 5505))],
		);
		expect(await watch(trakt, withoutIds)).toMatchObject({
			error: {
				kind: 'notFound',
				message:
					'Trakt has another episode where the episode Battle Harbour (2018) S02E05 would be',
				description: expect.stringMatching(/"The Cold Pier".*"Nine Lanterns"/),
			},
		});
		expect(trakt.bodies()).toEqual([]);
	});

	it('not at all by the name of a show without its number', async () => {
		const trakt = traktSaying();
		const { show } = withoutIds;
		const media: Media = { type: 'episode', title: 'The Cold Pier', ids: {}, show };
		expect(await watch(trakt, media)).toMatchObject({ error: { kind: 'notFound' } });
		expect(trakt.sent).toEqual([]);
	});
});

describe('what was looked up', () => {
	it('is not looked up again', async () => {
		const trakt = traktSaying(
			[showsSearched, showsFound(['Battle Harbour', 2018, 77])],
			['GET /shows/77/seasons/2/episodes/5', answer(200, episodeAnswer('The Cold Pier', 5505))],
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
			['GET /shows/77/seasons/2/episodes/5', answer(200, episodeAnswer('The Cold Pier', 5505))],
			[stop, scrobbled],
			[stop, unknown],
			['GET /shows/77/seasons/2/episodes/5', answer(200, episodeAnswer('The Cold Pier', 6606))],
			[stop, scrobbled],
		);
		await watch(trakt, withoutIds);
		expect(await watch(trakt, withoutIds)).toMatchObject(isAdded);
		expect(trakt.bodies().at(-1)).toMatchObject({ episode: { ids: { trakt: 6606 } } });
	});

	it('is forgotten when Trakt no longer knows it and nothing else is found', async () => {
		const episodePage = 'GET /shows/77/seasons/2/episodes/5';
		const trakt = traktSaying(
			[showsSearched, showsFound(['Battle Harbour', 2018, 77])],
			[episodePage, answer(200, episodeAnswer('The Cold Pier', 5505))],
			[stop, scrobbled],
			[stop, unknown],
			[episodePage, unknown],
			[episodePage, answer(200, episodeAnswer('The Cold Pier', 6606))],
			[stop, scrobbled],
		);
		await watch(trakt, withoutIds);
		expect(await watch(trakt, withoutIds)).toMatchObject({ error: { kind: 'notFound' } });
		expect(await watch(trakt, withoutIds)).toMatchObject(isAdded);
		expect(trakt.lines().slice(-2)).toEqual([episodePage, stop]);
	});

	it('is looked for again the next time when nothing was found', async () => {
		const trakt = traktSaying([showsSearched, none], [showsSearched, none]);
		await watch(trakt, withoutIds);
		await watch(trakt, withoutIds);
		expect(trakt.lines()).toEqual([showsSearched, showsSearched]);
	});
});
