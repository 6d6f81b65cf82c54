import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { films } from '../../../../simulators/household.mjs';
import { WRONG_FORMS } from '../../../../simulators/http/faults.mjs';
import { clock, STARTS } from './histories.mjs';

/** @typedef {import('./histories.mjs').History} History */
/** @typedef {import('../../../../simulators/http/faults.mjs').WrongForm} WrongForm */

const DAY_MS = 86_400_000;
const forms = /** @type {WrongForm[]} */ (Object.keys(WRONG_FORMS));
const [one, ...others] = /** @type {Array<keyof typeof films>} */ (Object.keys(films));

describe.each(Object.entries(STARTS))('a poll of %s', (name, start) => {
	/** @type {History} */
	let history;
	beforeAll(async () => {
		history = await start();
	});
	afterAll(async () => await history.simulator.stop());

	const looks = async () =>
		await history.look().then(
			(events) => events.map(({ event, media }) => `${event} ${'title' in media && media.title}`),
			(/** @type {unknown} */ error) => error,
		);

	const scopes = name === 'movary' ? ['everything'] : ['everything', 'activities', 'the rest'];
	const removals = name === 'simkl' ? [false, true] : [false];

	it.each(
		forms.flatMap((form) =>
			scopes.flatMap((scope) =>
				removals.map((removed) => /** @type {const} */ ([form, scope, removed])),
			),
		),
	)('that is answered with %s to %s (another removed: %s) keeps its place', async (...how) => {
		const [wrongForm, scope, removed] = how;
		if (!one) throw new TypeError('The household has no films');
		history.simulator.faults.clear();
		clock.ms += 5 * DAY_MS;
		history.reset();
		for (const [index, other] of others.entries()) history.add(other, index + 1);
		expect(await looks()).toEqual([]);
		expect(await looks()).toEqual([]);

		history.add(one, 0);
		if (removed) history.removeAnother?.();
		const rest = new RegExp(`^(?!.*(?:${history.activities.source}))`);
		const path = { activities: history.activities, 'the rest': rest }[scope];
		const match = path ? { path } : {};
		history.simulator.faults.push({ match, times: 10_000, action: { wrongForm } });
		if (wrongForm === 'null' && scope === 'the rest' && removed) {
			// Simkl's own word for a list that is empty now, which one poll alone does not believe.
			expect(await looks()).toEqual([]);
		} else {
			expect(await looks()).toMatchObject({ kind: 'retry' });
			expect(await looks()).toMatchObject({ kind: 'retry' });
		}

		history.simulator.faults.clear();
		expect(await looks()).toEqual([`watched ${films[one].title}`]);
		expect(await looks()).toEqual([]);
	});
});
