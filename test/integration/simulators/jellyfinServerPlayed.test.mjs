import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { films, shows } from '../../../simulators/household.mjs';
import { episode } from '../../../simulators/library.mjs';
import { itemsOf, leave, visitJellyfin } from './jellyfinServerVisit.mjs';

/** @type {Awaited<ReturnType<typeof visitJellyfin>>} */
let visit;
beforeEach(async () => {
	visit = await visitJellyfin();
});
afterEach(leave);

const { itemId } = films.tinHarbour.shelf;
const DATE = '2026-03-01T19:00:00.000Z';

/**
 * @param {string} asked
 * @param {unknown} [body]
 */
const ask = (asked, body) => visit.ask(`${asked}userId=${visit.bob.id}`, { body });
/** @param {unknown} body */
const write = (body) => ask(`POST /UserItems/${itemId}/UserData?`, body);

describe('what the simulated Jellyfin keeps of a person’s plays', () => {
	it('counts one play more with each dated mark, and none without a date', async () => {
		const dated = `POST /UserPlayedItems/${itemId}?datePlayed=${DATE}&`;
		expect((await ask(dated)).json).toMatchObject({ Played: true, PlayCount: 1 });
		expect((await ask(dated)).json).toMatchObject({
			PlayCount: 2,
			LastPlayedDate: '2026-03-01T19:00:00.0000000Z',
			ItemId: itemId,
		});
		expect((await ask(`POST /UserPlayedItems/${itemId}?`)).json).toMatchObject({
			PlayCount: 2,
			LastPlayedDate: '2026-03-01T19:00:00.0000000Z',
		});
		const old = await ask(`POST /UserPlayedItems/${itemId}?datePlayed=20260302080000&`);
		expect(old.read('LastPlayedDate')).toBe('2026-03-02T08:00:00.0000000Z');
		expect((await ask(`POST /UserPlayedItems/${itemId}?datePlayed=soon&`)).status).toBe(400);
	});

	it('dates an undated mark by the clock, and forgets everything with the unmark', async () => {
		expect((await ask(`POST /UserPlayedItems/${itemId}?`)).json).toMatchObject({
			PlayCount: 1,
			LastPlayedDate: '2026-03-08T20:00:00.0000000Z',
		});
		const unmarked = await ask(`DELETE /UserPlayedItems/${itemId}?`);
		expect(unmarked.json).toMatchObject({ Played: false, PlayCount: 0 });
		expect(unmarked.json).not.toHaveProperty('LastPlayedDate');
	});

	it('changes only what is written, and nothing of another person or copy', async () => {
		await write({ IsFavorite: true, Rating: 8 });
		expect((await write({ Played: true, PlayCount: 3, LastPlayedDate: DATE })).json).toMatchObject({
			Played: true,
			PlayCount: 3,
			IsFavorite: true,
			Rating: 8,
			Likes: true,
			LastPlayedDate: '2026-03-01T19:00:00.0000000Z',
		});
		const half = await write({ PlaybackPositionTicks: 62 * 600_000_000, Played: null });
		expect(half.json).toMatchObject({ Played: true, PlayCount: 3, PlayedPercentage: 50 });
		expect(visit.jellyfin.userData('alice', itemId).played).toBe(false);
		const found = await ask('GET /Items?recursive=true&isPlayed=true&');
		expect(itemsOf(found, 'Id')).toEqual([itemId]);
	});

	it.each([
		{ Played: 'yes' },
		{ PlayCount: 1.5 },
		{ LastPlayedDate: 'yesterday' },
		{ Rating: 11 },
		'{',
	])('refuses %j as a bad request', async (body) => {
		expect((await write(body)).status).toBe(400);
	});

	it('marks the episodes of a series or a season, but writes data of the item alone', async () => {
		const series = shows.saltAndCircuit.shelf.itemId;
		const marked = await ask(`POST /UserPlayedItems/${series}?datePlayed=${DATE}&`);
		expect(marked.json).toMatchObject({ Played: true, UnplayedItemCount: 0 });
		const brine = episode(shows.saltAndCircuit, 1, 2);
		expect(visit.jellyfin.userData('bob', brine)).toMatchObject({ played: true, playCount: 1 });
		await ask(`DELETE /UserPlayedItems/${series}?`);
		await ask(`POST /UserItems/${series}/UserData?`, { Played: true });
		expect(visit.jellyfin.userData('bob', brine).played).toBe(false);
	});

	it('keeps favourites and likes', async () => {
		expect((await ask(`POST /UserFavoriteItems/${itemId}?`)).read('IsFavorite')).toBe(true);
		expect((await ask(`DELETE /UserFavoriteItems/${itemId}?`)).read('IsFavorite')).toBe(false);
		const rating = `/UserItems/${itemId}/Rating?`;
		expect((await ask(`POST ${rating}likes=true&`)).read('Likes')).toBe(true);
		expect((await ask(`POST ${rating}likes=false&`)).read('Likes')).toBe(false);
		expect((await ask(`DELETE ${rating}`)).json).not.toHaveProperty('Likes');
	});

	it('lists what can be resumed', async () => {
		await write({ PlaybackPositionTicks: 600_000_000 });
		expect(itemsOf(await ask('GET /UserItems/Resume?'), 'Id')).toEqual([itemId]);
		await write({ PlaybackPositionTicks: 0 });
		expect(itemsOf(await ask('GET /UserItems/Resume?'))).toEqual([]);
	});
});

describe('the simulated Jellyfin’s display preferences', () => {
	const path = '/DisplayPreferences/scrobble-index-3?client=n8n&';

	it('keeps a person’s own texts for each id and client, and replaces them as a whole', async () => {
		const fresh = await ask(`GET ${path}`);
		expect(fresh.json).toMatchObject({ Client: 'n8n', SortBy: 'SortName', SortOrder: 'Ascending' });
		expect(Object.keys(Object(fresh.read('CustomPrefs')))).toContain('chromecastVersion');
		expect((await ask(`POST ${path}`, { CustomPrefs: { a: '1', b: null } })).status).toBe(204);
		expect((await ask(`GET ${path}`)).read('CustomPrefs')).toMatchObject({ a: '1', b: null });
		await ask(`POST ${path}`, { CustomPrefs: { c: '2' } });
		expect((await ask(`GET ${path}`)).read('CustomPrefs')).not.toHaveProperty('a');
		const others = [
			await ask('GET /DisplayPreferences/scrobble-index-4?client=n8n&'),
			await ask('GET /DisplayPreferences/scrobble-index-3?client=web&'),
			await visit.ask(`GET ${path}userId=${visit.alice.id}`),
		];
		for (const other of others) expect(other.read('CustomPrefs')).not.toHaveProperty('c');
	});

	it('refuses values that are no text, and a call that names no client', async () => {
		expect((await ask(`POST ${path}`, { CustomPrefs: { a: 1 } })).status).toBe(400);
		expect((await ask('GET /DisplayPreferences/x?')).status).toBe(400);
	});
});
