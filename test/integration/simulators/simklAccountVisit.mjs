import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { films, shows } from '../../../simulators/household.mjs';
import { visitSimkl } from './visitSimkl.mjs';

/** @type {Awaited<ReturnType<typeof visitSimkl>>} */
export let visit;
beforeAll(async () => {
	visit = await visitSimkl();
});
afterAll(() => visit.simkl.stop());
beforeEach(() => {
	visit.clock.pass(2 * 86_400_000);
	for (const account of [visit.alice, visit.bob]) {
		account.library.clear();
		account.playback = [];
		account.wouldBeSuspended.length = 0;
	}
});

export const film = { ids: { imdb: films.ferry.ids.imdb } };
export const show = { ids: { tvdb: shows.saltAndCircuit.ids.tvdb } };
export const orchard = { ids: { tvdb: shows.orchardLine.ids.tvdb } };
export const at = '2026-01-05T20:00:00Z';
export const plays = (name = 'Alice') => visit.simkl.plays(name);
/** @param {unknown} body @param {string} [as] @param {string} [more] */
export const add = async (body, as = 'Alice', more = '') =>
	await visit.ask(`POST /sync/history${more}`, { body, as });
