import { describe, expect, it } from '@jest/globals';
import type { Media } from '../../../../../media';
import { stop, unknown, showsSearched, withoutIds, watch, isAdded } from '../lookingUp';
import { listed, episodeFound, harbour, none, scrobbled, showsFound, traktSaying } from '../trakt';

/** Without a title nothing can speak against its place, so that no episode list is read. */
const untitled = { ...harbour, title: undefined };

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
		expect(await watch(trakt, { ...untitled, ids: { tmdb: 44 } })).toMatchObject(isAdded);
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
		expect(await watch(trakt, untitled)).toMatchObject(isAdded);
		expect(trakt.bodies()[1]).toMatchObject({ episode: { season: 2, number: 5 } });
	});

	it('in season 0', async () => {
		const trakt = traktSaying([stop, scrobbled]);
		await watch(trakt, { ...untitled, ids: {}, season: 0, number: 1 });
		expect(trakt.bodies()).toMatchObject([{ episode: { season: 0, number: 1 } }]);
	});

	it('by a search for its show, checked against its title', async () => {
		const trakt = traktSaying(
			[showsSearched, showsFound(['Battle Harbour', 2018, 77])],
			['GET /shows/77/seasons?extended=full,episodes', listed('the cold pier', 5505)],
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
			['GET /shows/76/seasons?extended=full,episodes', listed('Nine Lanterns', 1)],
			['GET /shows/76/seasons/2/episodes/5/translations', none],
			['GET /shows/77/seasons?extended=full,episodes', listed('The Cold Pier', 2)],
			[stop, scrobbled],
		);
		const show = { title: 'Battle Harbour', ids: {} };
		expect(await watch(trakt, { ...withoutIds, show })).toMatchObject(isAdded);
		expect(trakt.bodies()).toMatchObject([{ episode: { ids: { trakt: 2 } } }]);
	});

	it('with the year that stands in the title of its show', async () => {
		const trakt = traktSaying(
			[showsSearched, showsFound(['Battle Harbour', 1978, 76], ['Battle Harbour', 2018, 77])],
			['GET /shows/77/seasons?extended=full,episodes', listed('The Cold Pier', 2)],
			[stop, scrobbled],
		);
		const show = { title: 'Battle Harbour (2018)', ids: {} };
		expect(await watch(trakt, { ...withoutIds, show })).toMatchObject(isAdded);
	});

	it('not at all where the titles clearly differ, and both are named', async () => {
		const trakt = traktSaying(
			[showsSearched, showsFound(['Battle Harbour', 2018, 77])],
			['GET /shows/77/seasons?extended=full,episodes', listed('Nine Lanterns', 5505)],
			['GET /shows/77/seasons/2/episodes/5/translations', none],
		);
		expect(await watch(trakt, withoutIds)).toMatchObject({
			error: {
				kind: 'ambiguous',
				candidates: [
					{ title: 'Battle Harbour', year: 2018, season: 2, number: 5, episode: 'Nine Lanterns' },
				],
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
