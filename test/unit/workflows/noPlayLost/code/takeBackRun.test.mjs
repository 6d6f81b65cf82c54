import { describe, expect, it } from '@jest/globals';
import { begun } from '../../../../../workflows/noPlayLost/code/compare.mjs';
import { takenBackRun, toTakeBack } from '../../../../../workflows/noPlayLost/code/takeBackRun.mjs';
import { reconcile } from '../../../../../workflows/noPlayLost/reconcile.mjs';

const NOW = Date.parse('2026-05-15T04:00:00.000Z');
const watched = { event: 'watched', key: 'a', at: '2026-05-14T20:00:00.000Z' };

describe('taking a run back', () => {
	const row = {
		play: JSON.stringify(watched),
		person: 'Alice',
		destination: 'trakt',
		remoteId: 12,
	};
	const run = { runId: '7', startedAt: '2026-05-10T04:00:00.000Z' };

	it('orders for each play exactly that one away', () => {
		const { plays, note } = toTakeBack([row], run, { runId: '7' }, NOW);
		expect(note).toBeNull();
		expect(plays).toEqual([
			{
				...watched,
				sync: { destination: 'trakt', status: 'added', remoteId: 12 },
				order: { action: 'takeBack', person: 'Alice', destination: 'trakt', runId: '7' },
			},
		]);
	});

	it('goes also for a run that n8n was killed over: its row is there before the first play', () => {
		const asked = { runId: '7', startedAt: run.startedAt };
		const row7 = begun({ asked, lookedAt: 9, decision: { planned: 2 } });
		expect(row7).toMatchObject({ state: 'writing', mode: 'write', lookedAt: 9, planned: 2 });
		expect(toTakeBack([row], row7, asked, NOW).plays).toHaveLength(1);
		const wires = reconcile().connections;
		const next = (/** @type {string} */ name) => wires[name]?.main?.[0]?.[0]?.node;
		const names = ['May Write'];
		for (const name of names) if (name !== 'Write') names.push(String(next(name)));
		expect(names).toEqual([
			'May Write',
			'Run Begun',
			'Keep That It Writes',
			'To Be Written',
			'Write',
		]);
	});

	it('is over after seven days', () => {
		const old = { ...run, startedAt: '2026-05-08T03:59:59.000Z' };
		expect(toTakeBack([row], old, { runId: '7' }, NOW)).toEqual({
			plays: [],
			note: 'Run 7 is older than seven days and stays.',
		});
	});

	it('is said with how many are gone', () => {
		const ordered = toTakeBack([row], run, { runId: '7' }, NOW);
		const asked = { runId: '7', startedAt: '2026-05-15T04:00:00.000Z' };
		expect(takenBackRun(run, ordered, 0, asked)).toMatchObject({
			row: { runId: '7', state: 'taken back', note: '1 of 1 plays of run 7 were taken back.' },
			tell: true,
		});
		expect(takenBackRun(run, ordered, 1, asked).row.state).toBe('partly taken back');
		const unknown = toTakeBack([], undefined, { runId: '7' }, NOW);
		expect(takenBackRun(undefined, unknown, 0, asked).row).toEqual({
			...asked,
			mode: 'take back',
			state: 'unknown run',
			note: 'There is no run 7.',
		});
	});

	it('says when there is no such run, or nothing left of it', () => {
		expect(toTakeBack([], undefined, { runId: '9' }, NOW).note).toBe('There is no run 9.');
		expect(toTakeBack([], run, { runId: '7' }, NOW).note).toBe(
			'Run 7 has written nothing that is left.',
		);
	});
});
