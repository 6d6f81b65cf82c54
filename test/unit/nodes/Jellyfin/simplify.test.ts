import { describe, expect, it } from '@jest/globals';
import { jellyfinId } from '../../../../nodes/Jellyfin/fields/jellyfinId';
import { titleOf } from '../../../../nodes/Jellyfin/fields/listSearch';
import { simplifyItem, simplifySession } from '../../../../nodes/Jellyfin/simplify';

const EPISODE = {
	Id: 'e1',
	Type: 'Episode',
	Name: 'The Fog',
	SeriesName: 'Harbour Nights',
	SeriesId: 's1',
	ParentIndexNumber: 0,
	IndexNumber: 7,
	RunTimeTicks: 25_005_000_000,
	ProviderIds: { Tvdb: '990701', Imdb: '', AniDB: '12' },
	UserData: { Played: false, PlaybackPositionTicks: 600_000_000, LastPlayedDate: null, Rating: 0 },
};

describe('the simplified answers of Jellyfin', () => {
	it('an episode keeps its place, its own IDs and season 0', () => {
		expect(simplifyItem(EPISODE)).toEqual({
			id: 'e1',
			type: 'Episode',
			title: 'The Fog',
			seriesTitle: 'Harbour Nights',
			seriesId: 's1',
			season: 0,
			number: 7,
			ids: { tvdb: '990701', anidb: '12' },
			runtimeSeconds: 2501,
			watched: false,
			positionSeconds: 60,
			rating: 0,
		});
	});

	it('a movie has no keys of an episode, and an answer of another shape is no reason to stop', () => {
		expect(simplifyItem({ Id: 'm1', Type: 'Movie', IndexNumber: 3 })).toEqual({
			id: 'm1',
			type: 'Movie',
			ids: {},
		});
		expect(simplifySession({ PlayState: 'gone' })).toEqual({});
	});

	it.each([
		[EPISODE, 'Harbour Nights S00E07: The Fog'],
		[{ ...EPISODE, IndexNumber: undefined }, 'Harbour Nights: The Fog'],
		[{ Type: 'Movie', Name: 'A', ProductionYear: 2019 }, 'A (2019)'],
		[{ Type: 'Series', Name: 'A' }, 'A'],
	])('a list shows %#', (item, title) => {
		expect(titleOf(item)).toBe(title);
	});
});

describe('an ID of Jellyfin', () => {
	const plain = 'f27caa37e5142225cceded48f6553502';

	it.each([
		plain,
		` ${plain.toUpperCase()} `,
		'f27caa37-e514-2225-cced-ed48f6553502',
		`http://nas:8096/web/#/details?id=${plain}&serverId=${'0'.repeat(32)}`,
		`https://media.example/jellyfin/web/#/details?serverId=${'0'.repeat(32)}&id=${plain}`,
	])('is read from %p', (text) => {
		expect(jellyfinId(text, 'item')).toBe(plain);
	});

	it.each([
		['library', `http://nas:8096/web/#/list.html?parentId=${plain}`],
		['library', `http://nas:8096/web/#/tv.html?topParentId=${plain}&collectionType=tvshows`],
		['user', `http://nas:8096/web/#/dashboard/users/profile?userId=${plain}`],
	] as const)('of a %s is read from %p, and never as that of a title', (what, address) => {
		expect(jellyfinId(address, what)).toBe(plain);
		expect(() => jellyfinId(address, 'item')).toThrow(/item/);
		expect(() => jellyfinId(address, 'series')).toThrow(/series/);
	});

	it.each(['601', `${plain}0`, 'http://nas:8096/web/#/home.html', {}, undefined])(
		'is not seen in %p',
		(value) => {
			expect(() => jellyfinId(value, 'item')).toThrow(/item/);
		},
	);
});
