import { describe, expect, it } from '@jest/globals';
import {
	account,
	alice,
	allAreTried,
	brine,
	byImdb,
	byShow,
	cartographer,
	DAY_MS,
	ferry,
	following,
	idOf,
	pairsOf,
	playOf,
	published,
	tinHarbour,
	titleOf,
	watched,
} from './support/traktOperations.mjs';

describe('the operations of the Trakt node in a real n8n', () => {
	it('Watch Event: Sync scrobbles a fresh play, and puts an old one into the history with its date', async () => {
		const { sync } = await published({
			sync: { parameters: { resource: 'watchEvent', operation: 'sync' } },
		});
		const fresh = watched(cartographer, new Date());
		const old = watched(ferry, new Date('2026-01-10T20:15:00.000Z'));
		const { status, answer, ended } = await sync([fresh, old]);
		const common = { destination: 'trakt', status: 'added', account: "Alice's Trakt", attempts: 1 };
		const codes = { fresh: 'scrobbled', old: 'addedToHistory' };
		expect(status).toBe(200);
		expect(answer).toEqual([
			{ ...fresh, sync: { ...common, code: codes.fresh, remoteId: alice.history[0]?.id } },
			{ ...old, sync: { ...common, code: codes.old, remoteId: alice.history[1]?.id } },
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

	allAreTried('traktOperations');
});
