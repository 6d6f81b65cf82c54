import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { forgetLookups, syncWatchEvent } from '../../../../services/jellyfin';
import { manyShows } from '../../../../simulators/jellyfinServer/items/manyTitles.mjs';
import { episodeOf, simulatedServer } from './simulatedServer.mjs';

/** What docs/jellyfin-lookup.md promises of episodes; films are in libraryIndex.test.mjs. */

const EPISODES = 4;

/** @param {number} series */
async function houseWith(series) {
	const house = await simulatedServer();
	house.jellyfin.addLibrary({ name: 'Many', kind: 'tvshows', titles: series, episodes: EPISODES });
	house.later(60);
	return { ...house, series: manyShows(series, { episodes: EPISODES }) };
}

/** @type {Record<'small' | 'big', Awaited<ReturnType<typeof houseWith>>>} */
let houses;
beforeAll(async () => {
	houses = { small: await houseWith(50), big: await houseWith(5000) };
});
afterAll(async () => {
	await houses.small.jellyfin.stop();
	await houses.big.jellyfin.stop();
});

describe('an episode', () => {
	it.each(/** @type {const} */ (['small', 'big']))(
		'takes two requests to find, and one more for the mark, in the %s library',
		async (size) => {
			const { people, client, asked, event, series } = houses[size];
			const account = client();
			/** @param {number} place */
			const watch = async (place) => {
				const one = series[40]?.episodes[place];
				if (!one) throw new TypeError('No episode');
				/** @type {unknown} */
				let outcomes;
				const requests = await asked(async () => {
					outcomes = await syncWatchEvent(account, event('watched', episodeOf(one)), {
						userId: people.bob.id,
						unwatched: false,
						rated: false,
						progress: true,
						tellOtherPrograms: false,
					});
				});
				const bytes = requests.reduce((sum, met) => sum + met.bytes, 0);
				return { outcomes, bytes, lines: requests.map(({ method, path }) => `${method} ${path}`) };
			};
			const season = expect.stringMatching(/^GET \/Shows\/\w+\/Episodes$/);
			const mark = expect.stringMatching(/^POST \/UserItems\//);

			forgetLookups();
			const first = await watch(0);
			expect(first.outcomes).toMatchObject([{ sync: { status: 'added' } }]);
			expect(first.lines).toEqual(['GET /Items', season, mark]);
			expect(first.bytes).toBeLessThan(10_000);
			expect((await watch(1)).lines).toEqual([season, mark]);

			forgetLookups();
			const again = await watch(0);
			expect(again.outcomes).toMatchObject([{ sync: { status: 'duplicate' } }]);
			expect(again.lines).toEqual(['GET /Items', season]);
		},
	);
});
