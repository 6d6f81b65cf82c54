import { describe, expect, it } from '@jest/globals';
import { importWatchEvents } from '../../../../../services/simkl';
import { films, shows } from '../../../../../simulators/household.mjs';
import { episode } from '../../../../../simulators/library.mjs';
import { visit, OPTIONS, imported, plays, asked, watched, many } from '../importing.mjs';
import { episodeOf, movieOf } from '../visitSimkl.mjs';

describe('several plays of one title in one history', () => {
	const film = movieOf(films.cartographer);

	it('are the earliest one, and a reason for each of the others', async () => {
		const events = [watched(film, 5), watched(film, 100), watched(film, 50)];
		const outcomes = await importWatchEvents(visit.clientOf(), events, OPTIONS);
		expect(outcomes).toMatchObject([
			[{ sync: { status: 'duplicate', reason: expect.stringContaining('one play per title') } }],
			[{ sync: { status: 'added' } }],
			[{ sync: { status: 'duplicate' } }],
		]);
		expect(plays()).toHaveLength(1);
	});

	it('are rewatches where that is asked for and possible, once', async () => {
		const events = [watched(film, 5), watched(film, 100), watched(film, 50)];
		expect(await imported(events, { rewatch: true })).toEqual(['added', 'added', 'added']);
		expect(await imported(events, { rewatch: true })).toEqual(Array(3).fill('duplicate'));
		expect(plays()).toHaveLength(3);
	});

	it('go on in one rewatch of a show, and the rewatches are read once for all of them', async () => {
		const seen = [1, 2, 3].map((number) => episodeOf(episode(shows.orchardLine, 1, number)));
		await imported(seen.map((media) => watched(media, 60)));
		const again = [
			...seen.map((media, index) => watched(media, 20 - index / 24)),
			...[1, 2].map((index) => watched(seen[0] ?? film, 10 * index)),
			watched(film, 90),
			watched(film, 40),
		];
		const added = Array(5).fill('added');
		expect(await imported(again, { rewatch: true })).toEqual([
			...added.slice(0, 3),
			'added',
			'duplicate',
			...added.slice(3),
		]);
		expect(asked('/sync/all-items')).toBe(1);
		const rewatched = plays().filter(({ title, rewatch }) => rewatch && title !== film.title);
		expect(rewatched).toHaveLength(4);
		expect(new Set(rewatched.map(({ rewatch }) => rewatch)).size).toBe(2);
		expect(await imported(again, { rewatch: true })).toEqual(Array(7).fill('duplicate'));
		expect(asked('/sync/all-items')).toBe(2);
	});

	it('say so where the account is free', async () => {
		const events = [watched(film, 100), watched(film, 5)];
		const outcomes = await importWatchEvents(visit.clientOf('Bob'), events, {
			...OPTIONS,
			rewatch: true,
		});
		expect(outcomes[1]).toMatchObject([
			{ sync: { status: 'duplicate', reason: expect.stringMatching(/PRO or VIP/) } },
		]);
	});
});

describe('ten thousand plays', () => {
	it('are a hundred writes, one a second', async () => {
		const events = many(10_000);
		const startedAt = visit.clock.ms;
		const statusOf = await imported(events);
		expect(statusOf.filter((status) => status === 'added')).toHaveLength(10_000);
		expect(asked('/sync/history')).toBe(100);
		expect(visit.simkl.requests.filter(({ status }) => status === 429)).toEqual([]);
		expect(visit.clock.ms - startedAt).toBeLessThan(110_000);
		expect(await imported(events)).toEqual(Array(10_000).fill('duplicate'));
		expect(plays()).toHaveLength(10_000);
	});
});
