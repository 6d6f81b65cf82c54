import { beforeAll, describe, expect, it } from '@jest/globals';
import {
	account,
	alice,
	allAreTried,
	brine,
	byImdb,
	DAY_MS,
	ferry,
	following,
	idOf,
	pairsOf,
	playOf,
	published,
	saltAndCircuit,
	tinHarbour,
	uebermut,
} from './support/traktOperations.mjs';

describe('the operations of the Trakt node in a real n8n', () => {
	it('History: Add and Remove take a play with its date, once, and give single plays or all of a title back', async () => {
		const { add, remove, removeAll } = await published({
			add: {
				parameters: {
					resource: 'history',
					operation: 'add',
					movieBy: 'title',
					movieTitle: '={{ $json.title }}',
					movieYear: '={{ $json.year }}',
					watchedAt: '={{ $json.at }}',
				},
			},
			remove: {
				parameters: { resource: 'history', operation: 'remove', historyIds: '={{ $json.ids }}' },
			},
			removeAll: {
				parameters: {
					resource: 'history',
					operation: 'remove',
					removeBy: 'subject',
					...byImdb(tinHarbour),
				},
			},
		});
		alice.history = [];
		const { title, year } = tinHarbour;
		const { answer } = await add([
			{ title, year, at: '2026-02-01T21:00:00+01:00' },
			{ title, year, at: '2026-02-01T20:10:00Z' },
		]);
		expect(answer).toMatchObject([
			{ status: 'added', watched_at: '2026-02-01T20:00:00.000Z', added: { movies: 1 } },
			{ status: 'duplicate', id: alice.history[0]?.id },
		]);
		expect(alice.history).toMatchObject([{ watched_at: '2026-02-01T20:00:00.000Z' }]);
		// As the editor's date picker writes it: by the clocks of the workflow's time zone.
		const evening = await add([{ title, year, at: '2026-03-07T23:30:00' }]);
		expect(evening.answer).toMatchObject([{ watched_at: '2026-03-08T04:30:00.000Z' }]);

		alice.history = [1, 2, 3, 4].map((id) => playOf(account, tinHarbour, id, id * DAY_MS));
		expect((await remove([{ ids: '2, 4' }])).answer).toMatchObject([
			{ deleted: true, removed: { movies: 2 } },
		]);
		expect(alice.history.map(({ id }) => id)).toEqual([1, 3]);
		alice.history.push(playOf(account, ferry, 5, 0));
		expect((await removeAll()).answer).toMatchObject([{ deleted: true, removed: { movies: 2 } }]);
		expect(alice.history.map(({ id }) => id)).toEqual([5]);
	});

	describe('with 260 plays in the history', () => {
		const since = Date.parse('2026-01-01T12:00:00.000Z');
		const PLAYS = 260;
		/** @type {(options: import('../../tools/n8n/client.mjs').Json) => ReturnType<import('./support/flows.mjs').Run>} */
		let getMany;

		beforeAll(async () => {
			const { plays } = await published({
				plays: {
					parameters: {
						resource: 'history',
						operation: 'getAll',
						returnAll: '={{ $json.limit === undefined }}',
						limit: '={{ $json.limit }}',
						simplify: '={{ $json.simplify ?? true }}',
						filters: {
							type: '={{ $json.type ?? "" }}',
							startAt: '={{ $json.after ?? "" }}',
							endAt: '={{ $json.before ?? "" }}',
						},
					},
				},
			});
			getMany = (options) => plays([options]);
			alice.history = Array.from({ length: PLAYS }, (_, index) =>
				playOf(account, index % 2 === 0 ? uebermut : brine, index + 1, since + index * 3_600_000),
			);
		});

		it('History: Get Many gives them all, page by page, newest first, as items of the one that asked', async () => {
			const requests = following();
			const { answer, ended } = await getMany({});
			expect(answer.map(idOf)).toEqual(Array.from({ length: PLAYS }, (_, n) => PLAYS - n));
			expect(requests().map(({ path, query }) => [path, query.page, query.limit])).toEqual([
				['/sync/history', '1', '250'],
				['/sync/history', '2', '250'],
			]);
			const [items = []] = (await ended()).outputs;
			expect(items.length).toBe(PLAYS);
			expect(new Set(pairsOf(items))).toEqual(new Set([0]));
		});

		it.each([
			[3, 1],
			[255, 2],
		])('History: Get Many stops at a limit of %i', async (limit, pages) => {
			const requests = following();
			const { answer } = await getMany({ limit });
			expect(answer.map(idOf)).toEqual(Array.from({ length: limit }, (_, n) => PLAYS - n));
			expect(requests()).toHaveLength(pages);
		});

		it('History: Get Many keeps to a range of dates and to a media type', async () => {
			const requests = following();
			const { answer } = await getMany({
				type: 'episodes',
				after: '2026-01-01T14:00:00+01:00',
				before: '2026-01-01T16:00:00Z',
			});
			expect(answer.map(idOf)).toEqual([4, 2]);
			expect(requests()).toMatchObject([
				{
					path: '/sync/history/episodes',
					query: { start_at: '2026-01-01T13:00:00.000Z', end_at: '2026-01-01T16:00:00.000Z' },
				},
			]);
		});

		it('History: Get Many gives a play flat, or as Trakt has it', async () => {
			const [held] = alice.history.filter(({ id }) => id === PLAYS);
			const { season, number, ids } = held?.episode ?? {};
			expect((await getMany({ limit: 1 })).answer).toEqual([
				{
					id: PLAYS,
					watched_at: held?.watched_at,
					action: 'watch',
					type: 'episode',
					title: saltAndCircuit.title,
					year: saltAndCircuit.year,
					season,
					number,
					episode_title: brine.title,
					ids,
				},
			]);
			expect((await getMany({ limit: 1, simplify: false })).answer).toEqual([held]);
		});

		it('Watched: Get Many gives each title once, with its plays', async () => {
			const { movies, raw } = await published({
				movies: { parameters: { resource: 'watched', operation: 'getAll' } },
				raw: {
					parameters: {
						resource: 'watched',
						operation: 'getAll',
						type: 'shows',
						returnAll: true,
						simplify: false,
					},
				},
			});
			expect((await movies()).answer).toMatchObject([
				{ plays: PLAYS / 2, title: uebermut.title, year: uebermut.year },
			]);
			expect((await raw()).answer).toMatchObject([
				{
					plays: PLAYS / 2,
					show: { title: saltAndCircuit.title },
					seasons: [{ number: 1, episodes: [{ number: 2, plays: PLAYS / 2 }] }],
				},
			]);
		});
	});

	allAreTried('traktHistory');
});
