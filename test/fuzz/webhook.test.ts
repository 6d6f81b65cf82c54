import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { isShort, say, seed } from '../support/chance.mjs';
import { deliveriesOf } from './support/deliveries.mjs';
import { judged, promisedKinds } from './support/verdict';
import { FUZZED_TRIGGERS } from './support/triggers';

const BODIES = isShort ? 3_000 : 20_000;
/** Milliseconds for one body on a busy machine: what takes longer holds up everybody's plays. */
const LONGEST = 3_000;

describe.each(FUZZED_TRIGGERS)('$name Trigger, in process', (trigger) => {
	it(`takes, ignores or refuses each of ${BODIES} mutated bodies, as its parser says`, async () => {
		const seen = { taken: 0, ignored: 0, refused: 0 };
		let place = 0;
		const property = fc.asyncProperty(deliveriesOf(trigger.source), async (delivery) => {
			place += 1;
			const startedAt = performance.now();
			const { verdict, logged } = await judged(trigger, delivery, `node-${place}`);
			expect(performance.now() - startedAt).toBeLessThan(LONGEST);
			seen[verdict.kind] += 1;
			// A line in the log is an error that nobody foresaw, caught at the last moment.
			expect(logged).toEqual([]);
			if (verdict.kind === 'refused') {
				expect(verdict.status).toBe(400);
				expect(verdict.sentence).toMatch(/^\S.*\.$/s);
			}
			const { promise } = delivery;
			if (promise === 'refused') expect(verdict.kind).toBe('refused');
			else if (promise !== 'any') {
				expect(promisedKinds(trigger, promise.parsed)).toContain(verdict.kind);
			}
		});
		await fc.assert(property, { numRuns: BODIES, seed });
		say(`${trigger.name} Trigger, seed ${seed}: ${JSON.stringify(seen)}`);
		// All three ways were really taken.
		expect(Math.min(...Object.values(seen))).toBeGreaterThan(BODIES / 20);
	}, 600_000);
});
