import { beforeAll, describe, expect, it } from '@jest/globals';
import { isShort, say, seed } from '../support/chance.mjs';
import { SIZES } from './support/plan.mjs';
import { reportOf } from './support/report.mjs';
import { liveThrough } from './support/run.mjs';

const form = isShort ? 'short' : 'full';
/** What n8n itself keeps after it has run anything, beside what it kept at its start: a fifth was measured. */
const MOST_KEPT = 1.3;

const SERVICE_FAULTS = [
	...[429, 500, 502, 503, 520].map((status) => `answered ${status}`),
	...['HTML page', 'reset', 'answer dropped after the write', '30-second stall'],
];

describe('a town and everything that goes wrong in it, in a real n8n', () => {
	/** @type {import('./support/run.mjs').Outcome} */
	let outcome;
	beforeAll(async () => {
		outcome = await liveThrough(form, seed);
		say(`\n${reportOf(outcome, seed)}\n`);
	}, 5_400_000);

	it('brings every play that was watched into the accounts of its person', () => {
		expect(outcome.watched).toBe(SIZES[form].plays);
		expect(outcome.tally.lost).toEqual([]);
	});

	it('counts none twice, and none that nobody watched', () => {
		expect(outcome.tally.doubled).toEqual([]);
		expect(outcome.tally.notWatched).toEqual([]);
	});

	it('gives each its date', () => {
		expect(outcome.tally.misdated).toEqual([]);
	});

	it('met everything that was planned to go wrong', () => {
		const { incidents } = SIZES[form];
		for (const kind of ['n8n killed', 'token expired', 'token revoked', 'disk full', 'clock off'])
			expect([kind, outcome.injected.get(kind)]).toEqual([kind, Reflect.get(incidents, kind)]);
		// Of the short form's few faults some find nobody who asks.
		const least = isShort ? 0 : 1;
		for (const kind of SERVICE_FAULTS)
			expect(`${kind} ${(outcome.injected.get(kind) ?? 0) >= least}`).toBe(`${kind} true`);
		const met = SERVICE_FAULTS.filter((kind) => outcome.injected.has(kind));
		expect(met.length).toBeGreaterThan(SERVICE_FAULTS.length / 2);
		expect(outcome.disk.startsWith('not') || outcome.diskErrors > 0).toBe(true);
	});

	it('leaves no secret open in any table, log or file', () => {
		expect(outcome.secrets.rows).toBeGreaterThan(outcome.watched);
		expect(outcome.secrets.control).toBeGreaterThan(1);
		expect(outcome.secrets.found).toEqual([]);
	});

	it('has nothing left to do', () => {
		expect(outcome.left).toEqual([]);
	});

	it('gives the memory back', () => {
		const { before, after } = outcome.memory;
		expect(after.kept).toBeLessThan(before.kept * MOST_KEPT);
	});
});
