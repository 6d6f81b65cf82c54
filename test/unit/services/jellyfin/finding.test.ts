import { describe, expect, it } from '@jest/globals';

import type { Episode, Media, Movie, WatchEvent } from '../../../../media';
import { findByIds, syncWatchEvent } from '../../../../services/jellyfin';
import {
	allOn,
	answer,
	episode,
	episodes,
	eventOf,
	film,
	harbour,
	jellyfinSaying,
	listed,
	noIndex,
	nothing,
	rejection,
	search,
	show,
	tidal,
	USER,
	write,
	written,
} from './jellyfin';

type Jellyfin = ReturnType<typeof jellyfinSaying>;

async function watch({ client }: Jellyfin, media: Media, more: Partial<WatchEvent> = {}) {
	return await syncWatchEvent(client, eventOf('watched', { media, ...more }), allOn);
}

const added = [{ sync: { status: 'added' } }];
const notFound = [{ error: { kind: 'notFound' } }];

describe('a film', () => {
	it('is searched by its title, without the year behind it, for the user, in one request', async () => {
		const jellyfin = jellyfinSaying([search, listed(film('f1'))], [write('f1'), written]);
		expect(await watch(jellyfin, { ...tidal, title: 'Tidal Glass (2019)' })).toMatchObject(added);
		expect(jellyfin.lines()[0]).toBe(
			`GET /Items?userId=${USER}&recursive=true&includeItemTypes=Movie&searchTerm=Tidal Glass&limit=50&fields=ProviderIds,MediaSourceCount&enableUserData=true&enableImages=false&enableTotalRecordCount=false`,
		);
	});

	it('is every copy with its ids, and no other film of the name', async () => {
		const jellyfin = jellyfinSaying(
			[
				search,
				listed(
					film('f1'),
					film('remake', { ProviderIds: { Imdb: 'tt9100001', Tmdb: '5' } }),
					film('f2', { Name: 'Tidal Glass: Extended', ProviderIds: { Tmdb: '910001' } }),
					film('other', { ProviderIds: { Imdb: 'tt9100002' } }),
				),
			],
			[write('f1'), written],
			[write('f2'), written],
		);
		expect(await watch(jellyfin, tidal)).toMatchObject(added);
	});

	it('that Jellyfin has not matched is taken by title and exact year alone', async () => {
		const unmatched = { ProviderIds: {} };
		const jellyfin = jellyfinSaying(
			[search, listed(film('f1', unmatched), film('f2', { ...unmatched, ProductionYear: 2020 }))],
			[write('f1'), written],
		);
		expect(await watch(jellyfin, tidal)).toMatchObject(added);
		const without = jellyfinSaying([search, listed(film('f1', unmatched))], ...noIndex);
		expect(await watch(without, { ...tidal, year: undefined })).toMatchObject(notFound);
	});

	const untold: Movie = { type: 'movie', title: 'Tidal Glass', ids: {} };

	it.each<[string, Movie, ReturnType<typeof film>[], string | undefined]>([
		['the title', untold, [film('f1')], 'f1'],
		[
			'the year',
			{ ...untold, year: 2019 },
			[film('f0', { ProductionYear: 1999 }), film('f1')],
			'f1',
		],
		['a year that is one off', { ...untold, year: 2020 }, [film('f1')], 'f1'],
		['a year that is two off', { ...untold, year: 2021 }, [film('f1')], undefined],
		[
			'a title that two films have',
			untold,
			[film('f1'), film('f2', { ProductionYear: 1999, ProviderIds: { Tmdb: '7' } })],
			undefined,
		],
	])('without ids is found by %s, or not at all', async (_name, media, found, id) => {
		const jellyfin = jellyfinSaying(
			[search, listed(...found)],
			...(id ? [[write(id), written] as [string, typeof written]] : []),
		);
		expect(await watch(jellyfin, media)).toMatchObject(id ? added : notFound);
	});

	it('is looked for once in a viewing, and checked again before each write', async () => {
		const jellyfin = jellyfinSaying(
			[search, listed(film('f1'))],
			[write('f1'), written],
			['GET /Items?userId=…', listed(film('f1'))],
			[write('f1'), written],
			['GET /Items?userId=…', listed(film('f1', { ProviderIds: { Imdb: 'tt1' } }))],
			[search, nothing],
			...noIndex,
		);
		const pause = eventOf('pause', { progress: 40 });
		expect(await syncWatchEvent(jellyfin.client, pause, allOn)).toMatchObject([
			{ sync: { status: 'paused' } },
		]);
		expect(await watch(jellyfin, tidal)).toMatchObject(added);
		expect(jellyfin.lines()[2]).toContain('&ids=f1&');
		expect(await watch(jellyfin, tidal)).toMatchObject(notFound);
	});

	it('is searched again after some hours, for it may have got another copy', async () => {
		const jellyfin = jellyfinSaying(
			[search, listed(film('f1'))],
			[write('f1'), written],
			['GET /Items?userId=…', listed(film('f1'))],
			[write('f1'), written],
			['GET /Items?userId=…', listed(film('f1'), film('f2'))],
			[write('f1'), written],
			[write('f2'), written],
		);
		await watch(jellyfin, tidal);
		jellyfin.clock.advance(5 * 3_600_000);
		await watch(jellyfin, tidal);
		jellyfin.clock.advance(2 * 3_600_000);
		await watch(jellyfin, tidal);
		expect(jellyfin.lines()[2]).toContain('&ids=f1&');
		expect(jellyfin.lines()[4]).toContain('&searchTerm=');
	});

	it('has its other versions marked as well', async () => {
		const jellyfin = jellyfinSaying(
			[search, listed(film('f1', { MediaSourceCount: 3 }))],
			[write('f1'), written],
			[
				`GET /Items/f1?userId=${USER}`,
				answer(200, { Id: 'f1', MediaSources: [{ Id: 'f1' }, { Id: 'f1-4k' }, { Id: 'f1-gone' }] }),
			],
			[`GET /UserItems/f1-4k/UserData?userId=${USER}`, answer(200, { PlayCount: 2 })],
			[`GET /UserItems/f1-gone/UserData?userId=${USER}`, answer(404)],
			[write('f1-4k'), written],
		);
		expect(await watch(jellyfin, tidal)).toMatchObject(added);
		expect(jellyfin.bodies()).toMatchObject([{ PlayCount: 1 }, { Played: true, PlayCount: 2 }]);
	});
});

describe('an episode', () => {
	const series = listed(show('series-1'), show('other', { ProviderIds: { Tvdb: '1' } }));

	it.each<[string, Episode, ReturnType<typeof episode>[], string | undefined]>([
		['by its place', { ...harbour, ids: {} }, [episode('e5', 5, { Name: 'The Cold Pier' })], 'e5'],
		[
			'in a file of several',
			harbour,
			[episode('e4', 4, { Name: 'Episode 4', IndexNumberEnd: 6 })],
			'e4',
		],
		[
			'by its own ids where the order differs',
			harbour,
			[
				episode('e5', 5, { ProviderIds: { Tvdb: '1' } }),
				episode('e6', 6, { ProviderIds: { Tvdb: '820205' } }),
			],
			'e6',
		],
		[
			'in spite of wrong ids, by place and title',
			harbour,
			[episode('e5', 5, { Name: 'The cold pier', ProviderIds: { Tvdb: '1' } })],
			'e5',
		],
		['not under another title', harbour, [episode('e5', 5, { Name: 'Elsewhere' })], undefined],
		[
			'not a special that aired within the season',
			{ ...harbour, ids: {} },
			[episode('s5', 5, { Name: 'The Cold Pier', ParentIndexNumber: 0 })],
			undefined,
		],
		[
			'not one without a file',
			harbour,
			[episode('e5', 5, { Name: 'The Cold Pier', LocationType: 'Virtual' })],
			undefined,
		],
	])('is found %s', async (_name, media, found, id) => {
		const jellyfin = jellyfinSaying(
			[search, series],
			[episodes, listed(...found)],
			...(id ? [[write(id), written] as [string, typeof written]] : []),
		);
		expect(await watch(jellyfin, media)).toMatchObject(id ? added : notFound);
		expect(jellyfin.lines()[1]).toContain('&season=2&');
	});

	it('of a Jellyfin server is that very item, unless another server’s id is meant', async () => {
		const media = { ...harbour, ids: { jellyfin: 'e5' } };
		const own = episode('e5', 5, { Name: 'The Cold Pier' });
		const same = jellyfinSaying([search, listed(own)], [write('e5'), written]);
		expect(await watch(same, media, { source: 'jellyfin' })).toMatchObject(added);
		expect(same.lines()[0]).toContain('&ids=e5&');

		const other = jellyfinSaying(
			[search, listed({ ...own, SeriesName: 'Elsewhere' })],
			[search, series],
			[episodes, listed({ ...own, Id: 'e9' })],
			[write('e9'), written],
		);
		expect(await watch(other, media, { source: 'jellyfin' })).toMatchObject(added);
	});

	it('of a series of two names is taken only by its own ids', async () => {
		const media = { ...harbour, show: { title: 'Battle Harbour', ids: {} } };
		const two = listed(show('series-1'), show('series-2', { ProviderIds: { Tvdb: '9' } }));
		const places: Array<[string, ReturnType<typeof listed>]> = [
			[episodes, listed(episode('e5', 5))],
			[
				'GET /Shows/series-2/Episodes?…',
				listed(episode('x5', 5, { ProviderIds: { Tvdb: '820205' } })),
			],
		];
		const jellyfin = jellyfinSaying([search, two], ...places, [write('x5'), written]);
		expect(await watch(jellyfin, media)).toMatchObject(added);
		expect(
			await watch(jellyfinSaying([search, two], ...places), { ...media, ids: {} }),
		).toMatchObject([
			{ error: { kind: 'notFound', message: expect.stringContaining('several series') } },
		]);
	});

	it('asks for its series once, and again where the series is gone', async () => {
		const jellyfin = jellyfinSaying(
			[search, series],
			[episodes, listed(episode('e5', 5, { ProviderIds: { Tvdb: '820205' } }))],
			[write('e5'), written],
			[episodes, answer(404)],
			[search, listed(show('series-3'))],
			['GET /Shows/series-3/Episodes?…', listed(episode('n6', 6))],
			[write('n6'), written],
		);
		expect(await watch(jellyfin, harbour)).toMatchObject(added);
		const next = { ...harbour, title: 'Pier 6', number: 6, ids: {} };
		expect(await watch(jellyfin, next)).toMatchObject(added);
	});
});

describe('find by ids', () => {
	it('answers what Jellyfin said, for each copy', async () => {
		const jellyfin = jellyfinSaying([search, listed(film('f1'), film('f2'))]);
		const found = await findByIds(jellyfin.client, {
			userId: USER,
			type: 'movie',
			ids: tidal.ids,
			title: 'Tidal Glass',
		});
		expect(found).toEqual([film('f1'), film('f2')]);
	});

	it('takes the series’ ids for an episode with its numbers, and its own with the series’ title', async () => {
		const wanted = { userId: USER, type: 'episode' as const, title: 'Battle Harbour' };
		const found = listed(episode('e5', 5, { ProviderIds: { Tvdb: '820205' } }));
		const numbered = jellyfinSaying([search, listed(show('series-1'))], [episodes, found]);
		const place = { ids: { tvdb: 8200 }, season: 2, number: 5 };
		expect(await findByIds(numbered.client, { ...wanted, ...place })).toMatchObject([{ Id: 'e5' }]);
		const own = jellyfinSaying([search, listed(show('series-1'))], [episodes, found]);
		expect(await findByIds(own.client, { ...wanted, ids: { tvdb: 820205 } })).toMatchObject([
			{ Id: 'e5' },
		]);
		expect(own.lines()[1]).not.toContain('season=');
	});

	it('is none where nothing is there, and says so where it cannot look', async () => {
		const { client } = jellyfinSaying([search, nothing], ...noIndex);
		const wanted = { userId: USER, ids: { tvdb: 1 } };
		expect(await findByIds(client, { ...wanted, type: 'series', title: 'Nowhere' })).toEqual([]);
		expect(
			await rejection(findByIds(client, { ...wanted, type: 'episode', title: ' ' })),
		).toMatchObject({ kind: 'refused', description: expect.stringContaining('series') });
	});
});
