import { describe, expect, it } from '@jest/globals';
import { createTraktClient, syncWatchEvent } from '../../../../../services/trakt';
import { films, special } from '../../../../../simulators/household.mjs';
import { accounts, clock, eventOf, household, movieOf, send, sync } from '../visitTrakt.mjs';

/** @typedef {import('../../../../../media').Rateable} Rateable */

const { title, year, ids } = special.series;
/** @type {Array<[string, Rateable]>} */
const RATED = [
	['a film', movieOf(films.cartographer)],
	['a show by its ids', { type: 'show', title, year, ids }],
	['a show by its title', { type: 'show', title, year, ids: { jellyfin: 'a1' } }],
	['a season', { type: 'season', number: special.season, ids: {}, show: { title, year, ids } }],
	[
		'a season of a show by its title',
		{ type: 'season', number: special.season, ids: {}, show: { title, year, ids: {} } },
	],
];

/** @param {Rateable} media @param {boolean} unrated */
async function takeAway(media, unrated) {
	const client = createTraktClient({ account: `simulated-${accounts}`, send, clock });
	const options = /** @type {const} */ ({ unwatched: 'ignore', rated: true });
	return await syncWatchEvent(client, eventOf('unrated', media), { ...options, unrated });
}

describe('a rating at a strict Trakt', () => {
	it.each(RATED)('of %s is given, and taken away when asked to', async (_, media) => {
		household.alice.ratings = [];
		expect(await sync(eventOf('rated', media, { rating: 7.5 }))).toMatchObject([
			{ sync: { status: 'rated' } },
		]);
		const type = media.type;
		const name = type === 'movie' ? media.title : title;
		expect(household.alice.ratings).toMatchObject([
			{ rating: 8, ...(type === 'movie' ? { movie: { title: name } } : { show: { title: name } }) },
		]);
		if (type === 'season') {
			expect(household.alice.ratings).toMatchObject([{ season: { number: special.season } }]);
		} else {
			expect(household.alice.ratings[0]).not.toHaveProperty('season');
		}

		expect(await takeAway(media, false)).toMatchObject([{ sync: { status: 'ignored' } }]);
		expect(household.alice.ratings).toHaveLength(1);
		expect(await takeAway(media, true)).toMatchObject([{ sync: { status: 'removed' } }]);
		expect(household.alice.ratings).toEqual([]);
		expect(household.alice.history).toEqual([]);
	});

	it('of a show that Trakt does not know reaches no other', async () => {
		household.alice.ratings = [];
		const unknown = { title: 'Nobody Filmed This', year: 2020, ids: { tvdb: 99_999_999 } };
		const done = await sync(eventOf('rated', { type: 'show', ...unknown }, { rating: 8 }));
		expect(done).toMatchObject([{ error: { kind: 'notFound' } }]);
		expect(household.alice.ratings).toEqual([]);
	});
});
