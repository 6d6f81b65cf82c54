import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { doubleFile, films, passwords, shows, special } from '../../../simulators/household.mjs';
import { film } from '../../../simulators/library.mjs';
import { itemsOf, leave, visitJellyfin } from './jellyfinServerVisit.mjs';

/** @type {Awaited<ReturnType<typeof visitJellyfin>>} */
let visit;
beforeAll(async () => {
	visit = await visitJellyfin();
});
afterAll(leave);

/**
 * @param {string} query
 * @param {string} [who]
 */
const list = (query, who = visit.bob.id) =>
	visit.ask(`GET /Items?userId=${who}&recursive=true&includeItemTypes=Movie&${query}`);

describe('the simulated Jellyfin’s items', () => {
	it('finds by a part of the title, without regard to case and accents, beginnings first', async () => {
		expect(itemsOf(await list('searchTerm=ubermut'))).toEqual(['Übermut in Blau']);
		expect(itemsOf(await list('searchTerm=HARBOUR'))).toEqual(['Tin Harbour', 'Tin Harbour']);
		expect(itemsOf(await list('searchTerm=in'))?.length).toBe(4);
		expect(itemsOf(await list('searchTerm=t&limit=3'))).toEqual([
			'The Lighthouse Cartographer',
			'Tin Harbour',
			'Tin Harbour',
		]);
		expect(itemsOf(await list('searchTerm=harbour%20tin'))).toEqual([]);
	});

	it('shows provider ids in lists only when asked, and in a single item always', async () => {
		const plain = await list('searchTerm=cartographer');
		expect(plain.read('Items.0.ProviderIds')).toBeUndefined();
		const ids = { Imdb: 'tt99000101', Tmdb: '99000101', Tvdb: '99000111' };
		const asked = await list('searchTerm=cartographer&fields=ProviderIds&enableImages=false');
		expect(asked.read('Items.0.ProviderIds')).toEqual(ids);
		expect(asked.read('Items.0.ImageTags')).toBeUndefined();
		const one = await visit.ask(`GET /Items/${asked.read('Items.0.Id')}?userId=${visit.bob.id}`);
		expect(one.json).toMatchObject({
			Type: 'Movie',
			ProductionYear: 2019,
			RunTimeTicks: 112 * 600_000_000,
			ProviderIds: ids,
			UserData: { Played: false, PlayCount: 0, PlaybackPositionTicks: 0, IsFavorite: false },
		});
	});

	it('has no filter by provider id: a name that it does not know changes nothing', async () => {
		const all = (await list('')).read('TotalRecordCount');
		expect((await list('AnyProviderIdEquals=tmdb.99000101')).read('TotalRecordCount')).toBe(all);
		expect((await list('hasTmdbId=true')).read('TotalRecordCount')).toBe(Number(all) - 1);
	});

	it('takes names of the query in any case, and lists once or several times', async () => {
		const years = await visit.ask(
			`GET /Items?USERID=${visit.bob.id}&Recursive=True&years=2016&years=2019,2021&includeItemTypes=Movie&SortBy=ProductionYear&sortOrder=Descending`,
		);
		expect(itemsOf(years, 'ProductionYear')).toEqual([2021, 2019, 2016]);
	});

	it('pages, and counts all only when asked', async () => {
		expect((await list('startIndex=1&limit=2')).json).toMatchObject({
			StartIndex: 1,
			TotalRecordCount: 6,
			Items: [{}, {}],
		});
		const uncounted = await list('limit=2&enableTotalRecordCount=false');
		expect(uncounted.read('TotalRecordCount')).toBe(2);
	});

	it('shows each person the libraries that are theirs', async () => {
		const views = await visit.ask(`GET /UserViews?userId=${visit.guest.id}`);
		expect(itemsOf(views)).toEqual(['Films', 'Shows']);
		expect(itemsOf(await list('searchTerm=tin', visit.guest.id))).toHaveLength(1);
		const [, second] = itemsOf(await list('searchTerm=tin'), 'Id') ?? [];
		const hidden = [films.tinHarbour.shelf.itemId, second].map((id) =>
			visit.ask(`GET /Items/${id}?userId=${visit.guest.id}`),
		);
		expect((await Promise.all(hidden)).map(({ status }) => status).sort()).toEqual([200, 404]);
		expect(passwords.guest).toBe('');
		const cellar = itemsOf(await visit.ask(`GET /UserViews?userId=${visit.bob.id}`), 'Id')?.[2];
		const inCellar = await visit.ask(`GET /Items?userId=${visit.bob.id}&parentId=${cellar}`);
		expect(itemsOf(inCellar)).toEqual(['Tin Harbour']);
	});

	it('leaves out what somebody has done with the items, when nobody is asked about or it is unwanted', async () => {
		const nobody = await visit.ask('GET /Items?recursive=true&includeItemTypes=Movie&limit=1');
		expect(nobody.read('Items.0.Name')).toBeDefined();
		expect(nobody.read('Items.0.UserData')).toBeUndefined();
		expect((await list('limit=1&enableUserData=false')).read('Items.0.UserData')).toBeUndefined();
	});

	it('lists a series’ seasons with the specials, and a season’s episodes with a double one', async () => {
		const user = `userId=${visit.bob.id}`;
		const salt = shows.saltAndCircuit.shelf.itemId;
		const seasons = await visit.ask(`GET /Shows/${salt}/Seasons?${user}`);
		expect(itemsOf(seasons, 'IndexNumber')).toEqual([0, 1, 2]);
		const specials = await visit.ask(
			`GET /Shows/${salt}/Episodes?${user}&season=0&fields=ProviderIds`,
		);
		expect(specials.read('Items.0')).toMatchObject({
			Id: special.shelf.itemId,
			SeriesId: salt,
			ParentIndexNumber: 0,
			IndexNumber: 1,
			ProviderIds: { Tvdb: '99000211' },
		});
		const line = `GET /Shows/${shows.orchardLine.shelf.itemId}/Episodes?${user}&season=1`;
		expect((await visit.ask(line)).json).toMatchObject({
			TotalRecordCount: 2,
			Items: [
				{ Id: doubleFile.shelf.itemId, IndexNumber: 1, IndexNumberEnd: 2 },
				{ IndexNumber: 3 },
			],
		});
		const none = await visit.ask(`GET /Shows/${salt}/Episodes?${user}&season=9`);
		expect(itemsOf(none)).toEqual([]);
		const film_ = films.ferry.shelf.itemId;
		expect((await visit.ask(`GET /Shows/${film_}/Episodes?${user}`)).status).toBe(404);
	});

	it('lists what was saved since a moment', async () => {
		visit.clock.pass(60_000);
		const since = new Date(visit.clock.now()).toISOString();
		expect(itemsOf(await list(`minDateLastSaved=${since}`))).toEqual([]);
		visit.jellyfin.addTitles('Films', {
			films: [film({ title: 'Latecomer', year: 2026, ids: { tmdb: 99000900 } })],
		});
		visit.jellyfin.identify(films.ferry, { tmdb: 99000999 });
		expect(itemsOf(await list(`minDateLastSaved=${since}`))).toEqual([
			films.ferry.title,
			'Latecomer',
		]);
	});

	it('forgets what is removed, and hides a merged version from lists', async () => {
		const gone = films.cartographer.shelf.itemId;
		const version = visit.jellyfin.addVersion(films.cartographer);
		const user = `userId=${visit.bob.id}`;
		expect((await visit.ask(`GET /Items/${version.id}?${user}`)).status).toBe(200);
		expect(itemsOf(await list('searchTerm=cartographer'))).toHaveLength(1);
		visit.jellyfin.removeItem(gone);
		expect((await visit.ask(`GET /Items/${gone}?${user}`)).status).toBe(404);
	});
});

describe('a big simulated library', () => {
	it('is there at once, and answers a search within it quickly', async () => {
		const big = await visitJellyfin();
		const before = performance.now();
		big.jellyfin.addLibrary({ name: 'Archive', titles: 50_000 });
		big.jellyfin.addLibrary({ name: 'Serials', kind: 'tvshows', titles: 20, episodes: 3 });
		expect(performance.now() - before).toBeLessThan(5000);
		const query = `userId=${big.bob.id}&recursive=true&fields=ProviderIds`;
		const found = await big.ask(
			`GET /Items?${query}&includeItemTypes=Movie&searchTerm=amber%20archive&limit=50`,
		);
		expect(found.read('Items.0')).toMatchObject({
			Name: 'Amber Archive',
			ProviderIds: { Tmdb: '70000000' },
		});
		expect(found.read('TotalRecordCount')).toBe(25);
		const all = await big.ask(`GET /Items?${query}&includeItemTypes=Movie&limit=1`);
		expect(all.read('TotalRecordCount')).toBe(50_006);
		const page = await big.ask(
			`GET /Items?${query}&includeItemTypes=Movie&hasTmdbId=true&enableImages=false&startIndex=49000&limit=1000`,
		);
		expect(new Set(itemsOf(page)).size).toBe(1000);
	});
});
