import { describe, expect, it } from '@jest/globals';
import { takeBackWatchEvent } from '../../../../../services/movary';
import {
	userName,
	timezone,
	movary,
	account,
	anotherProcess,
	watched,
	told,
	held,
	rows,
	writes,
	episode,
} from '../importing.mjs';

/** @typedef {import('../../../../../media').WatchEvent} WatchEvent */

describe('taking a film back from Movary', () => {
	/** @param {WatchEvent} event */
	const takeBack = async (event) =>
		await takeBackWatchEvent(anotherProcess(), event, { userName, timezone });

	it('removes the play of that day, and no other day', async () => {
		held('2026-02-01');
		held('2026-02-02');
		const event = watched('2026-02-01T19:00:00.000Z');
		expect(await takeBack(event)).toMatchObject([
			{ sync: { status: 'removed', reason: 'One play on 2026-02-01', attempts: 1 } },
		]);
		expect(rows()).toEqual([['2026-02-02', 1]]);
		expect(await takeBack(event)).toMatchObject([
			{ sync: { status: 'ignored', reason: 'Movary has no play of it on 2026-02-01' } },
		]);
	});

	it('leaves the other plays of that day, and its comment', async () => {
		held('2026-02-01', 3, 'Twice with Marta');
		await takeBack(watched('2026-02-01T19:00:00.000Z'));
		expect(account.history).toMatchObject([
			{ watchedAt: '2026-02-01', plays: 2, comment: 'Twice with Marta' },
		]);
	});

	it('takes one play although the answer was lost', async () => {
		held('2026-02-01', 3);
		movary.faults.push({ match: { method: 'PUT' }, action: { dropAfterWrite: true } });
		await takeBack(watched('2026-02-01T19:00:00.000Z'));
		expect(rows()).toEqual([['2026-02-01', 2]]);
	});

	it.each([
		['an episode', { media: episode }],
		['what was not finished', { event: /** @type {const} */ ('stop') }],
	])('ignores %s', async (_what, more) => {
		held('2026-02-01');
		expect(told([await takeBack(watched('2026-02-01T19:00:00.000Z', more))])).toEqual(['ignored']);
		expect(writes()).toEqual([]);
	});

	it('says of a film without a TMDB ID what to do', async () => {
		const event = watched('2026-02-01T19:00:00.000Z');
		event.media = { type: 'movie', title: 'No Id', ids: {} };
		expect(told([await takeBack(event)])).toEqual(['notFound']);
	});
});
