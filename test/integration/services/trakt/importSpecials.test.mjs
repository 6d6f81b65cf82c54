import { beforeAll, describe, expect, it } from '@jest/globals';
import { told, watched } from './importing.mjs';
import { ago, world } from './visitForImport.mjs';

/** Specials that an archive puts in one place, season 0 episode 0: their own ids tell them apart. */

const SPECIALS = [1, 2, 3];

beforeAll(() => {
	const episodes = SPECIALS.map((number) => ({
		number,
		title: `Special ${number}`,
		ids: { tvdb: 4_252_000 + number },
	}));
	const seasons = [{ number: 0, episodes }];
	world.trakt.addShow({ title: 'Salt and Circuit', year: 2009, ids: { tvdb: 4_252 }, seasons });
});

/** @param {number} tvdb @returns {import('../../../../media').Episode} */
const special = (tvdb) => ({
	type: 'episode',
	season: 0,
	number: 0,
	ids: { tvdb },
	show: { title: 'Salt and Circuit', ids: { tvdb: 4_252 } },
});
const watchedAt = () => world.alice.history.map(({ episode }) => episode?.ids.tvdb);

describe.each([
	['a year apart', [900, 535, 170]],
	['in one minute', [170, 170, 170]],
])('three specials of one place, %s,', (_when, days) => {
	/** @param {number} base */
	const three = (base) =>
		SPECIALS.map((nth, index) =>
			watched(special(base + nth), ago(days[index] ?? 0), { key: `k${nth}` }),
		);

	it('are three plays, and the second time three that are there', async () => {
		const events = three(4_252_000);
		expect(told(await world.take(events)).flat()).toEqual(['added', 'added', 'added']);
		expect(watchedAt().sort()).toEqual(SPECIALS.map((nth) => 4_252_000 + nth));
		expect(told(await world.take(events)).flat()).toEqual(['duplicate', 'duplicate', 'duplicate']);
	});

	it('are three times not found where Trakt has none of them, and no duplicates', async () => {
		expect(told(await world.take(three(4_299_000))).flat()).toEqual(Array(3).fill('notFound'));
		expect(world.alice.history).toEqual([]);
	});

	it('that are there keep no other out that is not', async () => {
		const [first, second] = three(4_252_000);
		if (!first || !second) throw new TypeError('No specials');
		await world.take([first]);
		expect(told(await world.take([second])).flat()).toEqual(['added']);
		expect(watchedAt()).toHaveLength(2);
	});
});
