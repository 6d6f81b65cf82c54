import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import { forgetLookups } from '../../../../services/trakt';
import { contractViolations } from '../../../support/traktContract.mjs';
import { startImporting } from './importing.mjs';

/** @type {Awaited<ReturnType<typeof startImporting>>} */
export let world;
/** @typedef {import('../../../../media').Media} Media */

export const DAY_MS = 86_400_000;
export const EPISODES = 250;
export const SHOWS = 40;

/** @type {Media} */
export const ferry = {
	type: 'movie',
	title: 'The Night Ferry',
	year: 2021,
	runtimeSeconds: 5400,
	ids: { imdb: 'tt99300001', tmdb: 99300001 },
};
/** @type {Media} */
export const unknownFilm = { type: 'movie', title: 'Nowhere', year: 2020, ids: { tmdb: 4242 } };

/** By show, so that it takes shows, seasons and numbers. @param {number} show @param {number} number @returns {Media} */
export const byShow = (show, number) => ({
	type: 'episode',
	season: 1,
	number,
	runtimeSeconds: 1800,
	ids: {},
	show: { title: `Show ${show}`, year: 2010, ids: { tvdb: 7000 + show } },
});
/** By its own id. @param {number} show @param {number} number @returns {Media} */
export const byOwnId = (show, number) => ({
	...byShow(show, number),
	ids: { tvdb: 1_000_000 + show * 1000 + number },
});
/** As a source without any ids has it. @param {number} show @param {number} number @returns {Media} */
export const byTitle = (show, number) => ({
	type: 'episode',
	season: 1,
	number,
	ids: {},
	show: { title: `Show ${show}`, year: 2010, ids: {} },
});
/** @param {number} days */
export const ago = (days) => new Date(world.clock.now() - days * DAY_MS).toISOString();
export const dates = () => world.alice.history.map(({ watched_at }) => watched_at).sort();

beforeAll(async () => {
	world = await startImporting();
	world.trakt.addMovie({
		title: 'The Night Ferry',
		year: 2021,
		runtime: 90,
		ids: { imdb: 'tt99300001', tmdb: 99300001 },
	});
	for (let show = 1; show <= SHOWS; show += 1) {
		const episodes = Array.from({ length: EPISODES }, (_, index) => ({
			number: index + 1,
			title: `Part ${index + 1}`,
			ids: { tvdb: 1_000_000 + show * 1000 + index + 1 },
		}));
		world.trakt.addShow({
			title: `Show ${show}`,
			year: 2010,
			ids: { tvdb: 7000 + show },
			seasons: [{ number: 1, episodes }],
		});
	}
});

afterAll(async () => {
	await world.trakt.stop();
	expect(contractViolations(world.trakt.requests)).toEqual([]);
});

beforeEach(() => {
	world.clock.ms += DAY_MS;
	world.alice.history = [];
	world.trakt.faults.clear();
	forgetLookups();
});
