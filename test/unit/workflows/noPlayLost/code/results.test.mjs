import { describe, expect, it } from '@jest/globals';
import {
	identified,
	outcomeOf,
	waitMs,
} from '../../../../../workflows/noPlayLost/code/results.mjs';
import { NOW, MINUTE_MS, DAY_MS, iso, film, order, failure } from '../onePlay.mjs';

describe('a play that did not get through', () => {
	it('waits for another try, with everything that is needed for it', () => {
		const { row, tell } = outcomeOf(failure('retry'), undefined, NOW);
		expect(row).toEqual({
			rowKey: 'Alice|trakt|watched|plex:a:1:f:now',
			person: 'Alice',
			destination: 'trakt',
			account: null,
			event: 'watched',
			title: 'Tin Harbour (2023)',
			at: film.at,
			source: 'plex',
			state: 'waiting',
			status: 'failed',
			kind: 'retry',
			reason: 'Trakt is busy',
			whatToDo: 'Wait.',
			attempts: 1,
			firstFailedAt: iso(NOW),
			nextTryAt: iso(NOW + 5 * MINUTE_MS),
			runId: null,
			remoteId: null,
			play: JSON.stringify(film),
		});
		expect(tell).toBe(false);
	});

	it('waits twice as long each time, a day at most', () => {
		expect([1, 2, 3, 9, 10, 50].map((attempts) => waitMs(attempts) / MINUTE_MS)).toEqual([
			5, 10, 20, 1280, 1440, 1440,
		]);
		const known = { state: 'waiting', attempts: 2, firstFailedAt: iso(NOW - MINUTE_MS) };
		const { row } = outcomeOf(failure('retry'), known, NOW);
		expect(row).toMatchObject({
			attempts: 3,
			firstFailedAt: known.firstFailedAt,
			nextTryAt: iso(NOW + 20 * MINUTE_MS),
		});
	});

	it('waits as long as the service has asked for', () => {
		const nextTryAt = iso(NOW + 60 * MINUTE_MS);
		const asked = failure('retry', { details: { destination: 'trakt', kind: 'retry', nextTryAt } });
		expect(outcomeOf(asked, undefined, NOW).row).toMatchObject({ nextTryAt });
	});

	it('is dead and told after ten days, and not a moment sooner', () => {
		const since = (/** @type {number} */ ms) => ({
			state: 'waiting',
			attempts: 20,
			firstFailedAt: iso(NOW - ms),
		});
		const sooner = outcomeOf(failure('retry'), since(10 * DAY_MS - 1), NOW);
		expect([sooner.row?.state, sooner.tell]).toEqual(['waiting', false]);
		const later = outcomeOf(failure('retry'), since(10 * DAY_MS), NOW);
		expect([later.row?.state, later.row?.nextTryAt, later.tell]).toEqual(['dead', null, true]);
	});

	it.each(['notFound', 'reconnect', 'refused'])(
		'is dead and told at once when it is %s',
		(kind) => {
			const { row, tell } = outcomeOf(failure(kind), undefined, NOW);
			expect([row?.state, row?.kind, tell]).toEqual(['dead', kind, true]);
		},
	);

	it('is told once, unless somebody has asked for another try', () => {
		const dead = { state: 'dead', attempts: 1, firstFailedAt: iso(NOW - DAY_MS) };
		expect(outcomeOf(failure('notFound'), dead, NOW).tell).toBe(false);
		const byHand = failure('notFound', { order: { ...order, byHand: true } });
		expect(outcomeOf(byHand, dead, NOW).tell).toBe(true);
	});

	it('gets another ten days by hand', () => {
		const dead = { state: 'dead', attempts: 30, firstFailedAt: iso(NOW - 40 * DAY_MS) };
		const byHand = failure('retry', { order: { ...order, byHand: true } });
		expect(outcomeOf(byHand, dead, NOW).row).toMatchObject({
			state: 'waiting',
			attempts: 1,
			firstFailedAt: iso(NOW),
		});
	});

	it.each(['rated', 'unwatched'])(
		'is not tried again by itself when it is %s: it could undo a newer one',
		(event) => {
			const { row, tell } = outcomeOf(failure('retry', { event }), undefined, NOW);
			expect([row?.state, tell]).toEqual(['dead', true]);
		},
	);

	it.each(['added', 'duplicate', 'removed', 'rated', 'takenBack'])(
		'takes nothing away from a row that is %s',
		(status) => {
			expect(outcomeOf(failure('retry'), { state: 'done', status }, NOW)).toEqual({});
		},
	);

	it('names its destination by the node where n8n itself stopped it', () => {
		const stopped = identified({
			...film,
			order,
			error: { message: 'No credential' },
			node: 'Trakt: Sync',
		});
		expect(outcomeOf(stopped, undefined, NOW).row).toMatchObject({
			rowKey: 'Alice|trakt|watched|plex:a:1:f:now',
			state: 'dead',
			kind: 'refused',
			reason: 'No credential',
		});
	});

	it('is the one play of a file that has two', () => {
		const second = { ...film, key: `${film.key}:e2` };
		const details = { destination: 'trakt', kind: 'retry', event: second };
		const { row } = outcomeOf(failure('retry', { details }), undefined, NOW);
		expect(row?.rowKey).toMatch(/:e2$/);
		expect(JSON.parse(row?.play)).toEqual(second);
	});
});
