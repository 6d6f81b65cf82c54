import { describe, expect, it } from '@jest/globals';
import type { Movie } from '../../../../../media';
import { syncWatchEvent } from '../../../../../services/jellyfin';
import {
	allOn,
	answer,
	eventOf,
	film,
	jellyfinSaying,
	listed,
	noIndex,
	nothing,
	search,
	tidal,
	USER,
	write,
	written,
} from '../jellyfin';
import { watch, added, ambiguous, notFound } from '../lookingFor';

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
		const told = found.length > 1 ? ambiguous : notFound;
		expect(await watch(jellyfin, media)).toMatchObject(id ? added : told);
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
