import { describe, expect, it } from '@jest/globals';
import { syncWatchEvent } from '../../../../services/simkl';
import { films, special } from '../../../../simulators/household.mjs';
import { visit, sync, plays, statuses } from './syncing.mjs';
import { DAY, episodeOf, MINUTE, movieOf } from './visitSimkl.mjs';

describe('against a strict Simkl', () => {
	it('an evening with one film is one play', async () => {
		const film = movieOf(films.cartographer);
		const done = [];
		done.push(...(await sync(visit.eventOf('play', film, { progress: 0 }))));
		done.push(...(await sync(visit.eventOf('pause', film, { progress: 30.456 }))));
		expect(visit.alice.playback).toMatchObject([{ progress: 30.46 }]);
		done.push(...(await sync(visit.eventOf('resume', film, { progress: 30 }))));
		visit.clock.ms += 100 * MINUTE;
		const watched = visit.eventOf('watched', film);
		done.push(...(await sync(watched)), ...(await sync(watched)));
		done.push(...(await sync(visit.eventOf('stop', film, { progress: 96 }))));
		expect(statuses(done)).toEqual([
			'watching',
			'paused',
			'watching',
			'added',
			'duplicate',
			'ignored',
		]);
		expect(plays()).toHaveLength(1);
		expect(visit.alice.playback).toEqual([]);
		expect(visit.alice.wouldBeSuspended).toEqual([]);
	});

	it('says who it is with every call', async () => {
		await sync(visit.eventOf('watched', episodeOf(special)));
		expect(visit.simkl.requests.length).toBeGreaterThan(2);
		for (const { query, headers } of visit.simkl.requests) {
			expect(query).toMatchObject({
				client_id: expect.any(String),
				'app-name': 'n8n-nodes-scrobble',
				'app-version': '0.0.0',
			});
			expect(headers['user-agent']).toMatch(/^n8n-nodes-scrobble\//);
		}
	});

	it.each(['pause', 'stop'])(
		'a %s at 85 %% that the source has not counted is no play',
		async (kind) => {
			const event = /** @type {'pause' | 'stop'} */ (kind);
			const done = await sync(visit.eventOf(event, movieOf(films.ferry), { progress: 85 }));
			expect(statuses(done)).toEqual(['paused']);
			expect(plays()).toEqual([]);
			expect(visit.alice.playback).toMatchObject([{ progress: 79.9 }]);
		},
	);

	it('an old play has its own date, and is one play however often it comes', async () => {
		const watched = visit.eventOf('watched', movieOf(films.ferry), { at: visit.ago(600) });
		expect(statuses(await sync(watched))).toEqual(['added']);
		visit.clock.ms += 60 * MINUTE;
		expect(await sync(watched)).toMatchObject([
			{
				sync: { status: 'duplicate', attempts: 0, reason: expect.stringContaining('already has') },
			},
		]);
		expect(plays()).toMatchObject([{ at: `${watched.at.slice(0, 19)}Z` }]);
	});

	it('ten executions at once with one play add it once', async () => {
		const client = visit.clientOf();
		const watched = visit.eventOf('watched', movieOf(films.ferry), { at: visit.ago(600) });
		const options = /** @type {const} */ ({ unwatched: 'ignore', rated: false, rewatch: false });
		const done = await Promise.all(
			Array.from({ length: 10 }, async () => await syncWatchEvent(client, watched, options)),
		);
		const all = done.flatMap(statuses);
		expect(all.filter((status) => status === 'added')).toHaveLength(1);
		expect(all.filter((status) => status === 'duplicate')).toHaveLength(9);
		expect(plays()).toHaveLength(1);
	});

	it('what was scrobbled within the hour is a duplicate (409), also where the look back missed it', async () => {
		const watched = visit.eventOf('watched', movieOf(films.uebermut));
		await sync(watched);
		visit.clock.ms += 5 * MINUTE;
		visit.simkl.faults.push({
			match: { path: '/sync/watched' },
			action: { status: 200, body: [{ result: false }] },
		});
		expect(await sync(watched)).toMatchObject([{ sync: { status: 'duplicate', attempts: 1 } }]);
		expect(visit.simkl.requests.at(-1)).toMatchObject({ path: '/scrobble/stop', status: 409 });
		expect(plays()).toHaveLength(1);
	});

	it.each([
		['a day alone is known', { dateOnly: true }],
		['a moment is known roughly', { dateApproximate: true }],
	])('a play of which %s is never scrobbled', async (_what, rough) => {
		await sync(visit.eventOf('watched', movieOf(films.ferry), { at: visit.ago(1), ...rough }));
		const paths = visit.simkl.requests.map(({ path }) => path);
		expect(paths).toContain('/sync/history');
		expect(paths).not.toContain('/scrobble/stop');
		expect(plays()).toHaveLength(1);
	});

	it('what Simkl says it does not know is not there, whatever else stands in that answer', async () => {
		const there = { list: 'completed', last_watched_at: visit.ago(600) };
		visit.simkl.faults.push({
			match: { path: '/sync/watched' },
			action: { status: 200, body: [{ result: 'not_found', ...there }] },
		});
		const watched = visit.eventOf('watched', movieOf(films.ferry), { at: visit.ago(600) });
		expect(statuses(await sync(watched))).toEqual(['added']);
		expect(plays()).toHaveLength(1);
	});

	it.each([
		['by scrobble', '/scrobble/stop', 0],
		['by history', '/sync/history', 600],
	])(
		'a play whose answer was dropped after the write is one play, %s',
		async (_way, path, minutes) => {
			visit.simkl.faults.push({
				match: { method: 'POST', path },
				action: { dropAfterWrite: true },
			});
			const watched = visit.eventOf('watched', movieOf(films.tinHarbour), {
				at: visit.ago(minutes),
			});
			expect(statuses(await sync(watched))).toEqual(['added']);
			expect(plays()).toHaveLength(1);
		},
	);

	it('waits for the lock of another write, and for everything else that passes', async () => {
		visit.simkl.lock('Alice', 2500);
		visit.simkl.faults.push(
			{ match: { path: '/scrobble/stop' }, action: { status: 503 } },
			{ match: { path: '/scrobble/stop' }, action: { reset: true } },
			{ match: { path: '/scrobble/stop' }, action: { status: 429 } },
		);
		expect(await sync(visit.eventOf('watched', movieOf(films.tinHarbour)))).toMatchObject([
			{ sync: { status: 'added', attempts: 4 } },
		]);
		const answers = visit.simkl.requests.map(({ status, path }) => `${path} ${status}`);
		expect(answers).toContain('/sync/watched 400');
		expect(plays()).toHaveLength(1);
	});

	it('a lock that does not open is worth another try later', async () => {
		visit.simkl.lock('Alice', DAY);
		expect(await sync(visit.eventOf('watched', movieOf(films.ferry)))).toMatchObject([
			{ error: { kind: 'retry', message: expect.stringContaining('RATE_LIMIT') } },
		]);
	});
});
