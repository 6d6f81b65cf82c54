import { describe, expect, it } from '@jest/globals';
import type { Episode } from '../../../../../media';
import { findByIds } from '../../../../../services/jellyfin';
import {
	answer,
	episode,
	episodes,
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
} from '../jellyfin';
import { watch, added, ambiguous, notFound } from '../lookingFor';

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
			[episode('s5', 5, { Name: 'The Making of It', ParentIndexNumber: 0 })],
			undefined,
		],
		[
			'not one without a file',
			harbour,
			[episode('e5', 5, { Name: 'The Cold Pier', LocationType: 'Virtual' })],
			undefined,
		],
	])('is found %s', async (name, media, found, id) => {
		const jellyfin = jellyfinSaying(
			[search, series],
			[episodes, listed(...found)],
			id ? [write(id), written] : [episodes, listed(...found)],
		);
		const told = name === 'not under another title' ? ambiguous : notFound;
		expect(await watch(jellyfin, media)).toMatchObject(id ? added : told);
		expect(jellyfin.lines()[1]).toContain('&season=2&');
	});

	it('of a Jellyfin server is that very item, unless another server’s id is meant', async () => {
		const id = 'e5'.repeat(16);
		const media = { ...harbour, ids: { jellyfin: id } };
		const own = episode(id, 5, { Name: 'The Cold Pier' });
		const same = jellyfinSaying([search, listed(own)], [write(id), written]);
		expect(await watch(same, media, { source: 'jellyfin' })).toMatchObject(added);
		expect(same.lines()[0]).toContain(`&ids=${id}&`);

		const other = jellyfinSaying(
			[search, listed({ ...own, SeriesName: 'Elsewhere' })],
			[search, series],
			[episodes, listed({ ...own, Id: 'e9' })],
			[write('e9'), written],
		);
		expect(await watch(other, media, { source: 'jellyfin' })).toMatchObject(added);
	});

	it.each(['../../../admin?x=', 'e5', 'a,b', ''])(
		'whose id at Jellyfin cannot be one (%s) is looked for as if it had none',
		async (jellyfin) => {
			const media = { ...harbour, ids: { jellyfin } };
			const server = jellyfinSaying(
				[search, series],
				[episodes, listed(episode('e9', 5))],
				[write('e9'), written],
			);
			expect(await watch(server, media, { source: 'jellyfin' })).toMatchObject(added);
			expect(server.lines().join()).not.toContain('ids=');
		},
	);

	it('that stands at another number there is found by its title, in every copy', async () => {
		const moved = [
			episode('e5', 5, { Name: 'Elsewhere' }),
			episode('e8', 8, { Name: 'The Cold Pier' }),
			episode('f8', 8, { Name: 'The Cold Pier' }),
		];
		const jellyfin = jellyfinSaying(
			[search, series],
			[episodes, listed(...moved.slice(0, 1))],
			[episodes, listed(...moved)],
			[write('e8'), written],
			[write('f8'), written],
		);
		expect(await watch(jellyfin, { ...harbour, ids: {} })).toMatchObject(added);
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
			{ error: { kind: 'ambiguous', message: expect.stringContaining('several series') } },
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
