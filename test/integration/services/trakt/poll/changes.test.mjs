import { beforeEach, describe, expect, it } from '@jest/globals';
import { createTraktClient, readChanges } from '../../../../../services/trakt';
import {
	HOUR,
	DAY,
	clock,
	user,
	account,
	send,
	cursor,
	countFromHere,
	whileAnswering,
	movieOf,
	offFor,
	watch,
	remove,
	look,
	lookLater,
	asked,
} from '../lookingForChanges.mjs';

describe('the first look', () => {
	it('gives nothing, however much there is', async () => {
		watch(HOUR);
		expect(await look()).toEqual([]);
		expect(await lookLater()).toEqual([]);
	});

	it('gives the plays of the last days where that is wished for, oldest first', async () => {
		watch(10 * DAY);
		const ids = [watch(3 * DAY), watch(6 * DAY), watch(HOUR)];
		expect(await look(7)).toEqual([ids[1], ids[0], ids[2]].map((id) => `watched ${id}`));
		expect(await lookLater()).toEqual([]);
	});
});

describe('a later look', () => {
	/** @type {number} */
	let old;
	beforeEach(async () => {
		old = watch(5 * DAY);
		await look();
		countFromHere();
	});

	it('is one request while nothing has changed', async () => {
		expect(await look()).toEqual([]);
		expect(asked()).toEqual(['GET /sync/last_activities']);
	});

	it('gives each new play once, one that is dated back as well', async () => {
		const [late, early] = [watch(HOUR), watch(80 * DAY, 'uebermut')];
		expect(await look()).toEqual([`watched ${early}`, `watched ${late}`]);
		expect(await look()).toEqual([]);
		expect(await lookLater()).toEqual([]);
	});

	it('gives a second viewing as another play', async () => {
		const again = watch(0);
		expect(await look()).toEqual([`watched ${again}`]);
	});

	it('gives a title without a play left as unwatched, with all its ids', async () => {
		remove(old);
		const client = createTraktClient({ account: 'changes', send, clock });
		const { events } = await readChanges(client, user, cursor);
		const { title, year, ids } = movieOf('ferry');
		const { trakt: id, imdb, tmdb } = ids;
		expect(events).toStrictEqual([
			{
				event: 'unwatched',
				source: 'trakt',
				key: `trakt:alice:${old}`,
				at: new Date(clock.now()).toISOString(),
				user,
				media: { type: 'movie', title, year, ids: { imdb, tmdb, trakt: id } },
			},
		]);
		await look();
		expect(await lookLater()).toEqual([]);
	});

	it('gives nothing while another play is left, be it years old', async () => {
		const again = watch(0);
		watch(900 * DAY);
		await look();
		remove(old, again);
		expect(await look()).toEqual([]);
		expect(await lookLater()).toEqual([]);
	});

	it('looks at a title once, however many of its plays went', async () => {
		const more = [watch(HOUR), watch(2 * HOUR), watch(3 * HOUR)];
		await look();
		remove(old, ...more);
		countFromHere();
		expect(await look()).toHaveLength(1);
		expect(asked().filter((line) => line.includes('/sync/history/movies/'))).toHaveLength(1);
	});

	it('gives nothing for a play that only got another date', async () => {
		const [play] = account.history;
		if (play) play.watched_at = new Date(clock.now() - 2 * DAY).toISOString();
		expect(await look()).toEqual([]);
		if (play) play.watched_at = new Date(clock.now() - 200 * DAY).toISOString();
		expect(await lookLater()).toEqual([]);
		expect(await lookLater()).toEqual([]);
	});

	it('catches up after months in which n8n was off', async () => {
		offFor(150);
		const missed = [watch(149 * DAY), watch(100 * DAY), watch(DAY)];
		expect(await look()).toEqual(missed.map((id) => `watched ${id}`));
		expect(await lookLater()).toEqual([]);
	});

	it('forgets what has become old, and does not take it for removed or new', async () => {
		offFor(91);
		expect(await look()).toEqual([]);
		expect(cursor?.known).toEqual({});
		remove(old);
		expect(await lookLater()).toEqual([]);
		watch(100 * DAY);
		expect(await lookLater()).toEqual([]);
	});

	it('misses nothing that happens while the history is read', async () => {
		let during = 0;
		const first = watch(HOUR);
		whileAnswering((line) => {
			whileAnswering(undefined);
			expect(line).toContain('last_activities');
			during = watch(0);
		});
		const events = await look();
		expect([...events, ...(await look())]).toEqual([`watched ${first}`, `watched ${during}`]);
	});
});
