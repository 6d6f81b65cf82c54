import { describe, expect, it } from '@jest/globals';

import { UnreadableBody, watchEventFromSimkl } from '../../../../media';

const user = { id: '5000', name: 'Alice' };
const movie = {
	title: 'Tidal Glass',
	year: 2019,
	runtime: 100,
	ids: { simkl: 2001, slug: 'tidal-glass', imdb: 'tt9100001', tmdb: '910001', mal: '7' },
};
const show = { title: 'Battle Harbour', year: 2018, ids: { simkl: 2002, tvdb: '8200' } };
const watched_at = '2026-03-08T20:15:30Z';

describe('watchEventFromSimkl', () => {
	it('reads a film, whose foreign ids are text', () => {
		expect(watchEventFromSimkl({ movie, watched_at }, user)).toEqual({
			event: 'watched',
			source: 'simkl',
			key: 'simkl:5000:2001:2026-03-08T20:15:30Z',
			at: '2026-03-08T20:15:30.000Z',
			user,
			media: {
				type: 'movie',
				title: 'Tidal Glass',
				year: 2019,
				runtimeSeconds: 6000,
				ids: { imdb: 'tt9100001', tmdb: 910001, mal: 7, simkl: 2001 },
			},
		});
	});

	it('takes the date by which an undated episode was seen, and says that it is approximate', () => {
		const play = { show, episode: { season: 1, number: 3 }, seen_by: watched_at };
		expect(watchEventFromSimkl(play, user)).toMatchObject({
			at: '2026-03-08T20:15:30.000Z',
			dateApproximate: true,
		});
		const dated = { ...play, watched_at: '2026-02-01T20:00:00Z' };
		expect(watchEventFromSimkl(dated, user)).not.toHaveProperty('dateApproximate');
	});

	it('reads an episode, whose show has the ids', () => {
		const play = { show, episode: { season: 0, number: 3 }, watched_at };
		expect(watchEventFromSimkl(play, user)).toMatchObject({
			key: 'simkl:5000:2002:s0e3:2026-03-08T20:15:30Z',
			media: {
				type: 'episode',
				season: 0,
				number: 3,
				ids: {},
				show: { title: 'Battle Harbour', year: 2018, ids: { tvdb: 8200, simkl: 2002 } },
			},
		});
	});

	it('reads an episode of a cour in TheTVDB’s place beside the ids of the whole show, or else within its cour', () => {
		const ids = { ...show.ids, imdb: 'tt9100002', mal: '7', anidb: '8' };
		const anime = { ...show, ids };
		const episode = { season: 1, number: 3 };
		const tvdb = { season: 2, episode: 15 };
		expect(
			watchEventFromSimkl({ anime, episode: { ...episode, tvdb }, watched_at }, user),
		).toMatchObject({
			key: 'simkl:5000:2002:s2e15:2026-03-08T20:15:30Z',
			media: { season: 2, number: 15, show: { ids: { imdb: 'tt9100002', tvdb: 8200 } } },
		});
		const within = watchEventFromSimkl({ anime, episode, watched_at }, user);
		expect(within).toMatchObject({
			key: 'simkl:5000:2002:c1e3:2026-03-08T20:15:30Z',
			media: { season: 1, number: 3 },
		});
		expect(within?.media).toHaveProperty('show.ids', { simkl: 2002, mal: 7, anidb: 8 });
	});

	it('has no id of TheTVDB for a film, which would be its show’s', () => {
		const film = { ...movie, ids: { ...movie.ids, tvdb: '8200' } };
		const read = watchEventFromSimkl({ movie: film, watched_at }, user);
		expect(read?.media.ids).not.toHaveProperty('tvdb');
	});

	it('says what is gone since it was seen to be gone', () => {
		const removedAt = new Date('2026-03-09T08:00:00.000Z');
		expect(watchEventFromSimkl({ movie }, user, removedAt)).toMatchObject({
			event: 'unwatched',
			at: '2026-03-09T08:00:00.000Z',
		});
	});

	it.each([undefined, null, '', '1970-01-01T00:00:01Z'])(
		'is no event for a play whose date nobody knows: %j',
		(date) => {
			expect(watchEventFromSimkl({ movie, watched_at: date }, user)).toBeUndefined();
		},
	);

	it.each([
		[{ watched_at }],
		[{ movie: { title: 'x' }, watched_at }],
		[{ show, episode: { season: 1 }, watched_at }],
		[{ movie: 7, watched_at }],
		['[]'],
	])('refuses %j', (play) => {
		expect(() => watchEventFromSimkl(play, user)).toThrow(UnreadableBody);
	});
});
