import { describe, expect, it } from '@jest/globals';
import { dueRows, orderOf } from '../../../../scripts/noPlayLost/code/due.mjs';
import {
	eventIn,
	identified,
	messageOf,
	outcomeOf,
	rowOf,
	titleOf,
	waitMs,
} from '../../../../scripts/noPlayLost/code/results.mjs';

const NOW = Date.parse('2026-05-01T12:00:00.000Z');
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const iso = (/** @type {number} */ ms) => new Date(ms).toISOString();

const film = {
	event: 'watched',
	source: 'plex',
	key: 'plex:a:1:f:now',
	at: iso(NOW - MINUTE_MS),
	user: { id: '1', name: 'alice' },
	media: { type: 'movie', title: 'Tin Harbour', year: 2023, ids: {} },
};
const order = { action: 'sync', person: 'Alice' };
/** @param {string} status @param {Record<string, unknown>} [more] */
const success = (status, more = {}) =>
	identified({ ...film, order, sync: { destination: 'trakt', status, account: 'A' }, ...more });
/** @param {string} kind @param {Record<string, unknown>} [more] */
const failure = (kind, more = {}) =>
	identified({
		...film,
		order,
		error: 'Trakt is busy',
		details: { destination: 'trakt', kind, reason: 'Trakt is busy', whatToDo: 'Wait.' },
		...more,
	});

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

describe('a play that is there', () => {
	it.each(['added', 'removed', 'rated', 'ignored', 'duplicate'])('is done: %s', (status) => {
		const { row } = outcomeOf(success(status), undefined, NOW);
		expect(row).toMatchObject({ state: 'done', status, account: 'A', nextTryAt: null, kind: null });
	});

	it('ends its wait, also as a duplicate', () => {
		const waiting = { state: 'waiting', attempts: 3 };
		expect(outcomeOf(success('duplicate'), waiting, NOW).row).toMatchObject({ state: 'done' });
	});

	it('stays what it was when it comes a second time', () => {
		expect(outcomeOf(success('duplicate'), { state: 'done', status: 'added' }, NOW)).toEqual({});
	});

	it.each(['duplicate', 'ignored'])('is no news in a comparison: %s', (status) => {
		const met = success(status, { order: { ...order, action: 'import' } });
		expect(outcomeOf(met, undefined, NOW)).toEqual({});
		expect(outcomeOf(met, { state: 'dead' }, NOW).row).toMatchObject({ state: 'done', status });
	});
});

describe('a dry run', () => {
	const dry = { ...order, action: 'import', dryRun: true, runId: '7' };

	it('says what would be written and what would not get through', () => {
		const would = outcomeOf(success('planned', { order: dry }), undefined, NOW);
		expect(would.row).toMatchObject({ state: 'planned', status: 'planned', runId: '7' });
		const not = outcomeOf(failure('notFound', { order: dry }), undefined, NOW);
		expect(not.row).toMatchObject({ state: 'planned', status: 'failed', kind: 'notFound' });
		expect([would.tell, not.tell]).toEqual([undefined, undefined]);
	});

	it('never overwrites a row that stands for something', () => {
		for (const state of ['waiting', 'dead', 'done']) {
			expect(outcomeOf(success('planned', { order: dry }), { state }, NOW)).toEqual({});
		}
		expect(outcomeOf(success('duplicate', { order: dry }), undefined, NOW)).toEqual({});
	});

	it('makes room for the real thing', () => {
		const known = { state: 'planned', status: 'planned' };
		const real = { ...dry, dryRun: false };
		expect(outcomeOf(success('added', { order: real }), known, NOW).row).toMatchObject({
			state: 'done',
		});
		const there = outcomeOf(success('duplicate', { order: real }), known, NOW);
		expect(there.row).toMatchObject({ state: 'done', status: 'duplicate' });
	});
});

describe('taking a run back', () => {
	const back = { ...order, action: 'takeBack', runId: '7' };
	const known = { rowKey: 'k', state: 'done', status: 'added' };

	it('is remembered, so that the next comparison leaves the play away', () => {
		for (const status of ['removed', 'ignored']) {
			expect(outcomeOf(success(status, { order: back }), known, NOW).row).toMatchObject({
				state: 'done',
				status: 'takenBack',
			});
		}
	});

	it('is told where it did not work, and the row still says that the play is there', () => {
		const { row, tell } = outcomeOf(failure('retry', { order: back }), known, NOW);
		expect([row, tell]).toEqual([{ rowKey: 'k', reason: 'Trakt is busy' }, true]);
	});
});

describe('words', () => {
	it('name a film and an episode', () => {
		const show = { title: 'Salt & Circuit', ids: {} };
		expect(titleOf(film.media)).toBe('Tin Harbour (2023)');
		expect(titleOf({ type: 'episode', season: 0, number: 3, show })).toBe('Salt & Circuit S00E03');
		expect(titleOf(undefined)).toBe('an item that is not a play');
	});

	it('keep the watch event and leave what lay beside it', () => {
		const kept = JSON.parse(JSON.stringify(eventIn({ ...film, raw: 1, order, sync: {} })));
		expect(kept).toEqual(film);
	});

	it('tell one play by its title and several by their number', () => {
		const row = rowOf(failure('notFound'));
		expect(messageOf([row])).toEqual({
			subject: 'Alice: Tin Harbour (2023) is not in trakt',
			text: `Alice: Tin Harbour (2023) – ${film.at} – trakt – Trakt is busy – Wait.`,
		});
		expect(messageOf([row, row]).subject).toBe('2 plays did not get through');
	});
});

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
});
