import { describe, expect, it } from '@jest/globals';
import {
	eventIn,
	messageOf,
	outcomeOf,
	rowOf,
	titleOf,
} from '../../../../scripts/noPlayLost/code/results.mjs';
import { NOW, film, order, success, failure } from './onePlay.mjs';

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
