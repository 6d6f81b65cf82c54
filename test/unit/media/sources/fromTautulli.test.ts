import { describe, expect, it } from '@jest/globals';

import { UnreadableBody, watchEventFromTautulli } from '../../../../media';

const RECEIVED = new Date('2026-03-08T21:00:00Z');
const film = {
	action: 'watched',
	user: 'Ada on the sofa',
	username: 'ada.l',
	user_id: '9100001',
	media_type: 'movie',
	title: 'Tidal Glass',
	show_name: '',
	episode_name: '',
	season_num: '0',
	episode_num: '0',
	year: '2019',
	show_year: '',
	imdb_id: 'tt9100001',
	thetvdb_id: '',
	themoviedb_id: '910001',
	guid: 'plex://movie/64b2f0c2d3e4b5a6978877cc',
	rating_key: '601',
	section_id: '1',
	library_name: 'Films',
	session_key: '27',
	started_unixtime: '1772997300',
	progress_percent: '92',
	view_offset: '6072000',
	duration_ms: '6600000',
	live: '0',
	server_machine_id: '7c1f0a52',
	server_name: 'Attic',
	machine_id: 'player-4f2a',
	player: 'Bedroom TV',
	unixtime: '1773003300',
};
const episode = {
	...film,
	action: 'pause',
	media_type: 'episode',
	title: 'Salt & Circuit - Brine',
	show_name: 'Salt & Circuit',
	episode_name: 'Brine',
	season_num: '0',
	episode_num: '2',
	year: '2020',
	show_year: '2018',
	imdb_id: 'tt9900200',
	thetvdb_id: '990201',
	themoviedb_id: '990200',
	guid: 'plex://episode/64b2f0c2d3e4b5a6978877dd',
	rating_key: '702',
	view_offset: '1650000',
	duration_ms: '2880000',
};

describe('a watch event from Tautulli', () => {
	it('is a film with its own ids, and no progress once it is watched', () => {
		expect(watchEventFromTautulli(film, RECEIVED)).toEqual({
			event: 'watched',
			source: 'tautulli',
			key: 'tautulli:7c1f0a52:9100001:601:2026-03-08T19:15:00Z',
			at: '2026-03-08T20:55:00.000Z',
			user: { id: '9100001', name: 'ada.l' },
			server: { id: '7c1f0a52', name: 'Attic' },
			player: { id: 'player-4f2a', name: 'Bedroom TV' },
			library: { id: '1', name: 'Films' },
			media: {
				type: 'movie',
				title: 'Tidal Glass',
				year: 2019,
				runtimeSeconds: 6600,
				ids: { plex: 'plex://movie/64b2f0c2d3e4b5a6978877cc', imdb: 'tt9100001', tmdb: 910_001 },
			},
		});
	});

	it('is an episode whose listed ids are its show’s, in season 0 too', () => {
		expect(watchEventFromTautulli(episode, RECEIVED)).toMatchObject({
			event: 'pause',
			progress: 57.29,
			media: {
				type: 'episode',
				title: 'Brine',
				season: 0,
				number: 2,
				ids: { plex: 'plex://episode/64b2f0c2d3e4b5a6978877dd' },
				show: {
					title: 'Salt & Circuit',
					year: 2018,
					ids: { imdb: 'tt9900200', tmdb: 990_200, tvdb: 990_201 },
				},
			},
		});
	});

	it('keeps a legacy agent’s id for the show, and an episode without a number without one', () => {
		const legacy = {
			...episode,
			imdb_id: '',
			thetvdb_id: '',
			themoviedb_id: '',
			guid: 'com.plexapp.agents.thetvdb://990201/1/2?lang=en',
			episode_num: '0',
		};
		const read = watchEventFromTautulli(legacy, RECEIVED);
		expect(read?.media).toMatchObject({ ids: {}, show: { ids: { tvdb: 990_201 } } });
		expect(read?.media).not.toHaveProperty('number');
	});

	it.each<[string, object, number | undefined]>([
		['the specials', { season_name: 'Specials' }, 0],
		['the specials, in another language', { season_name: 'Extras und Besonderes' }, 0],
		['the specials, of a template that does not name the season', {}, 0],
		['none without the name that every season has', { season_name: '' }, undefined],
		['none without an episode’s number', { season_name: 'Specials', episode_num: '0' }, undefined],
		['one with a number, whatever it is called', { season_name: '', season_num: '3' }, 3],
	])('takes season "0" for %s', (_what, changed, season) => {
		const { media } = watchEventFromTautulli({ ...episode, ...changed }, RECEIVED) ?? {};
		expect(media?.type === 'episode' && media.season).toBe(season);
	});

	it('is none of a trailer that stands in the place of a title', () => {
		const coming = { ...film, edition_title: 'Trailer' };
		expect(watchEventFromTautulli(coming, RECEIVED)).toBeUndefined();
		const next = { ...episode, episode_name: 'Trailer (Placeholder)' };
		expect(watchEventFromTautulli(next, RECEIVED)).toBeUndefined();
		expect(watchEventFromTautulli({ ...film, edition_title: 'IMAX' }, RECEIVED)).toBeDefined();
	});

	it.each(['play', 'pause', 'resume', 'stop', 'watched'])('has the same key at %s', (action) => {
		expect(watchEventFromTautulli({ ...film, action }, RECEIVED)?.key).toBe(
			'tautulli:7c1f0a52:9100001:601:2026-03-08T19:15:00Z',
		);
	});

	it('is told apart by the session, or by the hour, where a template does not say when it began', () => {
		const { started_unixtime, ...shorter } = film;
		expect(started_unixtime).toBeDefined();
		expect(watchEventFromTautulli(shorter, RECEIVED)?.key).toMatch(/:session27$/);
		const { session_key, ...shortest } = shorter;
		expect(session_key).toBeDefined();
		expect(watchEventFromTautulli(shortest, RECEIVED)?.key).toMatch(/:2026-03-08T20h$/);
	});

	it('takes a name that Tautulli left unfilled as absent', () => {
		const unfilled = { ...film, imdb_id: '{imdb_id}', unixtime: '{unixtime}', player: '{player}' };
		const read = watchEventFromTautulli(unfilled, RECEIVED);
		expect(read?.media.ids).not.toHaveProperty('imdb');
		expect(read?.at).toBe(RECEIVED.toISOString());
		expect(read?.player).toEqual({ id: 'player-4f2a', name: '' });
	});

	it('takes the percentage where the position is missing', () => {
		const { view_offset, ...without } = episode;
		expect(view_offset).toBeDefined();
		expect(watchEventFromTautulli(without, RECEIVED)?.progress).toBe(92);
	});

	it.each([
		['a test notification', Object.fromEntries(Object.keys(film).map((key) => [key, `{${key}}`]))],
		['something added to a library', { ...film, action: 'created' }],
		['a track', { ...film, media_type: 'track' }],
		['nobody', { ...film, user: '', username: '', user_id: '' }],
		['Live TV without ids', { ...film, live: '1', imdb_id: '', themoviedb_id: '', guid: '' }],
		['a film without a title', { ...film, title: '', imdb_id: '', themoviedb_id: '', guid: '' }],
	])('is none for %s', (_what, body) => {
		expect(watchEventFromTautulli(body, RECEIVED)).toBeUndefined();
	});

	it('is refused for a body that is no such template', () => {
		expect(() => watchEventFromTautulli({ event: 'media.play' }, RECEIVED)).toThrow(
			new UnreadableBody('The Tautulli body has no action.'),
		);
		expect(() => watchEventFromTautulli({ ...film, title: ['x'] }, RECEIVED)).toThrow(
			'title should be text.',
		);
	});
});
