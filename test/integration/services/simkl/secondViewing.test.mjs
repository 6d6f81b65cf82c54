import { describe, expect, it } from '@jest/globals';
import { films, shows } from '../../../../simulators/household.mjs';
import { episode } from '../../../../simulators/library.mjs';
import { visit, sync, plays, statuses } from './syncing.mjs';
import { episodeOf, movieOf } from './visitSimkl.mjs';

describe('a second viewing', () => {
	const film = movieOf(films.cartographer);
	const first = () => visit.eventOf('watched', film, { at: visit.ago(30 * 24 * 60) });
	const second = () => visit.eventOf('watched', film);

	it('is no second play, and says so', async () => {
		await sync(first());
		expect(await sync(second())).toMatchObject([
			{ sync: { status: 'duplicate', reason: expect.stringContaining('one play per title') } },
		]);
		expect(plays()).toHaveLength(1);
	});

	it('is a rewatch where that is asked for and possible, and once', async () => {
		await sync(first());
		const [again] = await sync(second(), { rewatch: true });
		expect(again).toMatchObject({ sync: { status: 'added', remoteId: expect.any(Number) } });
		expect(statuses(await sync(second(), { rewatch: true }))).toEqual(['duplicate']);
		expect(plays()).toHaveLength(2);
		expect(visit.alice.wouldBeSuspended).toEqual([]);
	});

	it('is not sent again as a rewatch while it may still arrive', async () => {
		await sync(first());
		visit.simkl.faults.push({ match: { path: '/sync/history' }, action: { status: 504 } });
		expect(statuses(await sync(second(), { rewatch: true }))).toEqual(['retry']);
		expect(plays()).toHaveLength(1);
	});

	it('is told that a free account cannot', async () => {
		await sync(first(), {}, 'Bob');
		expect(await sync(second(), { rewatch: true }, 'Bob')).toMatchObject([
			{ sync: { status: 'duplicate', reason: expect.stringMatching(/PRO or VIP.*free/) } },
		]);
		expect(visit.simkl.plays('Bob')).toHaveLength(1);
	});

	it('of a show goes on in one rewatch, also when an answer is lost', async () => {
		const numbers = [1, 2, 3];
		const of = (/** @type {number} */ number) => episodeOf(episode(shows.orchardLine, 1, number));
		for (const number of numbers) {
			await sync(visit.eventOf('watched', of(number), { at: visit.ago(60 * 24 * 60) }));
		}
		for (const number of numbers) {
			visit.simkl.faults.push({
				match: { path: '/sync/history' },
				action: number === 2 ? { dropAfterWrite: true } : { delayMs: 0 },
			});
			const done = await sync(visit.eventOf('watched', of(number)), { rewatch: true });
			expect(statuses(done)).toEqual(['added']);
		}
		const again = plays().filter(({ rewatch }) => rewatch !== undefined);
		expect(again.map(({ number }) => number)).toEqual(numbers);
		expect(new Set(again.map(({ rewatch }) => rewatch)).size).toBe(1);
	});
});
