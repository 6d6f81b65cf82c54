import { describe, expect, it } from '@jest/globals';
import { dueRows, orderOf } from '../../../../../workflows/noPlayLost/code/due.mjs';
import { NOW, DAY_MS, iso, film } from '../onePlay.mjs';

describe('which rows are tried again', () => {
	const row = (/** @type {Record<string, unknown>} */ more) => ({
		rowKey: String(Math.random()),
		state: 'waiting',
		person: 'Alice',
		title: 'Tin Harbour (2023)',
		at: film.at,
		nextTryAt: iso(NOW),
		...more,
	});

	it('by the clock: what waits and whose time has come, the oldest first, each once', () => {
		const old = row({ at: iso(NOW - DAY_MS) });
		const due = row({});
		const rows = [due, old, due, row({ nextTryAt: iso(NOW + 1) }), row({ state: 'dead' })];
		expect(dueRows(rows, undefined, NOW)).toEqual([old, due]);
	});

	it('by hand: what somebody has chosen, whatever the time', () => {
		const waiting = row({ nextTryAt: iso(NOW + DAY_MS) });
		const dead = row({ state: 'dead', person: 'Bob' });
		const rows = [waiting, dead];
		expect(dueRows(rows, { which: 'Waiting and dead' }, NOW)).toHaveLength(2);
		expect(dueRows(rows, { which: 'Dead', who: '', what: '' }, NOW)).toEqual([dead]);
		expect(dueRows(rows, { which: 'Waiting and dead', who: ' bob' }, NOW)).toEqual([dead]);
		expect(dueRows(rows, { which: 'Waiting', what: 'harbour' }, NOW)).toEqual([waiting]);
		expect(dueRows(rows, { which: 'Waiting', what: 'cartographer' }, NOW)).toEqual([]);
	});

	it('take no more than one run can carry', () => {
		const many = Array.from({ length: 300 }, () => row({}));
		expect(dueRows(many, undefined, NOW)).toHaveLength(250);
	});

	it('go back as they were, to that person and that destination alone', () => {
		const { order: given, ...play } = orderOf(
			{ play: JSON.stringify(film), person: 'Alice', destination: 'trakt', event: 'watched' },
			true,
		);
		expect(play).toEqual(film);
		expect(given).toMatchObject({ person: 'Alice', destination: 'trakt', byHand: true });
	});

	it.each([
		['watched', 'import'],
		['unwatched', 'sync'],
		['rated', 'sync'],
	])('a row that tells %s goes back as %s, which keeps its date', (event, action) => {
		const row = { play: JSON.stringify(film), person: 'Alice', destination: 'trakt', event };
		expect(orderOf(row, false).order.action).toBe(action);
	});
});
