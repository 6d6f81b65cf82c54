import { describe, expect, it } from '@jest/globals';
import { watchEventFromPlex } from '../../../../../media';
import type { Ids } from '../../../../../media';

const RECEIVED = new Date('2026-11-19T20:30:00Z');

interface Row {
	guid: string;
	/** On a movie. */
	movie: Ids;
	/** On an episode: its own ids, its show's, and the season and number read from the guid. */
	episode: Ids;
	show: Ids;
	place?: [season: number, number: number];
}

const none = { movie: {}, episode: {}, show: {} };
const rows: Row[] = [
	{
		guid: 'plex://episode/64aa',
		movie: { plex: 'plex://episode/64aa' },
		episode: { plex: 'plex://episode/64aa' },
		show: {},
	},
	{
		guid: 'imdb://tt9100001',
		movie: { imdb: 'tt9100001' },
		episode: { imdb: 'tt9100001' },
		show: {},
	},
	{ guid: 'tmdb://91', movie: { tmdb: 91 }, episode: { tmdb: 91 }, show: {} },
	{
		guid: 'tv.plex.agents.nfo.movie://movie/tmdb_383498',
		movie: { tmdb: 383498 },
		episode: { tmdb: 383498 },
		show: {},
	},
	{
		guid: 'tv.plex.agents.nfo.movie://movie/imdb_tt9100001?lang=en',
		movie: { imdb: 'tt9100001' },
		episode: { imdb: 'tt9100001' },
		show: {},
	},
	{
		guid: 'tv.plex.agents.nfo.series://episode/tvdb_84871',
		movie: { tvdb: 84871 },
		episode: { tvdb: 84871 },
		show: {},
	},
	{ guid: 'tv.plex.agents.nfo.series://episode/youtube_84871', ...none },
	{ guid: 'tv.plex.agents.nfo.series://episode/84871', ...none },
	{ guid: 'tv.plex.agents.nfo.series://episode/imdb_84871', ...none },
	{
		guid: 'com.plexapp.agents.imdb://tt9100001?lang=en',
		movie: { imdb: 'tt9100001' },
		episode: {},
		show: { imdb: 'tt9100001' },
	},
	{
		guid: 'com.plexapp.agents.themoviedb://4410/3/11?lang=fr',
		movie: { tmdb: 4410 },
		episode: {},
		show: { tmdb: 4410 },
		place: [3, 11],
	},
	{
		guid: 'com.plexapp.agents.thetvdb://70411/0/7?lang=de',
		movie: {},
		episode: {},
		show: { tvdb: 70411 },
		place: [0, 7],
	},
	{
		guid: 'com.plexapp.agents.hama://anidb-5511/1/5?lang=en',
		movie: { anidb: 5511 },
		episode: {},
		show: { anidb: 5511 },
		place: [1, 5],
	},
	...['tvdb', 'tvdb2', 'tvdb5'].map(
		(source): Row => ({
			guid: `com.plexapp.agents.hama://${source}-70411/2/13?lang=ja`,
			movie: {},
			episode: {},
			show: { tvdb: 70411 },
			place: [2, 13],
		}),
	),
	{
		guid: 'com.plexapp.agents.hama://tmdb-4410?lang=en',
		movie: { tmdb: 4410 },
		episode: {},
		show: { tmdb: 4410 },
	},
	{
		guid: 'com.plexapp.agents.hama://imdb-tt9100001?lang=en',
		movie: { imdb: 'tt9100001' },
		episode: {},
		show: { imdb: 'tt9100001' },
	},
	{
		guid: 'com.plexapp.agents.xbmcnfo://tt9100001?lang=en',
		movie: { imdb: 'tt9100001' },
		episode: {},
		show: { imdb: 'tt9100001' },
	},
	{
		guid: 'com.plexapp.agents.xbmcnfotv://tt9100001/1/2?lang=xn',
		movie: { imdb: 'tt9100001' },
		episode: {},
		show: { imdb: 'tt9100001' },
		place: [1, 2],
	},
	{ guid: 'com.plexapp.agents.xbmcnfo://4410?lang=en', ...none },
	{ guid: 'com.plexapp.agents.xbmcnfotv://70411/1/2?lang=xn', ...none, place: [1, 2] },
	{
		guid: 'net.fribbtastic.coding.plex.myanimelist://3300/1/4?lang=en',
		movie: { mal: 3300 },
		episode: {},
		show: { mal: 3300 },
		place: [1, 4],
	},
	{ guid: 'local://567', ...none },
	{ guid: 'com.plexapp.agents.none://abcdef?lang=xn', ...none },
	{ guid: 'iva://example.invalid/assets(1)?lang=en', ...none },
	{ guid: 'com.plexapp.agents.imdb://?lang=en', ...none },
	{ guid: 'tt9100001', ...none },
	{ guid: '', ...none },
];

function read(metadata: Record<string, unknown>) {
	const body = { event: 'media.play', Account: { id: 1, title: 'marta' }, Metadata: metadata };
	return watchEventFromPlex(body, RECEIVED)?.media;
}

describe('the ids in a Plex guid', () => {
	it.each(rows)('of a movie: $guid', ({ guid, movie }) => {
		expect(read({ type: 'movie', title: 'The Lighthouse Tax', guid })?.ids).toStrictEqual(movie);
	});

	it.each(rows)('of an episode and its show: $guid', ({ guid, episode, show, place }) => {
		const media = read({ type: 'episode', grandparentTitle: 'Harbour Nine', guid });
		expect(media).toStrictEqual({
			type: 'episode',
			...(place && { season: place[0], number: place[1] }),
			ids: episode,
			show: { title: 'Harbour Nine', ids: show },
		});
	});

	it('are the show’s on grandparentGuid, of either kind of agent', () => {
		const episode = { type: 'episode', grandparentTitle: 'Harbour Nine', guid: 'local://9' };
		const showIds = (grandparentGuid: string) => {
			const media = read({ ...episode, grandparentGuid });
			return media?.type === 'episode' ? media.show.ids : undefined;
		};
		expect(showIds('plex://show/64b0')).toStrictEqual({ plex: 'plex://show/64b0' });
		expect(showIds('com.plexapp.agents.thetvdb://70411?lang=en')).toStrictEqual({ tvdb: 70411 });
		expect(showIds('com.plexapp.agents.hama://anidb-5511?lang=en')).toStrictEqual({ anidb: 5511 });
	});

	it('leave season and number to Plex where Plex gives them', () => {
		const guid = 'com.plexapp.agents.hama://tvdb-70411/5/80?lang=en';
		const media = read({
			type: 'episode',
			grandparentTitle: 'Harbour Nine',
			guid,
			parentIndex: 1,
			index: 12,
		});
		expect(media).toMatchObject({ season: 1, number: 12 });
	});

	it.each(['tvdb3', 'tvdb4'])('of HAMA’s %s claim no season and number of TheTVDB', (scheme) => {
		const media = read({
			type: 'episode',
			grandparentTitle: 'Harbour Nine',
			guid: `com.plexapp.agents.hama://${scheme}-81797/2/9?lang=en`,
			parentIndex: 2,
			index: 9,
		});
		expect(media).toMatchObject({ absoluteNumber: 9, show: { ids: { tvdb: 81797 } } });
		expect(media).not.toHaveProperty('season');
		expect(media).not.toHaveProperty('number');
	});

	it('of HAMA’s specials keep their place', () => {
		const guid = 'com.plexapp.agents.hama://tvdb4-81797/0/3?lang=en';
		const media = read({ type: 'episode', grandparentTitle: 'Harbour Nine', guid });
		expect(media).toMatchObject({ season: 0, number: 3 });
	});
});
