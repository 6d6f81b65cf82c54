import { describe, expect, it } from '@jest/globals';
import { NoAnswer } from '../../../../../services/http/exchange';
import { stop, history, identified, readBack, sync } from '../syncing';
import { added, ago, answer, eventOf, none, scrobbled, tidal, traktSaying } from '../trakt';

describe('watched', () => {
	it('scrobbles a play that is minutes old', async () => {
		const trakt = traktSaying([stop, scrobbled]);
		const event = eventOf('watched', { at: ago(15) });
		expect(await sync(trakt, event)).toEqual([
			{
				event,
				sync: {
					destination: 'trakt',
					status: 'added',
					code: 'scrobbled',
					remoteId: 3373536619,
					attempts: 1,
				},
			},
		]);
		expect(trakt.bodies()).toMatchObject([{ progress: 100 }]);
	});

	it('puts an older one into the history with its own date', async () => {
		const trakt = traktSaying(identified, [readBack, none], [history, added], [readBack, none]);
		expect(await sync(trakt, eventOf('watched', { at: ago(16) }))).toMatchObject([
			{ sync: { status: 'added', attempts: 1 } },
		]);
		expect(trakt.bodies()).toEqual([{ movies: [{ ids: { trakt: 12 }, watched_at: ago(16) }] }]);
	});

	it.each([
		['a day alone is known', { dateOnly: true as const }],
		['a moment is known roughly', { dateApproximate: true as const }],
	])('never scrobbles a play of which %s', async (_what, rough) => {
		const trakt = traktSaying(identified, [readBack, none], [history, added], [readBack, none]);
		await sync(trakt, eventOf('watched', { at: ago(1), ...rough }));
		expect(trakt.bodies()).toEqual([{ movies: [{ ids: { trakt: 12 }, watched_at: ago(1) }] }]);
	});

	it('puts every one into the history when no play is recent enough', async () => {
		const trakt = traktSaying(identified, [readBack, none], [history, added], [readBack, none]);
		await sync(trakt, eventOf('watched'), { scrobbleMaxAgeMinutes: 0 });
		expect(trakt.lines()).toContain(history);
	});

	it('is a duplicate when Trakt counted this play already', async () => {
		const trakt = traktSaying([stop, answer(409, { watched_at: ago(3) })]);
		expect(await sync(trakt, eventOf('watched', { at: ago(5) }))).toMatchObject([
			{ sync: { status: 'duplicate', attempts: 1, reason: expect.stringContaining(ago(3)) } },
		]);
	});

	it('counts a genuine second viewing although Trakt answers 409', async () => {
		const trakt = traktSaying(
			[stop, answer(409, { watched_at: ago(100) })],
			identified,
			[readBack, none],
			[history, added],
			[readBack, none],
		);
		expect(await sync(trakt, eventOf('watched', { at: ago(1) }))).toMatchObject([
			{ sync: { status: 'added' } },
		]);
		expect(trakt.bodies().at(-1)).toEqual({
			movies: [{ ids: { trakt: 12 }, watched_at: ago(1) }],
		});
	});

	it('counts the second viewing of a ten-minute film', async () => {
		const trakt = traktSaying(
			[stop, answer(409, { watched_at: ago(11) })],
			identified,
			[readBack, none],
			[history, added],
			[readBack, none],
		);
		const media = { ...tidal, runtimeSeconds: 600 };
		expect(await sync(trakt, eventOf('watched', { media }))).toMatchObject([
			{ sync: { status: 'added' } },
		]);
	});

	it('finds its own late scrobble again when it is delivered a second time', async () => {
		const late = { id: 91, watched_at: ago(6), action: 'scrobble' };
		const trakt = traktSaying(identified, [readBack, answer(200, [late])]);
		const media = { ...tidal, runtimeSeconds: 600 };
		expect(await sync(trakt, eventOf('watched', { at: ago(20), media }))).toMatchObject([
			{ sync: { status: 'duplicate', remoteId: 91, attempts: 0 } },
		]);
	});

	it('is its own play when the first answer was lost and the second is 409', async () => {
		const trakt = traktSaying(
			[stop, new NoAnswer('connectionLost', true, '')],
			[stop, answer(409, { watched_at: ago(0) })],
		);
		expect(await sync(trakt, eventOf('watched'))).toMatchObject([
			{ sync: { status: 'added', attempts: 2 } },
		]);
	});

	it('goes to the history when Trakt took the scrobble for a pause', async () => {
		const trakt = traktSaying(
			[stop, answer(201, { id: 1, action: 'pause' })],
			identified,
			[readBack, none],
			[history, added],
			[readBack, none],
		);
		expect(await sync(trakt, eventOf('watched'))).toMatchObject([{ sync: { status: 'added' } }]);
	});

	it('is an outcome with what happened when Trakt stays down', async () => {
		const down: [string, ReturnType<typeof answer>] = [stop, answer(503, '')];
		const trakt = traktSaying(down, down, down, down, down);
		const event = eventOf('watched');
		expect(await sync(trakt, event)).toMatchObject([
			{ event, error: { kind: 'retry', status: 503, attempts: 5 } },
		]);
	});
});
