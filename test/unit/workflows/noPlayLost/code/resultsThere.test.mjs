import { describe, expect, it } from '@jest/globals';
import {
	eventIn,
	identified,
	messageOf,
	outcomeOf,
	titleOf,
} from '../../../../../workflows/noPlayLost/code/results.mjs';
import { person } from '../../../../../workflows/noPlayLost/person.mjs';
import { NOW, film, order, success, failure } from '../onePlay.mjs';

const SAID_NOTHING = 'The node ended without a word of what became of it';

/** As *Worth Keeping* decides. @param {Record<string, unknown>} item */
function isKept(item) {
	const keeps = person('Alice').nodes.find(({ name }) => name === 'Worth Keeping');
	const expression = /"leftValue":"={{ (.*?) }}"/.exec(JSON.stringify(keeps?.parameters))?.[1];
	return new Function('$json', `return ${expression}`)(item);
}

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
			expect(outcomeOf(failure('notFound', { order: dry }), { state }, NOW)).toEqual({});
		}
		expect(outcomeOf(success('planned', { order: dry }), { state: 'done' }, NOW)).toEqual({});
		expect(outcomeOf(success('duplicate', { order: dry }), undefined, NOW)).toEqual({});
	});

	it.each(['waiting', 'dead'])('counts what is %s with its run, and leaves it so', (state) => {
		const known = { rowKey: 'k', state, status: 'failed' };
		expect(outcomeOf(success('planned', { order: dry }), known, NOW)).toEqual({
			row: { rowKey: 'k', runId: '7' },
		});
	});

	it.each(['refused', 'retry', 'notFound'])(
		'and the writing after it take no play out of the queue: %s',
		(kind) => {
			const waiting = { rowKey: 'k', state: 'waiting', status: 'failed', runId: '7' };
			const written = failure(kind, { order: { ...dry, dryRun: false, mostPlays: 50 } });
			expect(outcomeOf(written, waiting, NOW)).toEqual({});
			expect(outcomeOf(written, { state: 'planned' }, NOW).row).toMatchObject({ kind });
		},
	);

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

	it.each(['tookBack', 'notThere'])(
		'is remembered, so that the next comparison leaves the play away: %s',
		(code) => {
			const sync = { destination: 'trakt', status: 'removed', code, reason: 'In whatever words' };
			expect(outcomeOf(success('removed', { order: back, sync }), known, NOW).row).toMatchObject({
				state: 'done',
				status: 'takenBack',
			});
		},
	);

	it.each([
		['ignored', 'wouldTakeRating', 'Simkl would take the rating of this movie away with its play'],
		['added', undefined, undefined],
		// Words alone prove nothing.
		['ignored', undefined, 'Trakt has no such play at that time'],
	])('is told, once, where the play is still there: %s, %s', (status, code, reason) => {
		const sync = { destination: 'simkl', status, code, reason };
		const kept = success(status, { order: back, sync });
		const { row, tell } = outcomeOf(kept, known, NOW);
		const said = reason ?? 'The node that takes it back is switched off';
		expect([row, tell]).toEqual([{ rowKey: 'k', reason: said }, true]);
		expect(outcomeOf(kept, { ...known, ...row }, NOW).tell).toBe(false);
		expect(messageOf([kept]).text).toContain(said);
	});

	it('is told where a node that is switched off has only passed on the order', () => {
		const passedOn = identified({ ...film, order: back, node: 'Trakt: Take Back' });
		const { row, tell } = outcomeOf(passedOn, known, NOW);
		const reason = 'The node that takes it back is switched off';
		expect([row, tell]).toEqual([{ rowKey: 'k', reason }, true]);
		expect([isKept(passedOn), isKept({ ...film, order })]).toEqual([true, false]);
	});

	it('is told where the node has begun and then threw, in other words', () => {
		const sync = { destination: 'trakt', status: 'added', remoteId: 3 };
		const thrown = identified({
			...film,
			order: back,
			sync,
			hasBegun: true,
			node: 'Trakt: Take Back',
		});
		const { row, tell } = outcomeOf(thrown, known, NOW);
		expect([row?.reason, tell]).toEqual([SAID_NOTHING, true]);
	});

	it('is told where it did not work, and the row still says that the play is there', () => {
		const { row, tell } = outcomeOf(failure('retry', { order: back }), known, NOW);
		expect([row, tell]).toEqual([{ rowKey: 'k', reason: 'Trakt is busy' }, true]);
	});
});

describe('a play that n8n passes on for a node that threw', () => {
	const passedOn = { ...film, order, node: 'Trakt: Sync', hasBegun: true };

	it('is kept and told, and never a success', () => {
		expect(isKept(passedOn)).toBe(true);
		expect(isKept({ ...passedOn, event: 'pause' })).toBe(false);
		const { row, tell } = outcomeOf(identified(passedOn), undefined, NOW);
		expect(row).toMatchObject({
			destination: 'trakt',
			state: 'dead',
			status: 'failed',
			reason: SAID_NOTHING,
			whatToDo: expect.stringContaining('Look into the account'),
		});
		expect(tell).toBe(true);
		expect(messageOf([identified(passedOn)]).text).toContain(SAID_NOTHING);
	});

	it('is no play that a comparison would write, and none that it forgets', () => {
		const dry = { ...order, action: 'import', dryRun: true, runId: '7' };
		const { row } = outcomeOf(identified({ ...passedOn, order: dry }), undefined, NOW);
		expect(row).toMatchObject({ state: 'planned', status: 'failed', reason: SAID_NOTHING });
	});

	it('takes nothing away from one that is there', () => {
		const there = { state: 'done', status: 'added' };
		expect(outcomeOf(identified(passedOn), there, NOW)).toEqual({});
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
		const one = failure('notFound');
		expect(messageOf([one])).toEqual({
			subject: 'Alice: Tin Harbour (2023) is not in trakt',
			text: `Alice: Tin Harbour (2023) is not in trakt – ${film.at} – Trakt is busy – Wait.`,
		});
		expect(messageOf([one, one]).subject).toBe('2 plays did not get through');
	});

	it.each([
		[{ order: { ...order, action: 'takeBack' } }, 'was not taken back from trakt'],
		[{ event: 'unwatched' }, 'is unwatched, and was not removed from trakt'],
		[{ event: 'rated' }, 'is rated, and the rating is not in trakt'],
	])('say what was to happen: %j', (more, words) => {
		expect(messageOf([failure('retry', more)]).subject).toBe(`Alice: Tin Harbour (2023) ${words}`);
	});
});
