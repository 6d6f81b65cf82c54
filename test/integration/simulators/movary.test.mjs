import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { films, moveIntoMovary } from '../../../simulators/household.mjs';
import { startMovary } from '../../../simulators/movary.mjs';
import { HandClock, send } from './visit.mjs';

/** @type {import('../../../simulators/movary.mjs').MovarySimulator} */
let movary;
/** @type {ReturnType<typeof moveIntoMovary>} */
let household;
beforeEach(async () => {
	movary = await startMovary({ clock: new HandClock(), timezone: 'Europe/Berlin' });
	household = moveIntoMovary(movary);
});
afterEach(() => movary.stop());

const TMDB = films.ferry.ids.tmdb ?? 0;
const HISTORY = '/users/Alice/history/movies';

/**
 * @param {string} asked
 * @param {unknown} [body]
 * @param {Record<string, string | undefined>} [headers]
 */
const ask = (asked, body, headers = { 'x-movary-token': household.alice.token }) => {
	const [method = 'GET', path = ''] = asked.split(' ');
	const text = body === undefined ? undefined : JSON.stringify(body);
	// Node sends the body of a DELETE without a length, unless it is told one.
	const length = text === undefined ? undefined : String(Buffer.byteLength(text));
	const all = { 'content-length': length, ...headers };
	return send(`${movary.address}/api${path}`, method, text, all);
};
const added = async () =>
	Number((await ask('POST /movies/add', { tmdbId: TMDB })).read('movaryId'));

describe('the simulated Movary’s accounts', () => {
	it('signs in with a client’s name, and knows its tokens', async () => {
		const person = { email: 'alice@example.org', password: 'secret' };
		const path = '/authentication/token';
		const refused = await ask(`POST ${path}`, person, {});
		expect([refused.status, refused.read('error')]).toEqual([400, 'MissingRequestHeader']);
		const client = { 'x-movary-client': 'n8n' };
		expect((await ask(`POST ${path}`, { email: person.email }, client)).status).toBe(400);
		expect((await ask(`POST ${path}`, { ...person, password: 'x' }, client)).status).toBe(401);
		const answer = await ask(`POST ${path}`, person, client);
		const own = { 'x-movary-token': String(answer.read('authToken')) };
		expect((await ask(`GET ${path}`, undefined, own)).read('user.name')).toBe('Alice');
		expect((await ask(`DELETE ${path}`, undefined, own)).status).toBe(204);
		expect((await ask(`GET ${path}`, undefined, own)).status).toBe(401);
		expect((await ask(`GET ${path}`, undefined, {})).status).toBe(400);
		expect((await ask(`GET ${path}`)).status).toBe(200);
	});

	it('refuses an unknown token and another’s account with 403, an unknown person with 404', async () => {
		const unknown = { 'x-movary-token': 'nobody' };
		expect((await ask(`GET ${HISTORY}`, undefined, unknown)).status).toBe(403);
		expect((await ask('POST /movies/add', { tmdbId: TMDB }, {})).status).toBe(403);
		expect((await ask('GET /users/Bob/history/movies')).status).toBe(403);
		expect((await ask('GET /users/Nobody/history/movies')).status).toBe(404);
		expect((await ask('GET /nothing')).status).toBe(404);
		household.bob.privacy = 'internal';
		expect((await ask('GET /users/bob/history/movies')).status).toBe(200);
		expect((await ask('PUT /users/Bob/history/movies', [])).status).toBe(403);
	});

	it('keeps tokens out of its log, and meets planned faults', async () => {
		movary.faults.push({ match: { account: 'Alice' }, action: { status: 503 } });
		expect((await ask(`GET ${HISTORY}`)).status).toBe(503);
		expect(JSON.stringify(movary.requests)).not.toContain(household.alice.token);
		expect(movary.requests).toMatchObject([{ path: `/api${HISTORY}`, account: 'Alice' }]);
	});
});

describe('the simulated Movary’s films', () => {
	it('takes a film up by its TMDB id, once', async () => {
		const first = await added();
		expect(await added()).toBe(first);
		expect((await ask('POST /movies/add', {})).json).toMatchObject({ error: 'MissingProviderId' });
		const unknown = await ask('POST /movies/add', { tmdbId: 1 });
		expect([unknown.status, unknown.read('error')]).toEqual([400, 'ProviderIdNotFound']);
	});

	it('searches TMDB, and answers an object keyed by TMDB id', async () => {
		const before = await ask('GET /movies/search?search=ferry&releaseYear=2021');
		expect(before.json).toMatchObject({
			results: { [TMDB]: { title: films.ferry.title, ids: { movary: null, tmdb: TMDB } } },
			currentPage: 1,
			maxPage: 1,
		});
		const movaryId = await added();
		const after = await ask('GET /movies/search?search=ferry');
		expect(after.read(`results.${TMDB}.ids.movary`)).toBe(movaryId);
		expect((await ask('GET /movies/search?search=ferry&releaseYear=1999')).read('results')).toEqual(
			[],
		);
	});
});

describe('the simulated Movary’s history', () => {
	it('adds plays with POST, and puts their number with PUT', async () => {
		const play = { movaryId: await added(), watchedAt: '2026-03-08' };
		expect(await ask(`POST ${HISTORY}`, [play])).toMatchObject({ status: 204, text: '' });
		await ask(`POST ${HISTORY}`, [{ ...play, plays: 2, comment: 'again' }]);
		expect(household.alice.history).toEqual([{ ...play, plays: 3, position: 1, comment: 'again' }]);
		const whole = { ...play, plays: 1, position: 4, comment: '' };
		for (let time = 0; time < 2; time++)
			expect((await ask(`PUT ${HISTORY}`, [whole])).status).toBe(204);
		expect(household.alice.history).toEqual([whole]);
	});

	it('keeps the comment and the place within the day that a PUT names as null, and counts on for a new film', async () => {
		const watchedAt = '2026-03-08';
		const first = { movaryId: await added(), watchedAt };
		const second = { movaryId: movary.know(films.tinHarbour.ids.tmdb ?? 0).id, watchedAt };
		await ask(`POST ${HISTORY}`, [{ ...first, comment: 'with Marta' }]);
		const more = { plays: 2, position: null, comment: null };
		await ask(`PUT ${HISTORY}`, [
			{ ...first, ...more },
			{ ...second, ...more },
		]);
		expect(household.alice.history).toEqual([
			{ ...first, plays: 2, position: 2, comment: 'with Marta' },
			{ ...second, plays: 2, position: 3, comment: null },
		]);
		expect((await ask(`GET ${HISTORY}`)).json).toMatchObject({
			history: [
				{ movie: { ids: { movary: second.movaryId } } },
				{ movie: { ids: { movary: first.movaryId } } },
			],
		});
	});

	it.each(['plays', 'position', 'comment'])('breaks on a PUT without %s', async (name) => {
		const play = { movaryId: await added(), watchedAt: '2026-03-08', plays: 1, position: 1 };
		const whole = Object.entries({ ...play, comment: null }).filter(([key]) => key !== name);
		expect((await ask(`PUT ${HISTORY}`, [Object.fromEntries(whole)])).status).toBe(500);
		expect(household.alice.history).toEqual([]);
	});

	it.each([
		{ movaryId: 99, watchedAt: '2026-03-08' },
		{ movaryId: 1, watchedAt: '2026-03-08T20:00:00Z' },
		{ movaryId: 1, watchedAt: '2026-02-30' },
		{ movaryId: 1 },
	])('breaks on %j', async (play) => {
		await added();
		expect((await ask(`POST ${HISTORY}`, [play])).status).toBe(500);
	});

	it('tells one row for each film and day without the number of plays, newest first, in pages', async () => {
		const movaryId = await added();
		const other = movary.know(films.tinHarbour.ids.tmdb ?? 0).id;
		await ask(`POST ${HISTORY}`, [
			{ movaryId, watchedAt: '2026-03-01', plays: 2 },
			{ movaryId: other, watchedAt: '2026-03-05' },
			{ movaryId, watchedAt: '2026-03-07' },
		]);
		const first = await ask(`GET ${HISTORY}?limit=2`);
		expect(first.json).toMatchObject({
			history: [
				{ watchedAt: '2026-03-07', movie: { ids: { movary: movaryId, tmdb: TMDB } } },
				{ watchedAt: '2026-03-05', movie: { title: 'Tin Harbour' } },
			],
			currentPage: 1,
			maxPage: 2,
		});
		expect(first.read('history.0.plays')).toBeUndefined();
		const rest = await ask(`GET ${HISTORY}?limit=2&page=2`);
		expect(rest.json).toMatchObject({ history: [{ watchedAt: '2026-03-01' }], currentPage: 2 });
		const sought = await ask(`GET ${HISTORY}?search=tin&sortOrder=asc`);
		expect(sought.json).toMatchObject({ history: [{ watchedAt: '2026-03-05' }], maxPage: 1 });
		expect((await ask(`GET ${HISTORY}?sortOrder=up`)).status).toBe(500);
	});

	it('removes every play of a day, and does not mind when there is none', async () => {
		const play = { movaryId: await added(), watchedAt: '2026-03-08' };
		await ask(`POST ${HISTORY}`, [{ ...play, plays: 2 }]);
		expect((await ask(`DELETE ${HISTORY}`, [{ ...play, watchedAt: '2026-03-09' }])).status).toBe(
			204,
		);
		expect(household.alice.history).toHaveLength(1);
		await ask(`DELETE ${HISTORY}`, [play]);
		expect(household.alice.history).toEqual([]);
	});
});

describe('the simulated Movary’s other lists', () => {
	it('tells of the plays of each day, dated or not, among the played films', async () => {
		const path = '/users/Alice/played/movies';
		const movaryId = await added();
		const watchDates = [{ watchedAt: null }, { watchedAt: '2026-03-08', plays: 2 }];
		expect((await ask(`POST ${path}`, [{ movaryId, watchDates }])).status).toBe(204);
		expect((await ask(`GET ${path}`)).json).toMatchObject({
			played: [
				{
					movie: { ids: { movary: movaryId } },
					watchDates: [
						{ date: null, plays: 1, comment: null },
						{ date: '2026-03-08', plays: 2, comment: null },
					],
				},
			],
		});
		expect((await ask(`GET ${HISTORY}`)).read('history')).toHaveProperty('length', 1);
		await ask(`DELETE ${path}`, [{ movaryId, watchDates: ['2026-03-08'] }]);
		expect(household.alice.history).toMatchObject([{ watchedAt: null }]);
		await ask(`DELETE ${path}`, [{ movaryId }]);
		expect(household.alice.history).toEqual([]);
	});

	it('takes a film off the watchlist when it is played, unless the person has switched that off', async () => {
		const path = '/users/Alice/watchlist/movies';
		const movaryId = await added();
		await ask(`POST ${path}`, [{ movaryId }]);
		expect((await ask(`GET ${path}`)).json).toMatchObject({
			watchlist: [{ movie: { ids: { movary: movaryId } }, addedAt: '2026-03-08 21:00:00' }],
		});
		await ask(`POST ${HISTORY}`, [{ movaryId, watchedAt: '2026-03-08' }]);
		expect((await ask(`GET ${path}`)).read('watchlist')).toEqual([]);
		household.alice.watchlistRemoval = false;
		await ask(`POST ${path}`, [{ movaryId }]);
		await ask(`POST ${HISTORY}`, [{ movaryId, watchedAt: '2026-03-09' }]);
		expect(household.alice.watchlist).toHaveLength(1);
		expect((await ask(`DELETE ${path}`, [{ movaryId }])).status).toBe(204);
		expect(household.alice.watchlist).toEqual([]);
	});
});
