import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { films, shows } from '../../simulators/household.mjs';
import { offeredOperations } from './support/flows.mjs';
import { openSimkl } from './support/simkl.mjs';
import { simklFlows } from './support/simklFlows.mjs';
import { watchedFilm } from './support/watchEvents.mjs';

const { cartographer, ferry, tinHarbour, uebermut } = films;
const { saltAndCircuit, orchardLine } = shows;
const film = { imdb: ferry.ids.imdb };
const part = { mediaType: 'episode', tvdb: saltAndCircuit.ids.tvdb, season: 1, episode: 2 };
const longAgo = '2026-01-05T20:00:00.000Z';

describe('the operations of the Simkl node in a real n8n', () => {
	/** @type {import('./support/simkl.mjs').Simkl} */
	let home;
	/** @type {Awaited<ReturnType<typeof publish>>} */
	let flows;
	const publish = async (/** @type {import('./support/flows.mjs').NodeKind} */ kind) =>
		await home.publish(kind, simklFlows);
	const plays = () =>
		home.simkl.plays('Alice').map(({ title, season, number, at }) => [title, season, number, at]);

	beforeAll(async () => {
		home = await openSimkl();
		flows = await publish(await home.byToken('Alice'));
	});
	afterAll(() => home.close());
	beforeEach(() => {
		home.alice.library.clear();
		home.alice.playback = [];
		home.alice.scrobbled = [];
	});

	it('Scrobble: Start, Pause and Stop follow a playback, and Check-In stands for all of it', async () => {
		expect((await flows.start([{ ...film, progress: 5 }])).answer).toMatchObject([
			{ id: 0, action: 'start', movie: { title: ferry.title } },
		]);
		expect(home.alice.watching?.title.title).toBe(ferry.title);
		expect((await flows.pause([{ ...film, progress: 33.333 }])).answer).toMatchObject([
			{ action: 'pause', progress: 33.33 },
		]);
		const stopped = await flows.stop([
			{ ...film, progress: 80 },
			{ ...film, progress: 100 },
		]);
		expect(stopped.answer).toMatchObject([{ status: 'added' }, { status: 'duplicate' }]);
		expect(plays()).toHaveLength(1);
		expect((await flows.checkIn([part])).answer).toMatchObject([
			{
				action: 'checkin',
				show: { title: saltAndCircuit.title },
				episode: { season: 1, number: 2 },
			},
		]);
		expect(home.alice.watching).toMatchObject({ isCheckin: true });
	});

	it('History: Add and Remove keep one play of each, and take a whole show only where that was said', async () => {
		const { answer } = await flows.add([
			{ ...film, watchedAt: longAgo },
			{ ...film, watchedAt: '2026-02-05T20:00:00Z' },
			{ ...part, watchedAt: longAgo },
			{ movieTitle: 'Tin Harbour', year: 2023, watchedAt: longAgo },
		]);
		expect(answer).toMatchObject([
			{ status: 'added', watched_at: longAgo },
			{ status: 'duplicate', reason: expect.stringContaining('one play per title') },
			{ status: 'added' },
			{ status: 'added' },
		]);
		expect(plays().map(([, , , at]) => at)).toEqual(Array(3).fill('2026-01-05T20:00:00Z'));

		const show = { mediaType: 'show', showTitle: orchardLine.title };
		const { ended } = await flows.add([show, { ...show, wholeShow: true }]);
		expect((await ended()).outputs).toMatchObject([
			[{ json: { status: 'added' }, pairedItem: { item: 1 } }],
			[{ json: { error: expect.stringContaining('stands for all') }, pairedItem: { item: 0 } }],
		]);
		expect(plays()).toHaveLength(6);

		const gone = await flows.remove([part, { ...show, wholeShow: true }, film]);
		expect(gone.answer).toEqual(Array(3).fill({ deleted: true, removed: 1 }));
		expect(plays().map(([title]) => title)).toEqual([tinHarbour.title]);
	});

	it('History: Add makes a rewatch where it is asked for', async () => {
		await flows.add([{ ...film, watchedAt: longAgo }]);
		const { answer } = await flows.add([
			{ ...film, watchedAt: '2026-02-05T20:00:00Z', rewatch: true },
		]);
		expect(answer).toMatchObject([
			{ status: 'added', added: { statuses: [{ response: { rewatch_id: expect.any(Number) } }] } },
		]);
		expect(plays()).toHaveLength(2);
	});

	it('Rating: Set, Get Many and Remove', async () => {
		await flows.rate([
			{ ...film, rating: 8 },
			{ ...part, mediaType: 'show', rating: 6 },
		]);
		expect((await flows.getRatings([{}])).answer).toMatchObject([
			{ title: saltAndCircuit.title, rating: 6 },
			{ title: ferry.title, rating: 8, ids: { imdb: ferry.ids.imdb } },
		]);
		expect((await flows.getRatedMovies([{ rating: 8, simplify: false }])).answer).toMatchObject([
			{ user_rating: 8, movie: { title: ferry.title } },
		]);
		expect((await flows.unrate([film])).answer).toMatchObject([
			{ deleted: true, removed: { movies: 1 } },
		]);
		expect((await flows.getRatings([{ limit: 1 }])).answer).toHaveLength(1);
	});

	it('Playback: Get Many and Delete', async () => {
		await flows.pause([
			{ ...film, progress: 30 },
			{ ...part, progress: 40 },
		]);
		const { answer } = await flows.getPlayback([{}]);
		expect(answer).toMatchObject([
			{ progress: 40, title: saltAndCircuit.title, season: 1, number: 2 },
			{ progress: 30, title: ferry.title },
		]);
		expect((await flows.deletePlayback([{ id: answer[1].id }])).answer).toEqual([
			{ deleted: true },
		]);
		expect(home.alice.playback).toHaveLength(1);
	});

	it('Library: Get Many asks for the activities first, and for a whole list once', async () => {
		await flows.add([{ ...film, watchedAt: longAgo }, part]);
		const met = home.simkl.requests.length;
		expect((await flows.getLibrary([{}])).answer).toMatchObject([
			{ title: saltAndCircuit.title, status: 'watching', watched_episodes: 1 },
			{ title: ferry.title, status: 'completed', last_watched_at: '2026-01-05T20:00:00Z' },
		]);
		await flows.getLibrary([{}]);
		expect((await flows.getLibrarySince([{ since: '2036-01-01T00:00:00Z' }])).status).toBe(200);
		const paths = home.simkl.requests.slice(met).map(({ path }) => path);
		expect(paths[0]).toBe('/sync/activities');
		expect(paths.filter((path) => path.includes('all-items'))).toHaveLength(2);
		expect(home.alice.wouldBeSuspended).toEqual([]);
	});

	it('Search: By ID and By Text, and User: Get Settings', async () => {
		expect((await flows.byId([{ id: cartographer.ids.imdb }])).answer).toMatchObject([
			{ type: 'movie', title: cartographer.title, ids: { simkl: expect.any(Number) } },
		]);
		const tmdb = { idType: 'tmdb', id: orchardLine.ids.tmdb, type: 'show' };
		expect((await flows.byId([tmdb])).answer).toMatchObject([{ type: 'tv', total_episodes: 3 }]);
		expect((await flows.byText([{ text: 'orchard', type: 'tv', limit: 5 }])).answer).toMatchObject([
			{ title: orchardLine.title, ids: { simkl: expect.any(Number) } },
		]);
		expect((await flows.getSettings([{}])).answer).toMatchObject([{ name: 'Alice', plan: 'vip' }]);
	});

	it('Watch Event: Sync puts a film in once, rates it and takes it away again', async () => {
		const event = watchedFilm(uebermut, longAgo);
		const { answer } = await flows.sync([
			event,
			event,
			{ ...event, event: 'rated', rating: 7.5 },
			{ ...event, event: 'unwatched', at: '2026-01-06T20:00:00.000Z' },
		]);
		expect(answer).toMatchObject(
			['added', 'duplicate', 'rated', 'removed'].map((status) => ({
				sync: { destination: 'simkl', account: "Alice's Simkl", status },
			})),
		);
		expect(plays()).toEqual([]);
	});

	it('Watch Event: Import takes all items at once, and Take Back gives back exactly those', async () => {
		const kept = watchedFilm(uebermut, '2026-01-02T20:00:00.000Z');
		await flows.sync([kept]);
		const events = [cartographer, ferry, uebermut, tinHarbour].map((each, index) =>
			watchedFilm(each, `2026-01-0${index + 3}T20:00:00.000Z`),
		);
		const dry = await flows.importAll(events.map((event) => ({ ...event, dryRun: true })));
		expect(dry.answer.map((/** @type {any} */ { sync }) => sync.status)).toEqual([
			'planned',
			'planned',
			'duplicate',
			'planned',
		]);
		const written = home.simkl.requests.filter(({ path }) => path === '/sync/history').length;
		const { answer } = await flows.importAll(events);
		expect(answer.map((/** @type {any} */ { sync }) => sync.status)).toEqual([
			'added',
			'added',
			'duplicate',
			'added',
		]);
		const writes = home.simkl.requests.filter(({ path }) => path === '/sync/history');
		expect(writes).toHaveLength(written + 1);
		expect(plays()).toHaveLength(4);
		await flows.takeBack(/** @type {any} */ (answer));
		expect(plays()).toEqual([[uebermut.title, undefined, undefined, '2026-01-02T20:00:00Z']]);
	});

	it('are all tried here', async () => {
		const offered = await offeredOperations(home.client, 'n8n-nodes-scrobble.simkl');
		expect([...home.tried].sort()).toEqual(offered);
	});
});
