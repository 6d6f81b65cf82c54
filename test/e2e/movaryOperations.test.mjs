import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, shows } from '../../simulators/household.mjs';
import { offeredOperations } from './support/flows.mjs';
import { openMovary } from './support/jellyfinAndMovary.mjs';
import { movaryFlows } from './support/movaryFlows.mjs';
import { watchedFilm } from './support/watchEvents.mjs';

const { cartographer, ferry, tinHarbour, uebermut } = films;
const DAY_MS = 86_400_000;

describe('the operations of the Movary node in a real n8n', () => {
	/** @type {import('./support/jellyfinAndMovary.mjs').Movary} */
	let home;
	/** @type {typeof home.alice} */
	let alice;
	/** @type {Awaited<ReturnType<typeof publish>>} */
	let flows;
	const publish = async (/** @type {import('./support/flows.mjs').NodeKind} */ kind) =>
		await home.publish(kind, movaryFlows);
	/** Movary's own ID of a film, which it takes up where it does not have it. */
	const idOf = (/** @type {import('../../simulators/library.mjs').Film} */ { ids }) =>
		home.movary.know(Number(ids.tmdb)).id;
	const rows = () =>
		alice.history.map(({ movaryId, watchedAt, plays }) => [movaryId, watchedAt, plays]);

	beforeAll(async () => {
		home = await openMovary();
		({ alice } = home);
		flows = await publish(await home.asAlice());
	});
	afterAll(() => home.close());

	it('User: Get says whose token it is, before a film is sent', async () => {
		expect((await flows.getUser()).answer).toMatchObject([
			{ name: alice.name, isUserOfCredential: true },
		]);
	});

	it('Movie: Search finds films by title and year, and Add makes Movary know one, once', async () => {
		const { title, year, ids } = tinHarbour;
		expect((await flows.search([{ title: 'tin', year }])).answer).toMatchObject([
			{ title, ids: { movary: null, tmdb: ids.tmdb } },
		]);
		expect(
			(
				await flows.search([
					{ title, year: year + 1 },
					{ title: 'e', limit: 2 },
				])
			).answer,
		).toHaveLength(2);
		const { answer } = await flows.addMovie([{ tmdbId: ids.tmdb }, { tmdbId: String(ids.tmdb) }]);
		const known = { movaryId: idOf(tinHarbour), tmdbId: ids.tmdb };
		expect(answer).toEqual([known, known]);
		expect(home.movary.movies.size).toBe(1);
		expect((await flows.search([{ title }])).answer).toMatchObject([
			{ ids: { movary: known.movaryId } },
		]);
	});

	it('History: Add, Replace and Remove add plays to a day, set them, and take that day alone away', async () => {
		const movaryId = idOf(cartographer);
		const play = { movaryId, day: '2026-02-01' };
		expect((await flows.addPlays([{ ...play, plays: 2, comment: 'With Marta' }])).answer).toEqual([
			{ movaryId, watchedAt: '2026-02-01', plays: 2, comment: 'With Marta' },
		]);
		await flows.addPlays([play, { ...play, day: '2026-02-03' }]);
		expect(rows()).toEqual([
			[movaryId, '2026-02-01', 3],
			[movaryId, '2026-02-03', 1],
		]);
		expect(alice.history[0]?.comment).toBe('With Marta');

		expect((await flows.replace([{ ...play, plays: 1, comment: 'Alone' }])).answer).toMatchObject([
			{ movaryId, watchedAt: '2026-02-01', plays: 1, comment: 'Alone' },
		]);
		expect(alice.history[0]).toMatchObject({ plays: 1, comment: 'Alone' });

		expect((await flows.removePlays([play])).answer).toEqual([{ deleted: true }]);
		expect(rows()).toEqual([[movaryId, '2026-02-03', 1]]);
	});

	it('History: Get Many gives all days newest first, page by page, some of them, or those of a title', async () => {
		const since = Date.parse('2025-01-01');
		const movaryId = idOf(uebermut);
		alice.history = Array.from({ length: 260 }, (_, index) => ({
			movaryId: index === 7 ? idOf(ferry) : movaryId,
			watchedAt: new Date(since + index * DAY_MS).toISOString().slice(0, 10),
			plays: 1,
			position: 1,
			comment: null,
		}));
		const days = alice.history.map(({ watchedAt }) => watchedAt).reverse();
		const met = home.movary.requests.length;
		const { answer } = await flows.getPlays([{}]);
		expect(answer.map((/** @type {{watchedAt: string}} */ one) => one.watchedAt)).toEqual(days);
		expect(home.movary.requests.slice(met).map(({ query }) => query.page)).toEqual(['1', '2']);
		expect((await flows.getPlays([{ limit: 1 }])).answer).toEqual([
			{
				watchedAt: days[0],
				title: uebermut.title,
				releaseDate: expect.stringMatching(/^2016/),
				runtime: uebermut.runtimeMinutes,
				ids: expect.objectContaining({ movary: movaryId, tmdb: uebermut.ids.tmdb }),
			},
		]);
		expect((await flows.getPlays([{ search: 'night', simplify: false }])).answer).toMatchObject([
			{ movie: { title: ferry.title, overview: expect.any(String) }, watchedAt: '2025-01-08' },
		]);
	});

	it('Watchlist: Add, Get Many and Remove put films on it, find them and take them off', async () => {
		const [first, second] = [idOf(ferry), idOf(tinHarbour)];
		expect(
			(await flows.addToWatchlist([{ movaryId: first }, { movaryId: second }])).answer,
		).toEqual([
			{ movaryId: first, added: true },
			{ movaryId: second, added: true },
		]);
		expect(alice.watchlist.map(({ movaryId }) => movaryId)).toEqual([first, second]);
		expect((await flows.getWatchlist([{}])).answer).toHaveLength(2);
		expect((await flows.getWatchlist([{ search: 'harbour' }])).answer).toMatchObject([
			{ title: tinHarbour.title, addedAt: alice.watchlist[1]?.addedAt, ids: { movary: second } },
		]);
		const { answer } = await flows.removeFromWatchlist([{ movaryId: first }, { movaryId: first }]);
		expect(answer).toEqual([{ deleted: true }, { deleted: true }]);
		expect(alice.watchlist.map(({ movaryId }) => movaryId)).toEqual([second]);
	});

	it('Watch Event: Sync keeps a film once a day, takes its latest day away, and passes episodes on', async () => {
		alice.history = [];
		const event = watchedFilm(tinHarbour, '2026-03-01T17:00:00.000Z');
		const show = { title: shows.saltAndCircuit.title, ids: shows.saltAndCircuit.ids };
		const media = { type: 'episode', title: 'Brine', season: 1, number: 2, ids: {}, show };
		const events = [event, { ...event, at: '2026-03-01T18:00:00.000Z' }, { ...event, media }];
		const { answer } = await flows.sync(events);
		expect(answer).toMatchObject(
			['added', 'duplicate', 'ignored'].map((status, index) => ({
				...events[index],
				sync: { destination: 'movary', status, account: "Alice's Movary" },
			})),
		);
		expect(rows()).toEqual([[idOf(tinHarbour), '2026-03-01', 1]]);
		const unwatched = { ...event, event: 'unwatched', at: '2026-03-02T17:00:00.000Z' };
		expect((await flows.sync([unwatched])).answer).toMatchObject([{ sync: { status: 'removed' } }]);
		expect(rows()).toEqual([]);
	});

	it('Watch Event: Import adds the missing days of many films, and Take Back removes one play of one', async () => {
		alice.history = [];
		await flows.addPlays([{ movaryId: idOf(ferry), day: '2026-02-01', plays: 2, comment: 'Kept' }]);
		const events = [
			watchedFilm(ferry, '2026-02-01T17:00:00.000Z'),
			watchedFilm(ferry, '2026-02-02T17:00:00.000Z'),
			watchedFilm(tinHarbour, '2026-02-02T17:00:00.000Z'),
		];
		const statusesOf = (/** @type {import('./support/flows.mjs').Json} */ answer) =>
			answer.map((/** @type {{sync: {status: string}}} */ { sync }) => sync.status);
		const planned = await flows.dryRun(events);
		expect(statusesOf(planned.answer)).toEqual(['duplicate', 'planned', 'planned']);
		expect((await (await flows.guarded(events)).ended()).outputs).toMatchObject([
			[{ json: { sync: { status: 'duplicate' } } }],
			[{ json: { details: { kind: 'refused' } } }, { pairedItem: { item: 2 } }],
		]);
		expect(rows()).toHaveLength(1);
		const { answer } = await flows.importAll(events);
		expect(statusesOf(answer)).toEqual(['duplicate', 'added', 'added']);
		expect(statusesOf((await flows.takeBack(events)).answer)).toEqual([
			'removed',
			'removed',
			'removed',
		]);
		expect(alice.history).toMatchObject([
			{ movaryId: idOf(ferry), watchedAt: '2026-02-01', plays: 1, comment: 'Kept' },
		]);
	});

	it('are all tried here', async () => {
		const offered = await offeredOperations(home.client, 'n8n-nodes-scrobble.movary');
		expect(offered).toHaveLength(13);
		expect([...home.tried].sort()).toEqual(offered);
	});
});
