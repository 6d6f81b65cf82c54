import { describe, expect, it } from '@jest/globals';
import { syncWatchEvent } from '../../../../../services/movary';
import {
	userName,
	timezone,
	TIN,
	movary,
	account,
	anotherProcess,
	watched,
	take,
	told,
	held,
	rows,
	writes,
	episode,
} from '../importing.mjs';

describe('an import into Movary', () => {
	it('adds the films that are missing, each on its day in the workflow’s time zone, and each once', async () => {
		held('2026-02-01', 2, 'With Marta');
		const events = [
			watched('2026-02-01T19:00:00.000Z'),
			watched('2025-12-31T23:30:00.000Z'),
			watched('2026-01-01T08:00:00.000Z', { source: 'jellyfin' }),
			watched('2026-01-01T08:00:00.000Z', {}, TIN),
			watched('2026-01-02T08:00:00.000Z', { media: episode }),
			watched('2026-01-03T08:00:00.000Z', { event: 'stop' }),
			watched('2026-01-04T12:00:00.000Z', { dateOnly: true }),
		];
		expect(told(await take(events))).toEqual([
			'duplicate',
			'added',
			'duplicate',
			'added',
			'ignored',
			'ignored',
			'added',
		]);
		expect(rows().sort()).toEqual([
			['2026-01-01', 1],
			['2026-01-01', 1],
			['2026-01-04', 1],
			['2026-02-01', 2],
		]);
		expect(account.history[0]?.comment).toBe('With Marta');
		expect(new Set(told(await take(events)))).toEqual(new Set(['duplicate', 'ignored']));
		expect(account.history).toHaveLength(4);
	});

	it('takes a day beside it as the same where the date is known roughly', async () => {
		held('2026-02-02');
		const rough = watched('2026-02-01T19:00:00.000Z', { dateApproximate: true });
		const exact = watched('2026-01-31T19:00:00.000Z');
		expect(told(await take([rough, exact]))).toEqual(['duplicate', 'added']);
	});

	it('writes nothing in a dry run, nor more than allowed', async () => {
		const events = [watched('2026-01-01T12:00:00.000Z'), watched('2026-01-02T12:00:00.000Z')];
		expect(told(await take(events, { dryRun: true }))).toEqual(['planned', 'planned']);
		expect(await take(events, { mostPlays: 1 })).toMatchObject([
			[{ error: { kind: 'refused', message: expect.stringContaining('2 plays would be added') } }],
			[{ error: { kind: 'refused' } }],
		]);
		expect(writes()).toEqual([]);
		expect(told(await take(events, { mostPlays: 2 }))).toEqual(['added', 'added']);
	});

	it('lets a film that does not get through keep no other out', async () => {
		const noId = watched('2026-01-02T12:00:00.000Z');
		noId.media = { type: 'movie', title: 'No Id', ids: {} };
		const events = [
			watched('2026-01-01T12:00:00.000Z', {}, 4242),
			noId,
			watched('2026-01-03T12:00:00.000Z'),
		];
		expect(told(await take(events))).toEqual(['notFound', 'notFound', 'added']);
	});

	it('is one play a day although an answer is lost, and stops when Movary is down', async () => {
		const events = [1, 2, 3, 4].map((day) => watched(`2026-01-0${day}T12:00:00.000Z`));
		const match = { method: 'PUT' };
		movary.faults.push({ match, action: { dropAfterWrite: true } });
		expect(told(await take(events.slice(0, 1)))).toEqual(['added']);
		movary.faults.push({ match: {}, times: 100, action: { status: 503 } });
		movary.requests.length = 0;
		expect(told(await take(events))).toEqual(['retry', 'retry', 'retry', 'retry']);
		movary.faults.clear();
		movary.faults.push({ match, times: 100, action: { status: 503 } });
		expect(told(await take(events))).toEqual(['duplicate', 'retry', 'retry', 'retry']);
		expect(writes().filter(({ method }) => method === 'PUT')).toHaveLength(10);
		movary.faults.clear();
		expect(told(await take(events))).toEqual(['duplicate', 'added', 'added', 'added']);
		expect(rows()).toEqual([1, 2, 3, 4].map((day) => [`2026-01-0${day}`, 1]));
	});

	it('stops where it is told to, and goes on there', async () => {
		const events = [1, 2, 3].map((day) => watched(`2026-01-0${day}T12:00:00.000Z`));
		let asked = 0;
		const stopped = await take(events, { isCancelled: () => ++asked > 2 });
		expect(told(stopped)).toEqual(['added', 'added', 'retry']);
		expect(told(await take(events))).toEqual(['duplicate', 'duplicate', 'added']);
	});

	it('is one play when Sync and Import come together, in one process or in several', async () => {
		const event = watched('2026-03-08T19:00:00.000Z');
		const clients = [anotherProcess(), anotherProcess(), anotherProcess()];
		const options = { userName, timezone, unwatched: false };
		await Promise.all([
			...clients.map(async (client) => await syncWatchEvent(client, event, options)),
			...clients.map(async (client) => await take([event], {}, client)),
			take([event, event]),
		]);
		expect(rows()).toEqual([['2026-03-08', 1]]);
	});
});
