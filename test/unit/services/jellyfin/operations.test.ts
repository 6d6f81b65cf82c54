import { describe, expect, it } from '@jest/globals';

import {
	getItem,
	getSelf,
	listItems,
	listLibraries,
	listSessions,
	listUsers,
	logOut,
	markUnwatched,
	markWatched,
	rateItem,
	setFavorite,
	setProgress,
} from '../../../../services/jellyfin';
import {
	answer,
	episode,
	film,
	jellyfinSaying,
	listed,
	MINUTE,
	NOW,
	rejection,
	search,
	show,
	USER,
	write,
	written,
} from './jellyfin';

const target = { itemId: 'f1', userId: USER };
const one = `GET /Items/f1?userId=${USER}`;
const quiet = { ...target, tellOtherPrograms: false };
const loud = { ...target, tellOtherPrograms: true };

describe('items', () => {
	it('one is asked for its user', async () => {
		const { client } = jellyfinSaying([`GET /Items/f1?userId=${USER}`, answer(200, film('f1'))]);
		expect(await getItem(client, { ...target, itemId: 'f1' })).toMatchObject({ Id: 'f1' });
	});

	it.each(['..', '../Users', 'f1/..', 'f1?x=', 'f1%2F', ''])(
		'are not asked for by what is no id: %s',
		async (itemId) => {
			const { client, lines } = jellyfinSaying();
			await expect(getItem(client, { ...target, itemId })).rejects.toMatchObject({
				kind: 'refused',
				message: `"${itemId}" is not the ID of a Jellyfin item`,
			});
			expect(lines()).toEqual([]);
		},
	);

	it('are read page by page, until one is not full', async () => {
		const films = (count: number) => Array.from({ length: count }, (_, id) => film(`f${id}`));
		const jellyfin = jellyfinSaying(
			[search, listed(...films(500))],
			[search, listed(...films(20))],
		);
		const filters = { userId: USER, type: 'Movie', watched: false, search: 'Tidal' } as const;
		expect(await listItems(jellyfin.client, filters)).toHaveLength(520);
		expect(jellyfin.lines()[1]).toContain('startIndex=500&limit=500');
		expect(jellyfin.lines()[0]).toMatch(/includeItemTypes=Movie&searchTerm=Tidal&isPlayed=false/);
	});

	it('are no more than wanted, and all three types unless one is named', async () => {
		const jellyfin = jellyfinSaying([search, listed(film('f1'), show('s1'))]);
		const items = await listItems(jellyfin.client, { userId: USER, libraryId: 'lib', limit: 2 });
		expect(items).toHaveLength(2);
		expect(jellyfin.lines()[0]).toMatch(/=Movie,Series,Episode&parentId=lib&.*limit=2/);
	});
});

describe('marking', () => {
	it('writes quietly, with the given date, and answers what is so now', async () => {
		const jellyfin = jellyfinSaying(
			[one, answer(200, film('f1', {}, { PlayCount: 2, LastPlayedDate: NOW }))],
			[write('f1'), written],
		);
		const at = '2026-01-02T10:00:00+02:00';
		expect(await markWatched(jellyfin.client, { ...quiet, at })).toEqual({
			Played: true,
			PlayCount: 1,
			ItemId: 'f1',
		});
		expect(jellyfin.bodies()).toEqual([
			{
				Played: true,
				PlayCount: 2,
				PlaybackPositionTicks: 0,
				LastPlayedDate: '2026-01-02T08:00:00.000Z',
			},
		]);
	});

	it('dates it now only where Jellyfin has no date', async () => {
		for (const [held, date] of [
			[{}, NOW],
			[{ LastPlayedDate: '2025-01-01T00:00:00Z' }, undefined],
		] as const) {
			const jellyfin = jellyfinSaying(
				[one, answer(200, film('f1', {}, held))],
				[write('f1'), written],
			);
			await markWatched(jellyfin.client, quiet);
			expect(jellyfin.bodies()).toMatchObject([{ LastPlayedDate: date }]);
		}
	});

	it('goes through a series’ episodes one by one, for a quiet write does not', async () => {
		const jellyfin = jellyfinSaying(
			[one, answer(200, show('f1', { IsFolder: true }))],
			[search, listed(episode('e1', 1), episode('e2', 2, { LocationType: 'Virtual' }))],
			[write('e1'), written],
			[`GET /UserItems/f1/UserData?userId=${USER}`, answer(200, { Played: true })],
		);
		expect(await markUnwatched(jellyfin.client, quiet)).toEqual({ Played: true, ItemId: 'f1' });
		expect(jellyfin.lines()[1]).toContain('parentId=f1');
	});

	it('tells other programs if that is wanted, and writes a given date before', async () => {
		const path = `/UserPlayedItems/f1?userId=${USER}`;
		const jellyfin = jellyfinSaying(
			[one, answer(200, film('f1'))],
			[write('f1'), written],
			[`POST ${path}`, written],
			[one, answer(200, show('f1', { Type: 'Season', IsFolder: true }))],
			[`POST ${path}`, written],
			[one, answer(200, show('f1', { IsFolder: true }))],
			[`DELETE ${path}`, answer(200, { Played: false })],
		);
		await markWatched(jellyfin.client, { ...loud, at: '2026-01-02' });
		await markWatched(jellyfin.client, loud);
		expect(await markUnwatched(jellyfin.client, loud)).toEqual({ Played: false, ItemId: 'f1' });
	});

	it.each(['CollectionFolder', 'UserView', 'Folder', 'BoxSet', 'Playlist', undefined])(
		'never marks what is in a %s: that may be the whole library',
		async (Type) => {
			const folder = answer(200, { Id: 'f1', Name: 'TV', Type, IsFolder: true });
			for (const how of [quiet, loud]) {
				for (const mark of [markWatched, markUnwatched]) {
					const jellyfin = jellyfinSaying([one, folder]);
					expect(await rejection(mark(jellyfin.client, how))).toMatchObject({
						kind: 'refused',
						message: expect.stringContaining('can be marked'),
					});
					expect(jellyfin.lines()).toEqual([one]);
				}
			}
		},
	);

	it('refuses what cannot be meant, before anything is sent', async () => {
		const { client } = jellyfinSaying();
		for (const promise of [
			markWatched(client, { ...quiet, at: 'yesterday' }),
			setProgress(client, { ...target, positionSeconds: -1 }),
			setProgress(client, { ...target, positionSeconds: Number.POSITIVE_INFINITY }),
			rateItem(client, { ...target, rating: 11 }),
			rateItem(client, { ...target, rating: Number.NaN }),
		]) {
			expect(await rejection(promise)).toMatchObject({ kind: 'refused', attempts: 0 });
		}
	});

	it('sets a position, a rating and a favourite', async () => {
		const favorite = `/UserFavoriteItems/f1?userId=${USER}`;
		const jellyfin = jellyfinSaying(
			[write('f1'), written],
			[write('f1'), written],
			[`POST ${favorite}`, written],
			[`DELETE ${favorite}`, written],
		);
		await setProgress(jellyfin.client, { ...target, positionSeconds: 90 });
		await rateItem(jellyfin.client, { ...target, rating: 7.5 });
		await setFavorite(jellyfin.client, { ...target, favorite: true });
		await setFavorite(jellyfin.client, { ...target, favorite: false });
		expect(jellyfin.bodies()).toEqual([{ PlaybackPositionTicks: 1.5 * MINUTE }, { Rating: 7.5 }]);
	});
});

describe('people', () => {
	it('users, libraries and the signed-in user are what Jellyfin says', async () => {
		const jellyfin = jellyfinSaying(
			['GET /Users', answer(200, [{ Name: 'bob' }])],
			[`GET /UserViews?userId=${USER}`, listed({ Name: 'Films' })],
			['GET /Users/Me', answer(200, { Name: 'bob', Id: 'b' })],
			['POST /Sessions/Logout', answer(204, '')],
		);
		expect(await listUsers(jellyfin.client)).toEqual([{ Name: 'bob' }]);
		expect(await listLibraries(jellyfin.client, { userId: USER })).toEqual([{ Name: 'Films' }]);
		expect(await getSelf(jellyfin.client)).toEqual({ Name: 'bob', Id: 'b' });
		expect(await logOut(jellyfin.client)).toBeUndefined();
	});

	it('sessions are narrowed to one user, with or without dashes', async () => {
		const sessions = answer(200, [{ UserId: USER }, { UserId: 'other' }, {}]);
		const jellyfin = jellyfinSaying(['GET /Sessions', sessions], ['GET /Sessions', sessions]);
		expect(await listSessions(jellyfin.client, {})).toHaveLength(3);
		const userId = USER.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
		expect(await listSessions(jellyfin.client, { userId })).toEqual([{ UserId: USER }]);
	});

	it('a list that is none comes from no Jellyfin', async () => {
		const none = answer(200, { users: [] });
		const { client } = jellyfinSaying(
			['GET /Users', none],
			['GET /Users', none],
			['GET /Users', none],
		);
		expect(await rejection(listUsers(client))).toMatchObject({
			kind: 'retry',
			attempts: 3,
			message: expect.stringContaining('other than Jellyfin'),
		});
	});
});
