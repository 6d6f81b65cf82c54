import { describe, expect, it } from '@jest/globals';

import type { Episode, Movie } from '../../../../../media';
import { meansSame, titleKeys } from '../../../../../services/shared/title/sameTitle';

const movie = (changes: Partial<Movie> = {}): Movie => ({
	type: 'movie',
	title: 'Tidal Glass',
	year: 2019,
	ids: {},
	...changes,
});
const episode = (changes: Partial<Episode> = {}): Episode => ({
	type: 'episode',
	season: 1,
	number: 2,
	ids: {},
	show: { title: 'Battle Harbour', year: 2018, ids: {} },
	...changes,
});
const show = (ids: Episode['show']['ids'], title = 'Battle Harbour') => ({ title, ids });

describe('two descriptions of a title', () => {
	it.each([
		['one id of several', movie({ ids: { imdb: 'tt1', tmdb: 1 } }), movie({ ids: { tmdb: 1 } })],
		['the title alone', movie({ ids: { imdb: 'tt1' } }), movie({ ids: { tmdb: 1 }, year: 2020 })],
		['another spelling', movie({ title: 'Tidal Glass (2019)' }), movie({ title: 'tidal glass' })],
		['the episode’s id', episode({ ids: { tvdb: 5 } }), episode({ ids: { tvdb: 5 } })],
		[
			'the show’s id',
			episode({ show: show({ tvdb: 7 }) }),
			episode({ show: show({ tvdb: 7 }, 'B') }),
		],
		[
			'the show’s title',
			episode({ show: show({ tvdb: 7 }) }),
			episode({ show: show({ imdb: 'tt9' }) }),
		],
		[
			'the number, where the episode’s ids differ',
			episode({ ids: { tvdb: 5 }, show: show({ tvdb: 7 }) }),
			episode({ ids: { tvdb: 6 }, show: show({ tvdb: 7 }) }),
		],
		['a special', episode({ season: 0 }), episode({ season: 0 })],
	])('mean the same by %s', (_what, one, other) => {
		expect(meansSame(one, other)).toBe(true);
		expect(meansSame(other, one)).toBe(true);
		const keys = new Set(titleKeys(one));
		expect(titleKeys(other).some((key) => keys.has(key))).toBe(true);
	});

	it.each([
		['ids that differ', movie({ ids: { imdb: 'tt1' } }), movie({ ids: { imdb: 'tt2' } })],
		['years that differ', movie({ year: 2019 }), movie({ year: 1999 })],
		['a movie and an episode', movie({ ids: { trakt: 1 } }), episode({ ids: { trakt: 1 } })],
		['another number', episode(), episode({ number: 3 })],
		['another show', episode({ show: show({ tvdb: 7 }) }), episode({ show: show({ tvdb: 8 }) })],
		['no number', episode({ number: undefined }), episode({ number: undefined })],
		[
			'the id of the series on every episode',
			episode({ ids: { imdb: 'tt7' }, number: 1 }),
			episode({ ids: { imdb: 'tt7' }, number: 2 }),
		],
	])('do not with %s', (_what, one, other) => {
		expect(meansSame(one, other)).toBe(false);
		expect(meansSame(other, one)).toBe(false);
	});

	it('mean the same by the id that a catalogue knows under another number, and not by a series’ id', () => {
		const wanted = episode({ ids: { tvdb: 5, imdb: 'tt7' }, number: 2 });
		expect(meansSame(wanted, episode({ ids: { tvdb: 5 }, number: 3 }), true)).toBe(true);
		expect(meansSame(wanted, episode({ ids: { imdb: 'tt7' }, number: 3 }), true)).toBe(false);
		expect(meansSame(wanted, episode({ ids: { tvdb: 5 }, number: 3 }))).toBe(false);
	});
});

describe('what two descriptions must not be taken for', () => {
	it('a media server’s own id says nothing to anybody else', () => {
		expect(titleKeys(movie({ ids: { plex: 'plex://movie/1' } }))).toEqual([
			'movie:title:tidalglass',
		]);
	});

	it('a namesake of another time is another title', () => {
		expect(meansSame(movie(), movie({ year: 2020 }))).toBe(true);
		expect(meansSame(movie(), movie({ year: 2021 }))).toBe(false);
	});
});
