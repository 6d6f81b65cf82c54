import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import {
	deleteIndex,
	forgetLookups,
	getIndexStatus,
	refreshIndex,
	syncWatchEvent,
} from '../../../../../services/jellyfin';
import { manyFilms } from '../../../../../simulators/jellyfinServer/items/manyTitles.mjs';
import { film } from '../../../../../simulators/library.mjs';
import { movieOf, simulatedServer } from '../simulatedServer.mjs';

/** What finding a title costs, in requests and bytes, in a small library and in a big one. */

const SMALL = 200;
const BIG = 6000;
/** Films and series that the household has besides. */
const HOUSEHOLD = 8;

/** @typedef {Awaited<ReturnType<typeof simulatedServer>>} House */

/** @param {number} titles */
async function houseWith(titles) {
	const house = await simulatedServer();
	house.jellyfin.addLibrary({ name: 'Many', titles });
	house.later(60);
	return { ...house, titles: manyFilms(titles) };
}

/** @typedef {Awaited<ReturnType<typeof houseWith>>} BigHouse */
/** @type {{ small: BigHouse, big: BigHouse }} */
let houses;
beforeAll(async () => {
	houses = { small: await houseWith(SMALL), big: await houseWith(BIG) };
});
afterAll(async () => {
	await houses.small.jellyfin.stop();
	await houses.big.jellyfin.stop();
});
beforeEach(() => forgetLookups());

/** @param {BigHouse} house @param {import('../../../../../media').Movie} media */
const watch = async (house, media) => {
	const { people, asked, event } = house;
	/** @type {Awaited<ReturnType<typeof syncWatchEvent>>} */
	let outcomes = [];
	const requests = await asked(async () => {
		outcomes = await syncWatchEvent(house.client(), event('watched', media), {
			userId: people.bob.id,
			unwatched: false,
			rated: false,
			progress: true,
			tellOtherPrograms: false,
		});
	});
	const [outcome] = outcomes;
	const status = outcome && 'sync' in outcome ? outcome.sync.status : outcome?.error.kind;
	return {
		status,
		lines: requests.map(({ method, path }) => `${method} ${path}`),
		listings: requests.filter(({ query }) => query.limit === '1000').length,
		bytes: requests.reduce((sum, { bytes }) => sum + bytes, 0),
	};
};

/** Under another title than Jellyfin's, as in another language: no search finds it. @param {BigHouse} house @param {number} index */
const renamed = (house, index) => {
	const title = house.titles[index];
	if (!title) throw new TypeError(`No title ${index}`);
	return { ...movieOf(title), title: `Fremdsprachig ${index}` };
};

describe('finding a title', () => {
	it.each(/** @type {const} */ (['small', 'big']))(
		'by its name takes one request, and the mark another, in the %s library',
		async (size) => {
			const house = houses[size];
			const title = house.titles[3];
			if (!title) throw new TypeError('No title');
			const { status, lines, bytes } = await watch(house, movieOf(title));
			expect(status).toBe('added');
			expect(lines).toEqual(['GET /Items', expect.stringMatching(/^POST \/UserItems\//)]);
			expect(bytes).toBeLessThan(30_000);
			expect(await watch(house, movieOf(title))).toMatchObject({
				status: 'duplicate',
				lines: ['GET /Items'],
			});
		},
	);

	it('lists the library once, and never again', async () => {
		const { big } = houses;
		const first = await watch(big, renamed(big, 5));
		expect(first).toMatchObject({ status: 'added', listings: Math.ceil((BIG + HOUSEHOLD) / 1000) });
		expect(await getIndexStatus(big.client(), { userId: big.people.bob.id })).toMatchObject({
			exists: true,
			titles: expect.any(Number),
			parts: expect.any(Number),
			serverId: big.jellyfin.serverId,
		});

		forgetLookups();
		const second = await watch(big, renamed(big, 4321));
		expect(second).toMatchObject({ status: 'added', listings: 0 });
		expect(second.lines.length).toBeLessThanOrEqual(5);
	});

	it('reads as much from the index of a big library as from that of a small one', async () => {
		const bytes = [];
		for (const house of [houses.small, houses.big]) {
			await refreshIndex(house.client(), { userId: house.people.bob.id });
			forgetLookups();
			bytes.push((await watch(house, renamed(house, 77))).bytes);
		}
		const [small = 0, big = 0] = bytes;
		expect(big).toBeLessThan(60_000);
		expect(big).toBeLessThan(small * 3);
	});

	it('finds what was added since by reading only that', async () => {
		const { big } = houses;
		big.later(60);
		const added = film({ title: 'Newly Arrived', year: 2026, ids: { tmdb: 4_000_001 } });
		big.jellyfin.addTitles('Many', { films: [added] });
		const media = { ...movieOf(added), title: 'Neu eingetroffen' };
		const { status, bytes } = await watch(big, media);
		expect(status).toBe('added');
		expect(bytes).toBeLessThan(120_000);
		forgetLookups();
		expect(await watch(big, media)).toMatchObject({ status: 'duplicate', listings: 0 });
	});

	it('asks four small things for a title that it does not have, time and again', async () => {
		const { big } = houses;
		const { titles } = await getIndexStatus(big.client(), { userId: big.people.bob.id });
		big.later(60);
		await refreshIndex(big.client(), { userId: big.people.bob.id });
		big.later(60);
		const media = { ...renamed(big, 1), ids: { tmdb: 5 } };
		for (const _again of [1, 2]) {
			const { status, lines, listings, bytes } = await watch(big, media);
			expect({ status, listings, asked: lines.length }).toEqual({
				status: 'notFound',
				listings: 1,
				asked: 4,
			});
			expect(bytes).toBeLessThan(60_000);
		}
		expect(await getIndexStatus(big.client(), { userId: big.people.bob.id })).toMatchObject({
			titles,
		});
	});

	it('forgets an item that is gone, and never writes to one that became another title', async () => {
		const { small } = houses;
		const [gone, changed] = small.titles.slice(20);
		if (!gone || !changed) throw new TypeError('No title');
		await refreshIndex(small.client(), { userId: small.people.bob.id });
		small.jellyfin.removeItem(gone);
		small.jellyfin.identify(changed, { tmdb: 6_000_001, imdb: 'tt6000001' });
		small.later(30);
		for (const index of [20, 21]) {
			expect((await watch(small, renamed(small, index))).status).toBe('notFound');
		}
		expect(small.jellyfin.userData('bob', changed)).toMatchObject({ played: false });
		const anew = { ...renamed(small, 21), ids: { tmdb: 6_000_001 } };
		expect((await watch(small, anew)).status).toBe('added');
	});

	it('keeps each user’s view apart', async () => {
		const { small } = houses;
		const [bob, guest] = [small.people.bob.id, small.people.guest.id];
		const status = await refreshIndex(small.client(), { userId: bob, force: true });
		const other = await refreshIndex(small.client(), { userId: guest, force: true });
		expect(Number(other.titles)).toBeLessThan(Number(status.titles));
	});

	it('is gone after its deletion, and built anew by the next miss', async () => {
		const { small } = houses;
		const userId = small.people.bob.id;
		expect(await deleteIndex(small.client(), { userId })).toEqual({ deleted: true });
		expect(await deleteIndex(small.client(), { userId })).toEqual({ deleted: false });
		expect(await getIndexStatus(small.client(), { userId })).toEqual({ exists: false });
		forgetLookups();
		expect(await watch(small, renamed(small, 9))).toMatchObject({ status: 'added', listings: 1 });
		expect(await getIndexStatus(small.client(), { userId })).toMatchObject({ exists: true });
	});

	it('two builds at the same time leave an index that answers', async () => {
		const { small } = houses;
		const userId = small.people.bob.id;
		await Promise.all([
			refreshIndex(small.client(), { userId, force: true }),
			refreshIndex(small.client(), { userId, force: true }),
		]);
		forgetLookups();
		expect((await watch(small, renamed(small, 11))).status).toBe('added');
	});
});
