import { describe, expect, it } from '@jest/globals';
import { decided, nobodys, runOf } from '../../../../workflows/noPlayLost/code/compare.mjs';
import { reconcile } from '../../../../workflows/noPlayLost/reconcile.mjs';

const asked = {
	runId: '7',
	startedAt: '2026-05-15T04:00:00.000Z',
	mayWrite: false,
	isFirst: true,
	limit: 50,
};
/** @param {number} found @param {number} lookedAt */
const run = (found, lookedAt) =>
	runOf({
		asked,
		found,
		lookedAt,
		decision: decided([], found, asked),
		rows: [],
		unread: [],
		uncounted: [],
	});
/** What *What Is Asked* gives after these runs. @param {Record<string, unknown>[]} rows */
const askedAfter = (rows) => {
	const { parameters } = reconcile().nodes.find(({ name }) => name === 'What Is Asked') ?? {};
	const given = {
		'Compare by Hand': { isExecuted: false },
		'Earlier Runs': { all: () => rows.map((json) => ({ json })) },
	};
	const code = new Function('$', '$input', '$execution', String(parameters?.jsCode));
	const [{ json }] = code(
		(/** @type {keyof typeof given} */ name) => given[name],
		{ first: () => ({ json: { days: 14, mostPlays: 50 } }) },
		{ id: 8 },
	);
	return json;
};

describe('the very first run, which writes nothing', () => {
	it('is over once a run has looked at something, and not before', () => {
		expect(askedAfter([{}])).toMatchObject({ isFirst: true, mayWrite: false });
		expect(askedAfter([run(0, 0).row])).toMatchObject({ isFirst: true, mayWrite: false });
		expect(askedAfter([run(3, 0).row])).toMatchObject({ isFirst: true, mayWrite: false });
		expect(askedAfter([run(3, 1).row])).toMatchObject({ isFirst: false, mayWrite: true });
	});

	it('is looked for among all runs, not in the oldest row alone', () => {
		const { parameters } = reconcile().nodes.find(({ name }) => name === 'Earlier Runs') ?? {};
		expect(parameters).toMatchObject({
			filters: { conditions: [{ keyName: 'lookedAt', condition: 'gt', keyValue: '={{ 0 }}' }] },
		});
	});

	it('counts what ended with nobody we know', () => {
		const nobody = { who: 'eve', userId: '', what: 'Tin Harbour (2023)' };
		expect(nobodys([{}, { subject: 'x', text: 'y' }, nobody, nobody])).toBe(2);
	});

	it('says when none of the plays is of somebody in the list', () => {
		expect(run(3, 0)).toMatchObject({ tell: true, row: { lookedAt: 0 } });
		expect(run(3, 0).text).toContain('of 3 plays none is of somebody in the list of people');
		expect([run(0, 0).tell, run(3, 1).tell]).toEqual([false, false]);
	});
});
