import { describe, expect, it } from '@jest/globals';
import {
	bySource,
	decided,
	endedWithoutAWord,
	notCounted,
	notRead,
	playsToCompare,
	runOf,
	toWrite,
	whatIsAsked,
} from '../../../../../workflows/noPlayLost/code/compare.mjs';

const NOW = Date.parse('2026-05-15T04:00:00.000Z');
const settings = { days: 14, mostPlays: 50 };
/** @param {{ form?: Record<string, unknown>, isFirst?: boolean, isBrief?: boolean }} [how] */
const ask = ({ form, isFirst = false, isBrief } = {}) =>
	whatIsAsked({ form, isFirst, isBrief, settings, runId: '7', now: NOW });
const play = (/** @type {string} */ key) => ({
	event: 'watched',
	key,
	at: '2026-05-14T20:00:00.000Z',
});

describe('what a run may do', () => {
	it('looks at the last 14 days, and writes by itself up to the limit', () => {
		expect(ask()).toEqual({
			runId: '7',
			action: 'compare',
			mayWrite: true,
			isFirst: false,
			limit: 50,
			since: '2026-05-01T04:00:00.000Z',
			until: '2026-05-15T03:50:00.000Z',
			startedAt: '2026-05-15T04:00:00.000Z',
		});
	});

	it('looks each hour at the last twelve alone', () => {
		expect(ask({ isBrief: true })).toMatchObject({
			mayWrite: true,
			isBrief: true,
			limit: 50,
			since: '2026-05-14T16:00:00.000Z',
			until: '2026-05-15T03:50:00.000Z',
		});
	});

	it('writes nothing the very first time', () => {
		expect(ask({ isFirst: true })).toMatchObject({ mayWrite: false, isFirst: true });
	});

	it.each([
		['Show what is missing', { mayWrite: false, limit: 50 }],
		['Write what is missing', { mayWrite: true, limit: 50 }],
		['Write it, even if it is more than the limit', { mayWrite: true, limit: 0 }],
	])('does what somebody asks for: %s', (What, does) => {
		expect(ask({ form: { What }, isFirst: true })).toMatchObject({ ...does, isFirst: false });
	});

	it('takes back the run that somebody names, and no other', () => {
		const form = { What: 'Take a run back', Run: ' 5 ' };
		expect(ask({ form })).toMatchObject({ action: 'takeBack', runId: '5' });
	});
});

describe('the plays to compare', () => {
	it('are what was watched, each once, as a dry run', () => {
		const found = [
			play('a'),
			play('b'),
			play('a'),
			{ error: 'down' },
			{},
			{ ...play('c'), event: 'rated' },
			// A row of the table, which a node that is switched off passes on.
			{ ...play('d'), key: undefined, rowKey: 'Alice|trakt|watched|d' },
		];
		const plays = playsToCompare(found, [], ask());
		expect(plays.map(({ key, order }) => [key, order])).toEqual([
			['a', { action: 'import', dryRun: true, runId: '7', skip: [] }],
			['b', { action: 'import', dryRun: true, runId: '7', skip: [] }],
		]);
	});

	it.each([
		['plex', '2026-05-15T03:50:00.000Z', true],
		['plex', '2026-05-15T03:50:01.000Z', false],
		['jellyfin', '2026-05-15T02:50:00.000Z', true],
		['jellyfin', '2026-05-15T03:10:00.000Z', false],
		['jellyfin', '2026-05-15T05:00:00.000Z', false],
	])('leave away what may still be on its way by itself: %s, %s', (source, at, isIn) => {
		const found = [{ ...play('a'), source, at, media: { runtimeSeconds: 3600 } }];
		expect(playsToCompare(found, [], ask())).toHaveLength(isIn ? 1 : 0);
		const byHand = ask({ form: { What: 'Show what is missing' } });
		expect(playsToCompare(found, [], byHand)).toHaveLength(1);
	});

	it('leave away what was taken back, at that destination alone', () => {
		const row = { play: JSON.stringify(play('a')), destination: 'trakt' };
		const [first, second] = playsToCompare([play('a'), play('b')], [row], ask());
		expect([first?.order.skip, second?.order.skip]).toEqual([['trakt'], []]);
	});

	it('are written with the limit as a second guard', () => {
		const [written] = toWrite(playsToCompare([play('a')], [], ask()), { limit: 50 });
		expect(written?.order).toMatchObject({ dryRun: false, mostPlays: 50 });
	});

	it('say which source could not be read, once', () => {
		const failed = { error: 'x', details: { reason: 'Plex is down' } };
		expect(
			notRead({
				'Plex: Watched': [failed, failed, play('a')],
				'Jellyfin: Users': [{ error: { message: 'No' } }],
			}),
		).toEqual(['Plex Watched: Plex is down', 'Jellyfin Users: No']);
	});

	it('say of an error that a node which is switched off passes on only where it arose', () => {
		const failed = { error: 'down', details: { reason: 'Jellyfin is down' } };
		const missing = (/** @type {string} */ name) => ({ error: 'not in the line', name });
		expect(
			notRead({
				'Jellyfin: Watched': [failed, play('a')],
				'Plex: Watched': [failed],
				'Plex: Marked by Hand1': [missing('1')],
				'Plex: Marked by Hand2': [missing('2')],
			}),
		).toEqual([
			'Jellyfin Watched: Jellyfin is down',
			'Plex Marked by Hand1: not in the line',
			'Plex Marked by Hand2: not in the line',
		]);
	});

	it('say of a source that threw that it was not read, and nothing of one that is switched off', () => {
		const marks = {
			'Jellyfin: Users': { hasBegun: true, hasEnded: true },
			'Jellyfin: Watched': { hasBegun: true, hasEnded: false },
			'Plex: Watched': {},
		};
		const silent = Object.entries(marks).flatMap(([name, mark]) =>
			endedWithoutAWord(mark) ? [name] : [],
		);
		// What n8n passes on for it is what came in: the users, or nothing at all.
		for (const passedOn of [[{ id: '1', name: 'Alice' }], [{}]]) {
			const sources = Object.fromEntries(Object.keys(marks).map((name) => [name, passedOn]));
			expect(notRead(sources, silent)).toEqual([
				'Jellyfin Watched: The node ended without a word of what it read. Look into the execution for what the node says.',
			]);
		}
	});

	it('say which plays a server does not tell for sure, once', () => {
		const why = { code: 'rewatchUnproven', reason: 'Nobody knows' };
		const who = { user: { name: 'Alice' }, media: { title: 'Tidal Glass' } };
		const unsure = { ...play('a'), ...who, event: 'stop', notCounted: why };
		const toldBefore = { ...unsure, at: '2026-05-12T20:00:00.000Z', media: { title: 'Old' } };
		const sources = {
			'Jellyfin: Watched': [play('b'), unsure, toldBefore],
			'Plex: Watched': [unsure],
		};
		expect(notCounted(sources, ask())).toEqual(['Alice, Tidal Glass: Nobody knows']);
		expect(playsToCompare([unsure], [], ask())).toEqual([]);
	});

	it('come from the nodes of the set and from their numbered duplicates, also past a gap', () => {
		/** @type {Record<string, { key: string }[]>} */
		const there = {
			'Jellyfin: Watched': [play('a')],
			'Plex: Marked by Hand': [],
			'Plex: Marked by Hand1': [play('b')],
			'Plex: Marked by Hand40': [play('c')],
			'Plex: Marked by Heart': [play('d')],
		};
		const nodes = ['Jellyfin: Watched', 'Plex: Watched', 'Plex: Marked by Hand'];
		const { 'Plex: Marked by Heart': ofNobody, ...sources } = there;
		expect(bySource(nodes, (name) => there[name])).toEqual(sources);
	});
});

describe('whether the run goes on to write', () => {
	const planned = (/** @type {number} */ count) =>
		Array.from({ length: count }, () => ({ status: 'planned' }));

	it('does up to the limit and not above it', () => {
		expect(decided(planned(50), 60, ask())).toEqual({ planned: 50, tooMany: false, write: true });
		expect(decided(planned(51), 60, ask())).toEqual({ planned: 51, tooMany: true, write: false });
		const yes = ask({ form: { What: 'Write it, even if it is more than the limit' } });
		expect(decided(planned(51), 60, yes)).toMatchObject({ tooMany: false, write: true });
	});

	it('counts what waits or was given up, which it would write as well', () => {
		const before = ['waiting', 'dead'].flatMap((state) =>
			Array.from({ length: 20 }, () => ({ state, status: 'failed' })),
		);
		const wouldFail = { state: 'planned', status: 'failed' };
		const rows = [...before, wouldFail, ...planned(11)];
		expect(decided(rows, 60, ask())).toEqual({ planned: 51, tooMany: true, write: false });
	});

	it('does not where nothing is missing, nor when it shall only show', () => {
		expect(decided([], 0, ask()).write).toBe(false);
		expect(decided(planned(1), 1, ask({ isFirst: true })).write).toBe(false);
	});
});

describe('what is said of a run', () => {
	const rows = [
		{ state: 'done', status: 'added' },
		{ state: 'dead', status: 'failed' },
		{ state: 'planned', status: 'planned' },
	];
	/** @param {Record<string, any>} asked @param {number} count @param {string[]} [unread] @param {string[]} [uncounted] */
	const said = (asked, count, unread = [], uncounted = []) => {
		const decision = decided(
			Array.from({ length: count }, () => ({ status: 'planned' })),
			9,
			/** @type {any} */ (asked),
		);
		return runOf({ asked, found: 9, lookedAt: 9, decision, rows, unread, uncounted });
	};

	it('is nothing to a person when it went well', () => {
		const { row, tell } = said(ask(), 1);
		expect(tell).toBe(false);
		expect(row).toEqual({
			runId: '7',
			startedAt: '2026-05-15T04:00:00.000Z',
			mode: 'write',
			state: 'written',
			lookedAt: 9,
			planned: 1,
			written: 1,
			notTaken: 1,
			note: null,
		});
	});

	it('is that it waits for a yes', () => {
		const { row, tell, subject, text } = said(ask(), 51);
		expect([row.state, row.mode, tell]).toEqual(['waits for a yes', 'dry run', true]);
		expect(subject).toBe('Comparison 7: waits for a yes, 51 missing, 1 written');
		expect(text).toMatch(/51 plays are missing, more than 50/);
	});

	it('is not that a play failed which it did not try', () => {
		expect(said(ask(), 51).row.notTaken).toBe(0);
	});

	it('is what the first run would write', () => {
		expect(said(ask({ isFirst: true }), 3)).toMatchObject({ tell: true, row: { state: 'shown' } });
		expect(said(ask({ isFirst: true }), 0).tell).toBe(false);
	});

	it('is nothing at all of an hour in which nothing was missing, too much was, or a server was away', () => {
		const brief = ask({ isBrief: true });
		for (const [count, unread] of /** @type {const} */ ([
			[0, []],
			[51, []],
			[0, ['Plex: down']],
		]))
			expect(said(brief, count, [...unread])).toMatchObject({ isKept: false, tell: false });
		expect(said(brief, 2)).toMatchObject({
			isKept: true,
			tell: false,
			row: { state: 'written', note: null },
		});
		expect(said(ask(), 0).isKept).toBe(true);
	});

	it('is that a server could not be read', () => {
		expect(said(ask(), 0, ['Plex: down'])).toMatchObject({
			tell: true,
			text: 'Not read: Plex: down',
		});
	});

	it('is that a play may be missing which no server tells for sure', () => {
		expect(said(ask(), 0, [], ['Alice, Tidal Glass: Nobody knows'])).toMatchObject({
			tell: true,
			text: 'Not counted: Alice, Tidal Glass: Nobody knows.',
		});
	});
});
