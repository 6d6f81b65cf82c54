import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
	cursorFrom,
	importWatchEvents,
	readChanges as simklChanges,
	syncWatchEvent,
} from '../../../../services/simkl';
import { createTraktClient, readChanges as traktChanges } from '../../../../services/trakt';
import { OPTIONS } from '../simkl/import/importOptions.mjs';
import { visit } from '../simkl/syncing.mjs';
import * as atTrakt from '../trakt/visitTrakt.mjs';

/**
 * An episode is handed out with ids of that title alone which is counted so: whatever id the next destination goes by, the
 * place beside it is the episode that was watched. Simkl keeps each cour of an anime as a title of its own and writes the ids
 * of the whole show beside it; Trakt keeps the show.
 */

/** @typedef {import('../../../../media').WatchEvent} WatchEvent */

const FIRST = { anidb: 811, mal: 911 };
const SECOND = { anidb: 812, mal: 912 };
const SHOW = { imdb: 'tt9500513', tmdb: 9_513, tvdb: 513 };
const WHOLE = { '1x1': 'A1', '1x2': 'A2', '1x3': 'A3', '1x4': 'B1', '2x1': 'B2', '2x2': 'B3' };
const FIRST_COUR = { '1x1': 'A1', '1x2': 'A2', '1x3': 'A3' };
const SECOND_COUR = { '1x1': 'B1', '1x2': 'B2', '1x3': 'B3', '1x4': 'B4' };
/** What an episode is, by an id and the place beside it. @type {Record<string, Record<string, string>>} */
const meant = {};
const user = { id: 'alice', name: 'Alice' };

beforeAll(() => {
	const { simkl } = visit;
	for (const [name, id] of Object.entries(SHOW)) meant[`${name} ${id}`] = WHOLE;
	const cours = /** @type {const} */ ([
		[
			FIRST,
			'Glass Lantern',
			2020,
			FIRST_COUR,
			[
				[1, 1],
				[1, 2],
				[1, 3],
			],
		],
		// A cour that TheTVDB splits, and whose last episodes Simkl does not find there yet.
		[
			SECOND,
			'Glass Lantern Again',
			2021,
			SECOND_COUR,
			[
				[1, 4],
				[2, 1],
			],
		],
	]);
	for (const [own, title, year, places, mapped] of cours) {
		const episodes = Object.values(places).map((name, index) => {
			const [season, episode] = mapped[index] ?? [];
			const tvdb =
				season === undefined || episode === undefined ? {} : { tvdb: { season, episode } };
			return { number: index + 1, title: name, ...tvdb };
		});
		const { ids } = simkl.addAnime({ title, year, ids: { ...SHOW, ...own }, episodes });
		for (const [name, id] of Object.entries({ ...own, simkl: ids.simkl })) {
			meant[`${name} ${id}`] = places;
		}
	}
	const seasons = [1, 2].map((number) => ({
		number,
		episodes: Object.entries(WHOLE)
			.filter(([place]) => place.startsWith(`${number}x`))
			.map(([place, title]) => ({ number: Number(place.split('x')[1]), title })),
	}));
	const show = atTrakt.trakt.catalogue.addShow({
		title: 'Glass Lantern',
		year: 2020,
		ids: SHOW,
		seasons,
	});
	meant[`trakt ${show.ids.trakt}`] = WHOLE;
});

/** @param {number} anidb */
function courOf(anidb) {
	const [cour] = visit.simkl.catalogue.withId('anidb', String(anidb));
	if (!cour) throw new TypeError('No such cour');
	return cour;
}

/** @param {number} anidb @param {number} number */
function watchAtSimkl(anidb, number) {
	visit.clock.ms += 60_000;
	const at = `${new Date(visit.clock.ms).toISOString().slice(0, 19)}Z`;
	visit.simkl.watch('Alice', courOf(anidb), { at, number });
}

const BY_PLACE = Object.entries(WHOLE).map(([place, title]) => {
	const [season, number] = place.split('x').map(Number);
	return { season, number, title };
});

const SOURCES = {
	Simkl: async () => {
		for (const [{ anidb }, count] of /** @type {const} */ ([
			[FIRST, 3],
			[SECOND, 4],
		])) {
			for (let number = 1; number <= count; number += 1) watchAtSimkl(anidb, number);
		}
		const { events } = await simklChanges(visit.clientOf(), user, undefined, 1);
		return { events, watched: ['A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'B4'] };
	},
	Trakt: async () => {
		for (const { season, number, title } of BY_PLACE) {
			atTrakt.pass(60);
			const show = { title: 'Glass Lantern', ids: SHOW };
			const media = {
				type: /** @type {const} */ ('episode'),
				season,
				number,
				title,
				ids: {},
				show,
			};
			await atTrakt.sync(atTrakt.eventOf('watched', media));
		}
		const client = createTraktClient({ account: 'out', send: atTrakt.send, clock: atTrakt.clock });
		const { events } = await traktChanges(client, user, undefined, 1);
		return { events, watched: Object.values(WHOLE) };
	},
};

/** What this event is to whoever goes by each of its ids. @param {WatchEvent} event */
function readings({ media }) {
	if (media.type !== 'episode') return [];
	const place = `${media.season}x${media.number}`;
	return Object.entries(media.show.ids).map(([name, id]) => meant[`${name} ${id}`]?.[place]);
}

describe.each(Object.entries(SOURCES))('what %s hands out of an anime', (_name, watchAll) => {
	it('is the episode that was watched, by each id that stands beside it', async () => {
		const { events, watched } = await watchAll();
		expect(events.map((event) => [...new Set(readings(event))])).toEqual(
			watched.map((title) => [title]),
		);
		expect(new Set(events.map(({ key }) => key)).size).toBe(watched.length);
	});
});

describe('an anime in the library of Simkl', () => {
	beforeEach(() => visit.nextDay());

	it('goes as it is into another person’s', async () => {
		const { events } = await SOURCES.Simkl();
		for (const event of events) {
			const options = { unwatched: /** @type {const} */ ('ignore'), rated: false, rewatch: false };
			await syncWatchEvent(visit.clientOf('Bob'), event, options);
		}
		const of = (/** @type {'Alice' | 'Bob'} */ name) =>
			visit.simkl.plays(name).map(({ title, number }) => `${title} ${number}`);
		expect(of('Bob').sort()).toEqual(of('Alice').sort());
	});

	it('is taken back as what it was handed out as', async () => {
		for (const number of [1, 3]) watchAtSimkl(SECOND.anidb, number);
		const client = visit.clientOf();
		const { cursor } = await simklChanges(client, user);
		visit.clock.ms += 60_000;
		visit.simkl.forget('Alice', courOf(SECOND.anidb));
		const kept = cursorFrom(JSON.parse(JSON.stringify(cursor)));
		const { events } = await simklChanges(client, user, kept);
		expect(events.map(({ event }) => event)).toEqual(['unwatched', 'unwatched']);
		expect(events.map((event) => [...new Set(readings(event))]).sort()).toEqual([['B1'], ['B3']]);
	});

	it('is neither new nor gone where Simkl learns its place at TheTVDB', async () => {
		watchAtSimkl(SECOND.anidb, 3);
		const client = visit.clientOf();
		const { cursor } = await simklChanges(client, user);
		const episode = courOf(SECOND.anidb).episodes[2];
		if (!episode) throw new TypeError('No such episode');
		episode.tvdb = { season: 2, episode: 2 };
		watchAtSimkl(SECOND.anidb, 1);
		const { events } = await simklChanges(client, user, cursor);
		delete episode.tvdb;
		expect(events.map((event) => [event.event, ...new Set(readings(event))])).toEqual([
			['watched', 'B1'],
		]);
	});

	it.each([
		['an episode of the show, whose number a cour has', SHOW, 'Glass Lantern', 3, 3, 'A3'],
		['an episode of a cour, whose number the show has', SECOND, 'Glass Lantern Again', 4, 1, 'B4'],
	])('is not what an import brings: %s', async (_what, ids, title, number, there, wanted) => {
		watchAtSimkl(SECOND.anidb, there);
		const show = { title, year: 2020, ids };
		const media = { type: /** @type {const} */ ('episode'), season: 1, number, ids: {}, show };
		const event = visit.eventOf('watched', media, { at: visit.ago(6000) });
		const outcomes = await importWatchEvents(visit.clientOf(), [event, event], OPTIONS);
		const [added, again] = outcomes.flat();
		expect(added).toMatchObject({ sync: { status: 'added' } });
		expect(again).toMatchObject({ sync: { status: 'duplicate' } });
		const held = [...visit.alice.library.values()].flatMap(({ title: of, episodes }) =>
			of.episodes.filter(({ simkl }) => episodes.has(simkl)).map(({ title: name }) => name),
		);
		expect(held).toContain(wanted);
		// Now it is there, by whichever of its names.
		const [[later] = []] = await importWatchEvents(visit.clientOf(), [event], OPTIONS);
		expect(later).toMatchObject({ sync: { status: 'duplicate' } });
	});
});
