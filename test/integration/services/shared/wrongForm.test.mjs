import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WRONG_FORMS } from '../../../../simulators/http/faults.mjs';
import { clock, film, forgetAll, STARTS } from './destinations.mjs';

/** A 2xx of another form than the contract's says neither that there is nothing nor that nothing was done. */

/** @typedef {import('./destinations.mjs').Destination} Destination */
/** @typedef {import('../../../../simulators/http/faults.mjs').WrongForm} WrongForm */

const MINUTE = 60_000;
/** Jellyfin has no import: *Sync* takes plays of any age. */
const IMPORTS = new Set(['trakt', 'simkl', 'movary']);
const forms = /** @type {WrongForm[]} */ (Object.keys(WRONG_FORMS));

/** What is spoilt. @type {Record<string, (reads: RegExp | undefined) => import('../../../../simulators/http/faults.mjs').FaultMatch[]>} */
const SCOPES = {
	'every read': (reads) => [{ method: 'GET' }, ...(reads ? [{ path: reads }] : [])],
	'every write': () => ['POST', 'PUT', 'DELETE'].map((method) => ({ method })),
	everything: () => [{}],
};

/** @param {number} minutesAgo @returns {import('../../../../media').WatchEvent} */
const watched = (minutesAgo) => ({
	event: 'watched',
	source: 'plex',
	key: 'k',
	at: new Date(clock.ms - minutesAgo * MINUTE).toISOString(),
	user: { id: '1', name: 'Alice' },
	media: film,
});

describe.each(Object.entries(STARTS))('an answer of the wrong form from %s', (name, start) => {
	/** @type {Destination} */
	let destination;
	beforeAll(async () => {
		destination = await start();
	});
	afterAll(async () => await destination.simulator.stop());

	/** @param {WrongForm} wrongForm @param {keyof typeof SCOPES} scope */
	function spoil(wrongForm, scope) {
		for (const match of SCOPES[scope]?.(destination.reads) ?? []) {
			destination.simulator.faults.push({ match, times: 10_000, action: { wrongForm } });
		}
	}

	/** A day with an empty account. */
	async function nextDay() {
		destination.simulator.faults.clear();
		clock.ms += 5 * 24 * 60 * MINUTE;
		await destination.reset();
		forgetAll();
	}

	/** @param {'sync' | 'bring'} way @param {import('../../../../media').WatchEvent} event */
	async function deliver(way, event) {
		const [outcome] = (await destination[way]?.(event)) ?? [];
		return outcome && 'error' in outcome
			? { kind: outcome.error.kind }
			: { status: outcome?.sync.status };
	}

	describe.each(forms)('(%s)', (wrongForm) => {
		it.each(
			Object.keys(SCOPES).flatMap((scope) =>
				[true, false].flatMap((isThere) => [
					/** @type {const} */ ([scope, isThere, 'sync', 600]),
					/** @type {const} */ ([scope, isThere, 'sync', 1]),
					...(IMPORTS.has(name) ? [/** @type {const} */ ([scope, isThere, 'bring', 600])] : []),
				]),
			),
		)('to %s, the play there already: %s, by %s, of %d minutes ago: once', async (...how) => {
			const [scope, isThere, way, minutesAgo] = how;
			await nextDay();
			const event = watched(minutesAgo);
			if (isThere) await deliver(way, event);

			spoil(wrongForm, scope);
			const told = await deliver(way, event);
			destination.simulator.faults.clear();
			const plays = await destination.plays();
			expect(plays).toBeLessThanOrEqual(1);
			if (told.status) expect(plays).toBe(1);
			else expect(told.kind).toBe('retry');

			clock.ms += 6 * MINUTE;
			forgetAll();
			expect((await deliver(way, event)).status).toMatch(/^(added|duplicate)$/);
			expect(await destination.plays()).toBe(1);
		});
	});
});
