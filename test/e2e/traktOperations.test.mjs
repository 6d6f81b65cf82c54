import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films, people, shows } from '../simulators/household.mjs';
import { episode } from '../simulators/library.mjs';
import { named } from '../simulators/trakt/account.mjs';
import { offeredOperations } from './support/flows.mjs';
import { openTraktAccount } from './support/household.mjs';

const { cartographer, ferry, tinHarbour, uebermut } = films;
const { saltAndCircuit } = shows;
const DAY_MS = 86_400_000;

/** @param {import('../simulators/library.mjs').Film} film */
const byImdb = ({ ids }) => ({ movieId: ids.imdb });
const byShow = { mediaType: 'episode', showId: '99000201' };
const brine = episode(saltAndCircuit, 1, 2);

describe('the operations of the Trakt node in a real n8n', () => {
	/** @type {import('./support/household.mjs').TraktAccount} */
	let account;
	/** @type {import('./support/household.mjs').TraktAccount['alice']} */
	let alice;
	/** Resource/operation, of every flow that was published. @type {Set<string>} */
	const tried = new Set();

	/**
	 * @template {string} Name
	 * @param {Record<Name, import('./support/flows.mjs').Flow>} flows
	 */
	async function published(flows) {
		for (const { parameters } of Object.values(flows).map(asFlow)) {
			tried.add(`${parameters.resource}/${parameters.operation}`);
		}
		return await account.flows(flows);
	}
	/** The requests that Trakt has met since. */
	function following() {
		const met = account.trakt.requests.length;
		return () => account.trakt.requests.slice(met);
	}

	beforeAll(async () => {
		account = await openTraktAccount();
		({ alice } = account);
	});
	afterAll(() => account.close());

	it('Watch Event: Sync scrobbles a fresh play, and puts an old one into the history with its date', async () => {
		const { sync } = await published({
			sync: { parameters: { resource: 'watchEvent', operation: 'sync' } },
		});
		const fresh = watched(cartographer, new Date());
		const old = watched(ferry, new Date('2026-01-10T20:15:00.000Z'));
		const { status, answer, ended } = await sync([fresh, old]);
		const common = { destination: 'trakt', status: 'added', account: "Alice's Trakt", attempts: 1 };
		expect(status).toBe(200);
		expect(answer).toEqual([
			{ ...fresh, sync: { ...common, remoteId: alice.history[0]?.id } },
			{ ...old, sync: { ...common, remoteId: alice.history[1]?.id } },
		]);
		expect(alice.history).toMatchObject([
			{ action: 'scrobble', movie: { title: cartographer.title } },
			{ action: 'watch', movie: { title: ferry.title }, watched_at: '2026-01-10T20:15:00.000Z' },
		]);
		expect(pairsOf((await ended()).outputs[0])).toEqual([0, 1]);
	});

	it('Watch Event: Import takes all items at once, Dry Run only tells, and Take Back removes what was added', async () => {
		const watchEvent = { resource: 'watchEvent' };
		const { dryRun, guarded, all, takeBack } = await published({
			dryRun: { parameters: { ...watchEvent, operation: 'import', dryRun: true } },
			guarded: {
				parameters: { ...watchEvent, operation: 'import', mostPlays: 1 },
				onError: 'continueErrorOutput',
			},
			all: {
				parameters: { ...watchEvent, operation: 'import' },
				onError: 'continueErrorOutput',
			},
			takeBack: { parameters: { ...watchEvent, operation: 'takeBack' } },
		});
		alice.history = [playOf(account, tinHarbour, 1, Date.parse('2025-05-01T20:00:00.000Z'))];
		const held = watched(tinHarbour, new Date('2025-05-01T20:05:00.000Z'));
		const added = watched(ferry, new Date('2025-06-01T20:00:00.000Z'));
		const rewatch = watched(tinHarbour, new Date('2025-07-01T20:00:00.000Z'));
		const unknown = { ...added, media: { ...added.media, title: 'Nowhere', ids: { tmdb: 1 } } };
		const stop = { ...added, event: 'stop' };
		const statusesOf = (/** @type {import('./support/flows.mjs').Json} */ answer) =>
			answer.map((/** @type {{sync: {status: string}}} */ { sync }) => sync.status);

		const requests = following();
		expect(statusesOf((await dryRun([held, added, rewatch, stop])).answer)).toEqual([
			'duplicate',
			'planned',
			'planned',
			'ignored',
		]);
		const refused = await (await guarded([held, added, rewatch])).ended();
		expect(refused.outputs).toMatchObject([
			[{ json: { sync: { status: 'duplicate', remoteId: 1 } }, pairedItem: { item: 0 } }],
			[
				{
					json: {
						...added,
						details: { kind: 'refused', whatToDo: expect.stringContaining('Most Plays at Once') },
					},
				},
				{ json: { ...rewatch, details: { event: rewatch } } },
			],
		]);
		expect(requests().filter(({ method }) => method !== 'GET')).toEqual([]);

		const { ended } = await all([rewatch, unknown, held, { note: 'none' }, added]);
		const { outputs } = await ended();
		expect(outputs).toMatchObject([
			[
				{ json: { at: rewatch.at, sync: { status: 'added' } }, pairedItem: { item: 0 } },
				{ json: { sync: { status: 'duplicate' } }, pairedItem: { item: 2 } },
				{ json: { at: added.at, sync: { status: 'added' } }, pairedItem: { item: 4 } },
			],
			[
				{ json: { details: { kind: 'notFound' } }, pairedItem: { item: 1 } },
				{ json: { note: 'none', details: { kind: 'refused' } }, pairedItem: { item: 3 } },
			],
		]);
		const writes = requests().filter(({ method }) => method === 'POST');
		expect(writes.map(({ path }) => path)).toEqual(['/sync/history']);
		expect(alice.history).toHaveLength(3);

		const { answer } = await takeBack([...(outputs[0] ?? []).map(({ json }) => json), held]);
		// What was there before the import is not taken away, although the duplicate's item names its id.
		expect(statusesOf(answer)).toEqual(['removed', 'ignored', 'removed', 'ignored']);
		expect(alice.history.map(idOf)).toEqual([1]);
	});

	it('Scrobble: Start, Pause and Stop show, keep and count what is watched', async () => {
		const scrobble = { resource: 'scrobble', ...byShow, season: 1, episode: 2 };
		const { start, pause, stop } = await published({
			start: { parameters: { ...scrobble, operation: 'start', progress: 2.5 } },
			pause: { parameters: { ...scrobble, operation: 'pause', progress: '={{ $json.at }}' } },
			stop: { parameters: { ...scrobble, operation: 'stop', progress: 95 } },
		});
		const requests = following();
		expect((await start()).answer).toMatchObject([{ action: 'start', progress: 2.5 }]);
		expect(alice.watching).toMatchObject({ action: 'scrobble', episode: { title: brine.title } });

		expect((await pause([{ at: 40 }])).answer).toMatchObject([{ action: 'pause', progress: 40 }]);
		expect(alice.watching).toBeUndefined();
		expect(alice.playback).toMatchObject([{ progress: 40, episode: { title: brine.title } }]);

		const { answer } = await stop();
		expect(answer).toMatchObject([{ status: 'added', episode: { title: brine.title } }]);
		expect(alice.playback).toEqual([]);
		expect(alice.history.at(-1)).toMatchObject({
			action: 'scrobble',
			episode: { title: brine.title },
		});
		expect(requests().map(({ path }) => path)).toEqual([
			'/scrobble/start',
			'/scrobble/pause',
			'/scrobble/stop',
		]);
	});

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
		/** @type {(options: import('../../scripts/n8n/client.mjs').Json) => ReturnType<import('./support/flows.mjs').Run>} */
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
							type: '={{ $json.type }}',
							startAt: '={{ $json.after }}',
							endAt: '={{ $json.before }}',
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

	it('Playback Progress: Get Many and Delete give the points to resume at, and take one away', async () => {
		const progress = { resource: 'playback' };
		const { getMany, episodes, remove } = await published({
			getMany: { parameters: { ...progress, operation: 'getAll', limit: '={{ $json.limit }}' } },
			episodes: {
				parameters: {
					...progress,
					operation: 'getAll',
					returnAll: true,
					filters: { type: 'episodes' },
				},
			},
			remove: {
				parameters: { ...progress, operation: 'delete', playbackId: '={{ $json.id }}' },
				onError: 'continueErrorOutput',
			},
		});
		const pausedAt = (/** @type {number} */ day) =>
			new Date(Date.parse('2026-02-01T20:00:00.000Z') + day * DAY_MS).toISOString();
		alice.playback = [ferry, tinHarbour, brine].map((item, day) => ({
			id: 21 + day,
			progress: 30.5,
			paused_at: pausedAt(day),
			...titleOf(account, item),
		}));

		expect((await getMany([{ limit: 2 }])).answer).toMatchObject([
			{ id: 23, progress: 30.5, episode: { title: brine.title } },
			{ id: 22, progress: 30.5, movie: { title: tinHarbour.title } },
		]);
		expect((await episodes()).answer.map(idOf)).toEqual([23]);
		expect((await remove([{ id: 22 }])).answer).toEqual([{ deleted: true }]);
		expect(alice.playback.map(({ id }) => id)).toEqual([21, 23]);
	});

	it('Check-In: Create and Delete begin one with a message, and end it without a play', async () => {
		const { create, remove } = await published({
			create: {
				parameters: {
					resource: 'checkIn',
					operation: 'create',
					...byImdb(ferry),
					options: { message: 'With the whole family' },
				},
			},
			remove: { parameters: { resource: 'checkIn', operation: 'delete' } },
		});
		const plays = alice.history.length;
		const requests = following();
		expect((await create()).answer).toMatchObject([{ movie: { title: ferry.title } }]);
		expect(requests()).toMatchObject([{ body: { message: 'With the whole family' } }]);
		expect(alice.watching).toMatchObject({ action: 'checkin', movie: { title: ferry.title } });
		expect((await remove()).answer).toEqual([{ deleted: true }]);
		expect(alice.watching).toBeUndefined();
		expect(alice.history).toHaveLength(plays);
	});

	it('Rating: Set, Get Many and Remove rate movies and whole shows, find and take ratings away', async () => {
		const rating = { resource: 'rating' };
		const { movie, show, getMany, remove } = await published({
			movie: {
				parameters: {
					...rating,
					operation: 'set',
					...byImdb(ferry),
					rating: 8,
					options: { ratedAt: '2026-02-03T04:05:06Z' },
				},
			},
			show: {
				parameters: {
					...rating,
					operation: 'set',
					mediaType: 'show',
					showIdType: 'imdb',
					showId: saltAndCircuit.ids.imdb,
					rating: 9,
				},
			},
			getMany: {
				parameters: {
					...rating,
					operation: 'getAll',
					returnAll: true,
					filters: { type: '={{ $json.type }}', rating: '={{ $json.rating }}' },
				},
			},
			remove: { parameters: { ...rating, operation: 'remove', ...byImdb(ferry) } },
		});
		expect((await movie()).answer).toMatchObject([{ added: { movies: 1 } }]);
		expect((await show()).answer).toMatchObject([{ added: { shows: 1 } }]);
		expect(alice.ratings).toMatchObject([
			{ rating: 8, rated_at: '2026-02-03T04:05:06.000Z', movie: { title: ferry.title } },
			{ rating: 9, type: 'show', show: { title: saltAndCircuit.title } },
		]);
		/** @param {Record<string, unknown>} filters */
		const found = async (filters) =>
			(await getMany([filters])).answer.map((/** @type {{rating: number}} */ one) => one.rating);
		expect(await found({})).toEqual([9, 8]);
		expect(await found({ type: 'movies' })).toEqual([8]);
		expect(await found({ rating: 9 })).toEqual([9]);
		expect((await remove()).answer).toMatchObject([{ deleted: true, removed: { movies: 1 } }]);
		expect(alice.ratings).toMatchObject([{ type: 'show' }]);
	});

	it('Search: By ID and By Text find titles, flat or as Trakt has them', async () => {
		const search = { resource: 'search' };
		const { byId, raw, byText } = await published({
			byId: {
				parameters: {
					...search,
					operation: 'byId',
					idType: '={{ $json.idType }}',
					id: '={{ $json.id }}',
					type: '={{ $json.type }}',
				},
			},
			raw: {
				parameters: { ...search, operation: 'byId', id: ferry.ids.imdb, simplify: false },
			},
			byText: {
				parameters: {
					...search,
					operation: 'byText',
					query: '={{ $json.text }}',
					filters: { year: '={{ $json.year }}' },
				},
			},
		});
		const { answer, ended } = await byId([
			{ idType: 'tvdb', id: String(brine.ids.tvdb), type: 'any' },
			{ idType: 'tmdb', id: '1', type: 'any' },
			// Also the number of a movie and of an episode.
			{ idType: 'trakt', id: 1001, type: 'show' },
		]);
		expect(answer).toMatchObject([
			{
				type: 'episode',
				title: saltAndCircuit.title,
				season: 1,
				number: 2,
				episode_title: 'Brine',
			},
			{ type: 'show', title: saltAndCircuit.title, year: 2018 },
		]);
		expect(pairsOf((await ended()).outputs[0])).toEqual([0, 2]);
		expect((await raw()).answer).toMatchObject([
			{ type: 'movie', score: 1000, movie: { title: ferry.title, ids: { imdb: ferry.ids.imdb } } },
		]);
		const { title, year } = tinHarbour;
		const byYear = await byText([
			{ text: title, year },
			{ text: title, year: year - 9 },
		]);
		expect(byYear.answer).toMatchObject([{ type: 'movie', title, year }]);
	});

	it('User: Get Settings says whose account it is, flat or as Trakt has it', async () => {
		const user = { resource: 'user', operation: 'getSettings' };
		const { simple, raw } = await published({
			simple: { parameters: user },
			raw: { parameters: { ...user, simplify: false } },
		});
		expect((await simple()).answer).toEqual([
			expect.objectContaining({ username: people.alice.name, slug: alice.slug, vip: true }),
		]);
		expect((await raw()).answer).toMatchObject([
			{ user: { username: people.alice.name }, limits: { list: { count: 100 } } },
		]);
	});

	describe('what does not get through', () => {
		/** @type {Awaited<ReturnType<typeof flowsThatRefuse>>} */
		let flows;
		const flowsThatRefuse = () => {
			const add = {
				resource: 'history',
				operation: 'add',
				movieIdType: '={{ $json.idType }}',
				movieId: '={{ $json.id }}',
				watchedAt: '2026-02-10T20:00:00Z',
			};
			return published({
				toError: { parameters: add, onError: 'continueErrorOutput' },
				onward: { parameters: add, onError: 'continueRegularOutput' },
				stopping: { parameters: add },
			});
		};
		beforeAll(async () => {
			flows = await flowsThatRefuse();
		});

		it('leaves a title that Trakt does not know through the error output, with what came in', async () => {
			const item = { idType: 'imdb', id: 'tt99999999', note: 'kept' };
			const { status, answer, ended } = await flows.toError([item]);
			expect([status, answer]).toEqual([200, []]);
			const { status: ending, outputs } = await ended();
			expect(ending).toBe('success');
			expect(outputs).toMatchObject([
				[],
				[
					{
						json: {
							...item,
							error: 'Trakt does not know this movie',
							details: { kind: 'notFound', destination: 'trakt', account: "Alice's Trakt" },
						},
						pairedItem: { item: 0 },
					},
				],
			]);
			expect(outputs[1]?.[0]?.json.details.whatToDo).not.toBe('');
		});

		it('lets the other items of a run through', async () => {
			const before = alice.history.length;
			const { ended } = await flows.toError([
				{ idType: 'tmdb', id: tinHarbour.ids.tmdb },
				{ idType: 'imdb', id: 'tt99999999' },
				{ idType: 'slug', id: 'ubermut-in-blau-2016' },
			]);
			const { outputs } = await ended();
			expect(outputs.map(pairsOf)).toEqual([[0, 2], [1]]);
			expect(outputs[0]?.map(({ json }) => json.status)).toEqual(['added', 'added']);
			expect(alice.history.slice(before).map(({ movie }) => movie?.title)).toEqual([
				tinHarbour.title,
				uebermut.title,
			]);
		});

		it.each([
			['tmdb', 'tt0133093', '"tt0133093" is not a TMDB ID'],
			['tmdb', '6o3', '"6o3" is not a TMDB ID'],
			['imdb', '603', '"603" is not an IMDb ID'],
			['trakt', '-1', '"-1" is not a Trakt ID'],
			['slug', '', 'The ID is empty'],
		])('refuses the %s id "%s" in words, before anything is sent', async (idType, id, error) => {
			const requests = following();
			const { outputs } = await (await flows.toError([{ idType, id }])).ended();
			expect(outputs).toMatchObject([[], [{ json: { error, details: { kind: 'refused' } } }]]);
			expect(requests()).toEqual([]);
		});

		it('ends the run where the node is set to stop, and says in the log why and what to do', async () => {
			const requests = following();
			const { status, ended } = await flows.stopping([{ idType: 'imdb', id: '603' }]);
			expect(status).toBe(500);
			expect(await ended()).toMatchObject({
				status: 'error',
				error: {
					message: '"603" is not an IMDb ID',
					description: expect.stringContaining('e.g. tt0133093'),
				},
			});
			expect(requests()).toEqual([]);
		});

		it('goes on with the item and the reason where the node is set to continue', async () => {
			const item = { idType: 'imdb', id: '603', note: 'kept' };
			expect((await flows.onward([item])).answer).toMatchObject([
				{ ...item, error: '"603" is not an IMDb ID' },
			]);
		});
	});

	it('are all tried here', async () => {
		const offered = await offeredOperations(account.client, 'n8n-nodes-scrobble.trakt');
		expect(offered).toHaveLength(20);
		expect([...tried].sort()).toEqual(offered);
	});
});

/** @param {unknown} flow @returns {import('./support/flows.mjs').Flow} */
const asFlow = (flow) => /** @type {import('./support/flows.mjs').Flow} */ (flow);
/** @param {{id: number}} entry */
const idOf = ({ id }) => id;
/** @param {import('./support/flows.mjs').Item[]} [items] */
const pairsOf = (items) => items?.map(({ pairedItem }) => pairedItem?.item);

/**
 * @param {import('../simulators/library.mjs').Film} film
 * @param {Date} at
 */
function watched({ title, year, ids }, at) {
	return {
		event: 'watched',
		source: 'plex',
		key: `plex:${title}`,
		at: at.toISOString(),
		user: { id: '1', name: people.alice.plex.title },
		media: { type: 'movie', title, year, ids },
	};
}

/**
 * A title as Trakt's lists name it.
 * @param {import('./support/household.mjs').TraktAccount} account
 * @param {import('../simulators/library.mjs').LibraryItem} item
 */
function titleOf({ trakt }, { type, title, ids: { imdb } }) {
	const { catalogue } = trakt;
	const known =
		type === 'movie' ? catalogue.movie({ ids: { imdb } }) : catalogue.episode({ ids: { imdb } });
	if (!known) throw new Error(`the simulated Trakt does not know ${title}`);
	return named(known);
}

/**
 * A play as the account holds it.
 * @param {import('./support/household.mjs').TraktAccount} account
 * @param {import('../simulators/library.mjs').LibraryItem} item
 * @param {number} id
 * @param {number} at milliseconds since 1970
 * @returns {import('../simulators/trakt/account.mjs').Play}
 */
function playOf(account, item, id, at) {
	const watched_at = new Date(at).toISOString();
	return { id, watched_at, action: 'watch', ...titleOf(account, item) };
}
