import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { forgetLookups, importWatchEvents } from '../../../../services/simkl';
import { OPTIONS } from './import/importOptions.mjs';
import { plays, sync, visit } from './syncing.mjs';

/** The right title or none: never the first of several, never what only stands at the same number. */

/** @typedef {import('../../../../media').Episode} Episode */

const season = (/** @type {number} */ number, /** @type {string[]} */ titles) => ({
	number,
	episodes: titles.map((title, index) => ({ number: index + 1, title })),
});

beforeAll(() => {
	const { simkl } = visit;
	simkl.addShow({
		title: 'Reordered',
		year: 2003,
		ids: { tvdb: 502 },
		seasons: [
			season(0, ['The Making of It', 'Bloopers']),
			season(1, ['The Cold Pier', 'Nine Lanterns', 'The Long Way (1)', 'The Long Way (2)']),
			season(2, ['Low Water', 'Spring Tide']),
		],
	});
	const cour = (/** @type {number} */ count, /** @type {number} */ of) => [
		...Array.from({ length: count }, (_, index) => ({
			number: index + 1,
			title: `Cour ${of} night ${index + 1}`,
			tvdb: { season: of, episode: index + 1 },
		})),
	];
	for (const [index, anidb] of [801, 802].entries()) {
		const title = index === 0 ? 'Paper Lantern' : 'Paper Lantern Again';
		const ids = { tvdb: 503, anidb };
		simkl.addAnime({ title, year: 2020 + index, ids, episodes: cour(3, index + 1) });
	}
	const [first] = simkl.catalogue.withId('anidb', '801');
	if (!first) throw new TypeError('No cour');
	const ids = {};
	first.episodes.push({
		simkl: 700_001,
		of: first,
		season: 0,
		number: 1,
		title: 'At the Beach',
		aired: true,
		ids,
	});
	for (let year = 2001; year <= 2011; year += 1) {
		const seasons = [season(1, ['Pilot', year === 2002 ? 'Only Here' : 'Second'])];
		simkl.addShow({ title: 'Everywhere', year, seasons });
	}
});
beforeEach(() => forgetLookups());

/** @param {Partial<Episode>} episode @returns {Episode} */
const mediaOf = (episode) => ({
	type: 'episode',
	ids: {},
	show: { title: '', ids: {} },
	...episode,
});

/** @param {Partial<Episode>} episode */
async function synced(episode) {
	const event = visit.eventOf('watched', mediaOf(episode), { at: visit.ago(600) });
	const [outcome] = await sync(event);
	return { outcome, plays: there() };
}

/** @param {Partial<Episode>} episode */
async function imported(episode) {
	const event = visit.eventOf('watched', mediaOf(episode), { at: visit.ago(600) });
	const [[outcome] = []] = await importWatchEvents(visit.clientOf(), [event], OPTIONS);
	return { outcome, plays: there() };
}

const there = () => plays().map(({ title, season: of, number }) => `${title} ${of}x${number}`);

const reordered = { title: 'Reordered', ids: { tvdb: 502 } };
const lantern = { title: 'Paper Lantern', ids: { tvdb: 503 } };
const cour = { title: 'Paper Lantern', ids: { anidb: 801 } };

describe.each([
	['Sync', synced],
	['Import', imported],
])('%s: what is meant', (_name, send) => {
	it.each([
		['what stands there', { title: 'The Cold Pier', season: 1, number: 1 }, 'Reordered 1x1'],
		['what has the title', { title: 'Nine Lanterns', season: 1, number: 1 }, 'Reordered 1x2'],
		['there in another language', { title: 'Die Mole', season: 1, number: 1 }, 'Reordered 1x1'],
		['there without a title', { title: 'Folge 2', season: 1, number: 2 }, 'Reordered 1x2'],
		['the special of the title', { title: 'Bloopers', season: 0, number: 1 }, 'Reordered 0x2'],
		['by its count', { title: 'Episode 6', absoluteNumber: 6 }, 'Reordered 2x2'],
		['by its count and title', { title: 'Low Water', absoluteNumber: 5 }, 'Reordered 2x1'],
	])('is %s', async (_what, episode, wanted) => {
		const { outcome, plays: held } = await send({ ...episode, show: reordered });
		expect(outcome).toMatchObject({ sync: { status: 'added' } });
		expect(held).toEqual([wanted]);
	});

	it.each([
		['a part of two', { title: 'The Long Way, Part 2', season: 1, number: 1 }, [3, 4, 1]],
		['the count or the title', { title: 'Low Water', absoluteNumber: 6 }, [1, 2]],
	])('is unsure: %s', async (_what, episode, numbers) => {
		const { outcome, plays: held } = await send({ ...episode, show: reordered });
		expect(held).toEqual([]);
		const candidates = numbers.map((number) => ({ title: 'Reordered', number }));
		expect(outcome).toMatchObject({ error: { kind: 'ambiguous', candidates } });
	});

	it('is counted through the cours of an anime', async () => {
		const counted = { title: 'Episode 5', absoluteNumber: 5, show: lantern };
		expect((await send(counted)).plays).toEqual(['Paper Lantern Again 1x2']);
	});

	it('is in another cour than the number says, by its title', async () => {
		const moved = { title: 'Cour 2 night 3', season: 1, number: 3, show: lantern };
		expect((await send(moved)).plays).toEqual(['Paper Lantern Again 1x3']);
	});

	it('is a special of a cour by its title alone, and never its first episode', async () => {
		const special = { title: 'At the Beach', season: 0, number: 1, show: cour };
		expect((await send(special)).plays).toEqual(['Paper Lantern 0x1']);
	});

	it('is none where a special of a cour has no title that is known there', async () => {
		const special = { title: 'Episode S1', season: 0, number: 1, show: cour };
		const { outcome, plays: held } = await send(special);
		expect(held).toEqual([]);
		expect(outcome).toMatchObject({ error: { kind: 'notFound' } });
	});

	it('is none of more namesakes than are looked into, and all of them are named', async () => {
		const show = { title: 'Everywhere', ids: {} };
		const { outcome, plays: held } = await send({ title: 'Only Here', season: 1, number: 2, show });
		expect(held).toEqual([]);
		expect(outcome).toMatchObject({ error: { kind: 'ambiguous' } });
		const candidates = outcome && 'error' in outcome ? outcome.error.candidates : [];
		expect(candidates?.map(({ year }) => year)).toEqual(expect.arrayContaining([2002, 2011]));
	});
});

it('a special that is starting is not shown as the first episode of its cour', async () => {
	const special = mediaOf({ title: 'At the Beach', season: 0, number: 1, show: cour });
	const [outcome] = await sync(visit.eventOf('play', special));
	expect(outcome).toMatchObject({ error: { kind: 'notFound' } });
	expect(visit.alice.watching).toBeUndefined();
});

it('a show is looked up once a day, and its list costs none of the account’s requests', async () => {
	const from = visit.simkl.requests.length;
	for (const number of [1, 2]) {
		await synced({ title: 'The Cold Pier', season: 1, number, show: reordered });
	}
	const asked = visit.simkl.requests.slice(from).map(({ path }) => path);
	expect(asked.filter((path) => path === '/search/id')).toHaveLength(1);
	expect(asked.filter((path) => path.startsWith('/tv/episodes/'))).toHaveLength(1);
});
