import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { forgetLookups, syncWatchEvent } from '../../../../services/trakt';
import { contractViolations } from '../../../support/traktContract.mjs';
import { startImporting, watched } from './importing.mjs';

/** The right title or none: never the first of several, never what only stands at the same number. */

/** @type {Awaited<ReturnType<typeof startImporting>>} */
let world;
/** @typedef {import('../../../../media').Media} Media */

beforeAll(async () => {
	world = await startImporting();
	const season = (/** @type {number} */ number, /** @type {string[]} */ titles) => ({
		number,
		episodes: titles.map((title, index) => ({ number: index + 1, title })),
	});
	const parts = Array.from({ length: 16 }, (_, index) => `Part ${index + 1}`);
	world.trakt.addShow({
		title: 'Long Story',
		year: 2012,
		ids: { tvdb: 501 },
		seasons: [season(1, parts)],
	});
	const first = Array.from({ length: 6 }, (_, index) => `S1 title ${index + 1}`);
	const second = ['Low Water', 'Spring Tide', 'Neap Tide'];
	const seasons = [season(1, first), season(2, second)];
	world.trakt.addShow({ title: 'Harbour Nine', year: 1999, ids: { tvdb: 81797 }, seasons });
	world.trakt.addShow({
		title: 'Reordered',
		year: 2003,
		ids: { tvdb: 502 },
		seasons: [
			season(0, ['The Making of It', 'Bloopers']),
			{
				number: 1,
				episodes: [
					{ number: 1, title: 'The Cold Pier', translations: { de: 'Nachtwache' } },
					{ number: 2, title: 'Nine Lanterns', translations: { de: 'Neun Laternen' } },
					{ number: 3, title: 'The Long Way (1)' },
					{ number: 4, title: 'The Long Way (2)' },
					{ number: 5, title: 'Nachtwache' },
				],
			},
		],
	});
	for (const year of [2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011]) {
		const seasons = [season(1, ['Pilot', year === 2002 ? 'Only Here' : 'Second'])];
		world.trakt.addShow({ title: 'Everywhere', year, seasons });
	}
	for (const year of [1990, 2010]) {
		world.trakt.addShow({
			title: 'Twin Show',
			year,
			seasons: [season(1, ['Pilot', `Of ${year}`])],
		});
	}
});

afterAll(async () => {
	await world.trakt.stop();
	expect(contractViolations(world.trakt.requests)).toEqual([]);
});

beforeEach(() => {
	world.alice.history = [];
	world.clock.ms += 86_400_000;
	forgetLookups();
});

/** @param {Partial<import('../../../../media').Episode>} episode */
async function sync(episode) {
	/** @type {Media} */
	const media = { type: 'episode', ids: {}, show: { title: '', ids: {} }, ...episode };
	const event = watched(media, new Date(world.clock.now() - 36_000_000).toISOString());
	const options = /** @type {const} */ ({ unwatched: 'ignore', rated: false });
	const [outcome] = await syncWatchEvent(world.anotherProcess(), event, options);
	return { outcome, plays: playsThere() };
}

/** Sync and Import decide alike. @param {Partial<import('../../../../media').Episode>} episode */
async function imported(episode) {
	/** @type {Media} */
	const media = { type: 'episode', ids: {}, show: { title: '', ids: {} }, ...episode };
	const at = new Date(world.clock.now() - 36_000_000).toISOString();
	const [[outcome] = []] = await world.take([watched(media, at)]);
	return { outcome, plays: playsThere() };
}

const playsThere = () =>
	world.alice.history.map(({ show, episode: of }) => `${show?.year} ${of?.season}x${of?.number}`);

const twins = { title: 'Twin Show', ids: {} };

it.each(['Episode 2', 'Folge 2', 'TBA', 'Twin Show', undefined])(
	'of two shows of one name none is taken for an episode called %s',
	async (title) => {
		const { outcome, plays } = await sync({ title, season: 1, number: 2, show: twins });
		expect(plays).toEqual([]);
		expect(outcome).toMatchObject({
			error: {
				kind: 'ambiguous',
				candidates: [
					{ title: 'Twin Show', year: 1990, season: 1, number: 2, episode: 'Of 1990' },
					{ title: 'Twin Show', year: 2010, season: 1, number: 2, episode: 'Of 2010' },
				],
			},
		});
	},
);

it('of two shows of one name none is taken where both have an episode of that title', async () => {
	const pilot = { title: 'Pilot', season: 1, number: 1, show: twins };
	const { outcome, plays } = await sync(pilot);
	expect(plays).toEqual([]);
	expect(outcome).toMatchObject({
		error: { kind: 'ambiguous', candidates: [{ year: 1990 }, { year: 2010 }] },
	});
	const dated = await sync({ ...pilot, show: { ...twins, year: 2010 } });
	expect(dated.plays).toEqual(['2010 1x1']);
});

it('of two shows of one name the one is taken that has an episode of that title, or of that year', async () => {
	expect((await sync({ title: 'Of 2010', season: 1, number: 2, show: twins })).plays).toEqual([
		'2010 1x2',
	]);
	world.alice.history = [];
	const dated = { title: 'Episode 2', season: 1, number: 2, show: { ...twins, year: 1990 } };
	expect((await sync(dated)).plays).toEqual(['1990 1x2']);
});

it('an episode that Trakt counts in another season is found by its number through all of them', async () => {
	const show = { title: 'Long Story', ids: { tvdb: 501 } };
	expect((await sync({ title: 'Part 16', season: 2, number: 4, show })).plays).toEqual([
		'2012 1x16',
	]);
});

it('an absolute number is none of TheTVDB: the title decides, or the count', async () => {
	const show = { title: 'Harbour Nine', ids: { tvdb: 81797 } };
	expect((await sync({ title: 'Neap Tide', absoluteNumber: 9, show })).plays).toEqual(['1999 2x3']);
	world.alice.history = [];
	expect((await sync({ title: 'Episode 8', absoluteNumber: 8, show })).plays).toEqual(['1999 2x2']);
	world.alice.history = [];
	const { outcome, plays } = await sync({ title: 'Low Water', absoluteNumber: 9, show });
	expect(plays).toEqual([]);
	expect(outcome).toMatchObject({
		error: { kind: 'ambiguous', candidates: [{ number: 1 }, { number: 3 }] },
	});
});

it('a file’s name contradicts nothing', async () => {
	const show = { title: 'Harbour Nine', year: 1999, ids: {} };
	const file = await sync({ title: 'Harbour Nine S02E01', season: 2, number: 1, show });
	expect(file.plays).toEqual(['1999 2x1']);
});

const reordered = { title: 'Reordered', ids: { tvdb: 502 } };

describe.each([
	['Sync', sync],
	['Import', imported],
])('%s: the title of what stands at the place', (_name, send) => {
	it.each([
		['the same', 'The Cold Pier', 1, 1, '2003 1x1'],
		['that of another place', 'Nine Lanterns', 1, 1, '2003 1x2'],
		['in a language that nothing else is called in', 'Die kalte Mole', 1, 1, '2003 1x1'],
		['its translation, which is also another’s own', 'Nachtwache', 1, 1, '2003 1x1'],
		['none', 'Folge 2', 1, 2, '2003 1x2'],
		['that of another special', 'Bloopers', 0, 1, '2003 0x2'],
	])('is %s', async (_what, title, season, number, there) => {
		const { outcome, plays } = await send({ title, season, number, show: reordered });
		expect(outcome).toMatchObject({ sync: { status: 'added' } });
		expect(plays).toEqual([there]);
	});

	it.each([
		['a part of two elsewhere', 'The Long Way, Part 2', 1, 1, [3, 4, 1]],
		['a special’s in another language, perhaps', 'Pannen', 0, 1, [1]],
	])('is %s: unsure', async (_what, title, season, number, candidates) => {
		const { outcome, plays } = await send({ title, season, number, show: reordered });
		expect(plays).toEqual([]);
		expect(outcome).toMatchObject({
			error: { kind: 'ambiguous', candidates: candidates.map((each) => ({ number: each })) },
		});
	});
});

it('a special that AniDB counts is found by its title alone', async () => {
	const show = { title: 'Reordered', ids: { anidb: 44 } };
	const special = { title: 'Bloopers', season: 0, number: 1, show };
	expect((await sync(special)).plays).toEqual(['2003 0x2']);
	world.alice.history = [];
	const { outcome, plays } = await sync({ ...special, title: 'Episode S1' });
	expect(plays).toEqual([]);
	expect(outcome).toMatchObject({ error: { kind: 'notFound' } });
});

it('of more namesakes than are looked into none is taken, and all of them are named', async () => {
	const show = { title: 'Everywhere', ids: {} };
	const { outcome, plays } = await sync({ title: 'Only Here', season: 1, number: 2, show });
	expect(plays).toEqual([]);
	expect(outcome).toMatchObject({ error: { kind: 'ambiguous' } });
	const years = outcome && 'error' in outcome ? outcome.error.candidates : [];
	expect(years?.map(({ year }) => year)).toContain(2002);
	expect(years?.map(({ year }) => year)).toContain(2011);
	const dated = { ...show, year: 2002 };
	expect((await sync({ title: 'Only Here', season: 1, number: 2, show: dated })).plays).toEqual([
		'2002 1x2',
	]);
});

it('the episodes of a show are listed once, for any number of them', async () => {
	const from = world.trakt.requests.length;
	for (const number of [1, 2, 5]) {
		await sync({ title: 'The Cold Pier', season: 1, number, show: reordered });
	}
	const lists = world.sent(from).filter((line) => line.endsWith('/seasons'));
	const searches = world.sent(from).filter((line) => line.startsWith('GET /search'));
	expect([lists.length, searches.length]).toEqual([1, 1]);
});
