import { describe, expect, it } from '@jest/globals';
import { doubleFile, films, shows, special } from '../../../../simulators/household.mjs';
import { episode } from '../../../../simulators/library.mjs';
import { visit, sync, plays, statuses } from './syncing.mjs';
import { episodeOf, movieOf } from './visitSimkl.mjs';

/** @typedef {import('../../../../media').WatchEvent} WatchEvent */

describe('against a strict Simkl', () => {
	it.each([
		['its show’s title', {}],
		['its show’s ids', shows.saltAndCircuit.ids],
	])('an episode is found by %s', async (_how, showIds) => {
		const media = episodeOf(episode(shows.saltAndCircuit, 2, 1), showIds);
		expect(statuses(await sync(visit.eventOf('watched', media)))).toEqual(['added']);
		expect(plays()).toMatchObject([{ title: 'Salt & Circuit', season: 2, number: 1 }]);
		expect(statuses(await sync(visit.eventOf('watched', media, { at: visit.ago(600) })))).toEqual([
			'duplicate',
		]);
	});

	it('a film in a language of which Simkl has no title is found by its other title', async () => {
		const film = {
			...movieOf(films.cartographer),
			title: '밤배',
			otherTitle: 'the lighthouse cartographer',
			ids: {},
		};
		expect(statuses(await sync(visit.eventOf('watched', film)))).toEqual(['added']);
		expect(plays()).toMatchObject([{ title: films.cartographer.title }]);
	});

	it('a special is found, and is not the first season’s first', async () => {
		expect(statuses(await sync(visit.eventOf('watched', episodeOf(special))))).toEqual(['added']);
		expect(plays()).toMatchObject([{ season: 0, number: 1 }]);
	});

	it('an episode whose show has another name there is found by its own TheTVDB id', async () => {
		const media = episodeOf(episode(shows.orchardLine, 1, 3));
		const renamed = { ...media, show: { title: 'Die Obstlinie', ids: {} } };
		expect(statuses(await sync(visit.eventOf('watched', renamed)))).toEqual(['added']);
		expect(statuses(await sync(visit.eventOf('watched', renamed)))).toEqual(['duplicate']);
		expect(plays()).toMatchObject([{ title: 'The Orchard Line', season: 1, number: 3 }]);
	});

	it('a file with two episodes is two plays', async () => {
		const done = await sync(visit.eventOf('watched', episodeOf(doubleFile)));
		expect(statuses(done)).toEqual(['added', 'added']);
		expect(plays().map(({ number }) => number)).toEqual([1, 2]);
	});

	it('an unwatched event removes that episode and nothing else, and never a newer play', async () => {
		const media = episodeOf(episode(shows.saltAndCircuit, 1, 2));
		const other = episodeOf(episode(shows.saltAndCircuit, 1, 1));
		await sync(visit.eventOf('watched', media));
		await sync(visit.eventOf('watched', other));
		expect(await sync(visit.eventOf('unwatched', media, { at: visit.ago(600) }))).toMatchObject([
			{ sync: { status: 'ignored', reason: expect.stringContaining('newer play') } },
		]);
		expect(statuses(await sync(visit.eventOf('unwatched', media)))).toEqual(['removed']);
		expect(plays()).toMatchObject([{ season: 1, number: 1 }]);
		expect(statuses(await sync(visit.eventOf('unwatched', media)))).toEqual(['ignored']);
	});

	it('a rating of what is not watched there is not sent, for it would count as watched', async () => {
		const rated = visit.eventOf('rated', movieOf(films.ferry), { rating: 7.5 });
		expect(statuses(await sync(rated))).toEqual(['ignored']);
		expect(plays()).toEqual([]);
		await sync(visit.eventOf('watched', movieOf(films.ferry)));
		expect(statuses(await sync(rated))).toEqual(['rated']);
		expect([...visit.alice.library.values()]).toMatchObject([{ rating: 8 }]);
	});

	it('what Simkl does not have is not found, and nothing like it is taken', async () => {
		const film = { ...movieOf(films.ferry), title: 'Nowhere at All', ids: { tmdb: 4242 } };
		const namesake = { ...movieOf(films.ferry), year: 1971, ids: { tmdb: 4242 } };
		const gone = episodeOf({
			...episode(shows.saltAndCircuit, 1, 2),
			title: 'Never Shot',
			season: 9,
			ids: {},
		});
		for (const media of [film, namesake, gone]) {
			expect(statuses(await sync(visit.eventOf('watched', media)))).toEqual(['notFound']);
		}
		expect(plays()).toEqual([]);
	});

	it('an anime that TheTVDB counts as a second season is its own title there', async () => {
		const ids = { tvdb: 99000901 };
		const numbers = [1, 2].map((number) => ({ number, title: `Lantern ${number}` }));
		visit.simkl.addAnime({
			title: 'Lantern Field',
			year: 2020,
			ids: { ...ids, mal: 7001 },
			episodes: numbers.map((each) => ({ ...each, tvdb: { season: 1, episode: each.number } })),
		});
		visit.simkl.addAnime({
			title: 'Lantern Field 2',
			year: 2022,
			ids: { ...ids, mal: 7002 },
			episodes: numbers.map((each) => ({ ...each, tvdb: { season: 2, episode: each.number } })),
		});
		/** @type {WatchEvent['media']} */
		const media = {
			type: 'episode',
			season: 2,
			number: 1,
			ids: {},
			show: { title: 'Lantern Field', ids },
		};
		await sync(visit.eventOf('watched', media, { at: visit.ago(600) }));
		await sync(visit.eventOf('watched', { ...media, number: 2 }));
		expect(plays()).toMatchObject([
			{ title: 'Lantern Field 2', number: 1 },
			{ title: 'Lantern Field 2', number: 2 },
		]);
	});
});
