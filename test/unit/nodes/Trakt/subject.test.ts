import { describe, expect, it } from '@jest/globals';
import { rateableFrom, subjectFrom, traktIds } from '../../../../nodes/Trakt/subjectFields';
import { Parameters } from '../../../../nodes/shared/action/parameters';
import { UnusableInput } from '../../../../nodes/shared/action/unusableInput';

const given = (values: Record<string, unknown>) => new Parameters((name) => values[name]);
const numbered = { mediaType: 'episode', season: 0, episode: '7' };

describe('what a Trakt operation is about', () => {
	it.each([
		['imdb', ' tt0133093 ', { imdb: 'tt0133093' }],
		['tmdb', '603', { tmdb: 603 }],
		['trakt', 481, { trakt: 481 }],
		['slug', 'the-matrix-1999', { slug: 'the-matrix-1999' }],
	])('a movie by its %s id', (movieIdType, movieId, ids) => {
		const parameters = given({ mediaType: 'movie', movieBy: 'id', movieIdType, movieId });
		expect(subjectFrom(parameters)).toEqual({ movie: { ids } });
	});

	it('a movie by title and year', () => {
		const parameters = given({
			mediaType: 'movie',
			movieBy: 'title',
			movieTitle: 'The Lighthouse at Noon',
			movieYear: 2019,
		});
		expect(subjectFrom(parameters)).toEqual({
			movie: { title: 'The Lighthouse at Noon', year: 2019 },
		});
	});

	it('an episode by its show, where season 0 is a season', () => {
		const byId = given({ ...numbered, episodeBy: 'show', showIdType: 'tvdb', showId: '990700' });
		expect(subjectFrom(byId)).toEqual({
			show: { ids: { tvdb: 990700 } },
			episode: { season: 0, number: 7 },
		});
		const byTitle = given({ ...numbered, episodeBy: 'showTitle', showTitle: 'Harbour Nights' });
		expect(subjectFrom(byTitle)).toEqual({
			show: { title: 'Harbour Nights', year: undefined },
			episode: { season: 0, number: 7 },
		});
	});

	it("an episode by its own id, never as its show's", () => {
		const parameters = given({
			mediaType: 'episode',
			episodeBy: 'episode',
			episodeIdType: 'tvdb',
			episodeId: 990701,
		});
		expect(subjectFrom(parameters)).toEqual({ episode: { ids: { tvdb: 990701 } } });
	});

	it('a whole show, for ratings alone', () => {
		const parameters = given({ mediaType: 'show', showIdType: 'imdb', showId: 'tt9900700' });
		expect(rateableFrom(parameters)).toEqual({ show: { ids: { imdb: 'tt9900700' } } });
	});

	it.each([
		['imdb', '0133093', '"0133093" is not an IMDb ID'],
		['tmdb', 'tt0133093', '"tt0133093" is not a TMDB ID'],
		['tvdb', '81189.5', '"81189.5" is not a TheTVDB ID'],
		['trakt', '0', '"0" is not a Trakt ID'],
		['trakt', '99999999999999999999', 'is not a Trakt ID'],
		['imdb', '', 'The ID is empty'],
		['plex', 'abc', '"plex" is not an ID type'],
	])('refuses the %s id %p before anything is sent', (type, id, message) => {
		expect(() => traktIds(type, id)).toThrow(UnusableInput);
		expect(() => traktIds(type, id)).toThrow(message);
	});

	it.each([
		[{ mediaType: 'movie', movieBy: 'title', movieTitle: 'Alone' }, 'The year is empty'],
		[{ mediaType: 'movie', movieBy: 'title', movieYear: 2019 }, 'The title is empty'],
		[{ ...numbered, episodeBy: 'showTitle' }, 'The show title is empty'],
		[
			{ ...numbered, season: '', episodeBy: 'show', showIdType: 'trakt', showId: 1 },
			'The season is not a number',
		],
		[
			{ ...numbered, episode: -1, episodeBy: 'show', showIdType: 'trakt', showId: 1 },
			'The episode is not a number',
		],
	])('refuses what is only half said: %p', (values, message) => {
		expect(() => subjectFrom(given(values))).toThrow(message);
	});
});
