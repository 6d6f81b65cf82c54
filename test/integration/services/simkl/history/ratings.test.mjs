import { describe, expect, it } from '@jest/globals';
import { films, special } from '../../../../../simulators/household.mjs';
import { statuses, sync, visit } from '../syncing.mjs';
import { movieOf } from '../visitSimkl.mjs';

/** @typedef {import('../../../../../media').Rateable} Rateable */

const { title, year, ids } = special.series;
const ratings = () => [...visit.alice.library.values()].flatMap(({ rating }) => rating ?? []);

describe('a rating at a strict Simkl', () => {
	/** @type {Array<[string, Rateable]>} */
	const shows = [
		['its ids', { type: 'show', title, year, ids }],
		['its title', { type: 'show', title, year, ids: { jellyfin: 'a1' } }],
	];
	it.each(shows)('of a show by %s is given, and taken away when asked to', async (_, show) => {
		const given = await sync(visit.eventOf('rated', show, { rating: 7.5 }));
		expect(statuses(given)).toEqual(['rated']);
		expect(ratings()).toEqual([8]);
		expect(statuses(await sync(visit.eventOf('unrated', show)))).toEqual(['ignored']);
		expect(ratings()).toEqual([8]);
		const gone = await sync(visit.eventOf('unrated', show), { unrated: true });
		expect(statuses(gone)).toEqual(['removed']);
		expect(ratings()).toEqual([]);
	});

	it('of a film is taken away, and its play stays', async () => {
		const film = movieOf(films.cartographer);
		await sync(visit.eventOf('watched', film, { at: visit.ago(600) }));
		await sync(visit.eventOf('rated', film, { rating: 9 }));
		expect(ratings()).toEqual([9]);
		const gone = await sync(visit.eventOf('unrated', film), { unrated: true });
		expect(statuses(gone)).toEqual(['removed']);
		expect(ratings()).toEqual([]);
		expect(visit.simkl.plays('Alice')).toHaveLength(1);
	});

	it('of a season is ignored with the reason', async () => {
		const season = /** @type {Rateable} */ ({
			type: 'season',
			number: 1,
			ids: {},
			show: { title, year, ids },
		});
		expect(await sync(visit.eventOf('rated', season, { rating: 8 }))).toMatchObject([
			{ sync: { status: 'ignored', reason: 'Simkl takes no ratings of seasons' } },
		]);
		expect(visit.simkl.requests).toEqual([]);
	});
});
