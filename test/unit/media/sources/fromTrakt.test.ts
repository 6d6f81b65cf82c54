import { describe, expect, it } from '@jest/globals';

import { isWatchEvent, UnreadableBody, watchEventFromTrakt } from '../../../../media';

const user = { id: 'marta', name: 'Marta' };
const film = {
	id: 10_000_000_042,
	watched_at: '2026-03-08T20:15:00.000Z',
	action: 'scrobble',
	type: 'movie',
	movie: {
		title: 'Tidal Glass',
		year: 2019,
		ids: { trakt: 601, slug: 'tidal-glass-2019', imdb: 'tt9100001', tmdb: 910001 },
	},
};
const pier = {
	id: 10_000_000_043,
	watched_at: '2026-03-08T21:00:00.000Z',
	action: 'watch',
	type: 'episode',
	episode: {
		season: 0,
		number: 5,
		title: 'The Cold Pier',
		ids: { trakt: 7011, tvdb: 820205, imdb: null, tmdb: null },
	},
	show: { title: 'Battle Harbour', year: 2018, ids: { trakt: 700, slug: 'x', tvdb: 8200 } },
};

describe('an entry of Trakt’s history', () => {
	it('is a watched film, with the ids that other services know', () => {
		const event = watchEventFromTrakt(film, user);
		expect(event).toStrictEqual({
			event: 'watched',
			source: 'trakt',
			key: 'trakt:marta:10000000042',
			at: '2026-03-08T20:15:00.000Z',
			user,
			media: {
				type: 'movie',
				title: 'Tidal Glass',
				year: 2019,
				ids: { imdb: 'tt9100001', tmdb: 910001, trakt: 601 },
			},
		});
		expect(isWatchEvent(event)).toBe(true);
	});

	it('is a watched episode: its ids and its show’s stay apart, and season 0 is a season', () => {
		expect(watchEventFromTrakt(pier, user)?.media).toStrictEqual({
			type: 'episode',
			title: 'The Cold Pier',
			season: 0,
			number: 5,
			ids: { tvdb: 820205, trakt: 7011 },
			show: { title: 'Battle Harbour', year: 2018, ids: { tvdb: 8200, trakt: 700 } },
		});
	});

	it('has a runtime where Trakt was asked for all details', () => {
		const full = { ...film, movie: { ...film.movie, runtime: 96 } };
		expect(watchEventFromTrakt(full, user)?.media.runtimeSeconds).toBe(5760);
	});

	it('that is gone is an unwatched mark of the moment in which that was seen', () => {
		const event = watchEventFromTrakt(film, user, new Date('2026-03-09T08:00:00Z'));
		expect(event).toMatchObject({
			event: 'unwatched',
			key: 'trakt:marta:10000000042',
			at: '2026-03-09T08:00:00.000Z',
		});
	});

	it('is read without what is of a wrong type: an odd row of many must not cost its own rest', () => {
		const odd = {
			...film,
			movie: { ...film.movie, year: {}, ids: { ...film.movie.ids, imdb: {} } },
		};
		const { imdb, ...ids } = watchEventFromTrakt(film, user)?.media.ids ?? {};
		expect(imdb).toBeDefined();
		expect(watchEventFromTrakt(odd, user)?.media).toMatchObject({ title: film.movie.title, ids });
		expect(watchEventFromTrakt(odd, user)?.media.ids).not.toHaveProperty('imdb');
		expect(watchEventFromTrakt({ ...film, movie: 'Tidal Glass' }, user)).toBeUndefined();
	});

	it('without a date is of 1970, roughly, as Trakt keeps it', () => {
		const undated = { ...film, watched_at: '1970-01-01T00:00:00.000Z' };
		expect(watchEventFromTrakt(undated, user)).toMatchObject({
			at: '1970-01-01T00:00:00.000Z',
			dateApproximate: true,
		});
	});

	it('of anything else is no event', () => {
		expect(watchEventFromTrakt({ id: 1, type: 'season', season: {} }, user)).toBeUndefined();
	});

	it.each([
		[undefined],
		['[]'],
		[{ ...film, id: undefined }],
		[{ ...film, watched_at: 'yesterday' }],
	])('%#: what is none is refused with a sentence', (entry) => {
		expect(() => watchEventFromTrakt(entry, user)).toThrow(UnreadableBody);
	});
});
