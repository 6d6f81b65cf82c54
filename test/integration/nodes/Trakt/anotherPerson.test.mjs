import { describe, expect, it } from '@jest/globals';
import { household, named, signInAs, told, trigger, watch } from './triggerOnTrakt.mjs';

describe('the Trakt Trigger', () => {
	it('starts anew with another credential', async () => {
		watch('ferry', 1, household.bob);
		const node = trigger();
		await node.publish();
		signInAs('Bob');
		node.useCredentials(named('bob'));
		expect(await node.poll()).toEqual([]);
		watch('uebermut', 0, household.bob);
		expect(await node.poll()).toMatchObject([{ user: { id: 'bob' } }]);
	});

	it.each([
		['new plays alone', {}, []],
		['the last days too', { startWith: 'recent', startDays: 2 }, ['uebermut']],
	])(
		'starts anew with another person in the same credential: %s',
		async (_what, parameters, seen) => {
			watch('ferry', 1);
			watch('tinHarbour', 200, household.bob);
			const node = trigger({ parameters });
			await node.publish();
			signInAs('Bob');
			const before = watch('uebermut', 1, household.bob);
			const items = await node.poll();
			// Nothing of Bob's is Alice's, and nothing of hers was taken away.
			expect(told(items)).toEqual(seen.map(() => `watched ${before}`));
			expect(items.every(({ user }) => Object(user).id === 'bob')).toBe(true);
			expect(await node.restart()).toEqual([]);
			const later = watch('ferry', 0, household.bob);
			expect(await node.poll()).toMatchObject([
				{ event: 'watched', key: `trakt:bob:${later}`, user: { id: 'bob', name: 'Bob' } },
			]);
			expect(await node.poll()).toEqual([]);
		},
	);
});
