import { describe, expect, it } from '@jest/globals';
import { importWatchEvents } from '../../../../../services/simkl';
import { doubleFile, films, shows, special } from '../../../../../simulators/household.mjs';
import { episode } from '../../../../../simulators/library.mjs';
import {
	asked,
	everything,
	imported,
	many,
	OPTIONS,
	plays,
	statuses,
	visit,
	watched,
} from '../importing.mjs';
import { episodeOf, movieOf } from '../visitSimkl.mjs';

describe('a history taken to Simkl at once', () => {
	it('arrives with its own dates in one write, after one look at the library', async () => {
		const events = everything();
		expect(await imported(events)).toEqual(Array(events.length).fill('added'));
		expect(asked('/sync/history')).toBe(1);
		const dates = plays().map(({ at }) => at);
		expect([...dates].sort()).toEqual(events.map(({ at }) => `${at.slice(0, 19)}Z`).sort());
	});

	it('adds nothing when it comes again, also from a process that knows of nothing', async () => {
		const events = everything();
		const client = visit.clientOf();
		await imported(events, {}, client);
		expect(await imported(events, {}, client)).toEqual(Array(events.length).fill('duplicate'));
		expect(visit.alice.wouldBeSuspended).toEqual([]);
		// Another account of this process stands for another process: it has to read the library once for itself.
		expect(await imported(events)).toEqual(Array(events.length).fill('duplicate'));
		expect(visit.alice.wouldBeSuspended.splice(0)).toHaveLength(2);
		expect(asked('/sync/history')).toBe(1);
	});

	it('knows of nobody else’s library when the credential is connected again as another person', async () => {
		const events = everything();
		/** @param {'Alice' | 'Bob'} name */
		const importedAs = async (name) => await imported(events, {}, visit.clientOf(name, 'one'));
		// Of an account in which nothing ever happened nothing is remembered.
		await imported(many(1), {}, visit.clientOf('Bob', 'another'));
		await importedAs('Alice');
		expect(await importedAs('Alice')).toEqual(Array(events.length).fill('duplicate'));
		expect(await importedAs('Bob')).toEqual(Array(events.length).fill('added'));
		expect(await importedAs('Alice')).toEqual(Array(events.length).fill('duplicate'));
	});

	it('goes on where it was stopped', async () => {
		const events = many(250);
		const stop = { isCancelled: () => asked('/sync/history') >= 1 };
		const first = await imported(events, stop);
		expect(first.filter((status) => status === 'added')).toHaveLength(100);
		expect(first.filter((status) => status === 'retry')).toHaveLength(150);
		const second = await imported(events);
		expect(second.filter((status) => status === 'duplicate')).toHaveLength(100);
		expect(second.filter((status) => status === 'added')).toHaveLength(150);
		expect(plays()).toHaveLength(250);
	});

	it('writes nothing in a dry run, and tells what would be added', async () => {
		await imported([watched(movieOf(films.ferry), 3)]);
		const written = asked('/sync/history');
		const statusOf = await imported(everything(), { dryRun: true });
		expect(statusOf.filter((status) => status === 'duplicate')).toHaveLength(1);
		expect(statusOf.filter((status) => status === 'planned')).toHaveLength(everything().length - 1);
		expect(asked('/sync/history')).toBe(written);
	});

	it('adds none if there are more than allowed', async () => {
		expect(await imported(everything(), { mostPlays: 5 })).toContain('refused');
		expect(plays()).toEqual([]);
	});

	it('reports what was not found, and lets everything else through', async () => {
		const nowhere = { ...movieOf(films.ferry), title: 'Nowhere', ids: { tmdb: 4242 } };
		const ninth = episodeOf(episode(shows.saltAndCircuit, 1, 2), shows.saltAndCircuit.ids);
		const events = [
			watched(nowhere, 5),
			watched({ ...ninth, title: 'Never Shot', number: 99, ids: {} }, 5),
			watched(movieOf(films.tinHarbour), 5),
			watched(episodeOf(special, shows.saltAndCircuit.ids), 5),
			visit.eventOf('play', movieOf(films.ferry)),
		];
		expect(await imported(events)).toEqual(['notFound', 'notFound', 'added', 'added', 'ignored']);
		expect(plays()).toHaveLength(2);
	});

	it('finds a movie by its title where its ids are unknown there, and an episode by its own', async () => {
		const film = { ...movieOf(films.tinHarbour), ids: { tmdb: 4242 } };
		const media = episodeOf(episode(shows.orchardLine, 1, 3));
		const renamed = { ...media, show: { title: 'Die Obstlinie', ids: {} } };
		expect(await imported([watched(film, 5), watched(renamed, 5)])).toEqual(['added', 'added']);
		expect(plays()).toHaveLength(2);
	});

	it('counts a file with two episodes as two plays', async () => {
		expect(await imported([watched(episodeOf(doubleFile), 5)])).toEqual(['added', 'added']);
	});

	it('scrobbles what was watched just now, as Sync does', async () => {
		await imported([visit.eventOf('watched', movieOf(films.ferry))]);
		expect([asked('/scrobble/stop'), asked('/sync/history')]).toEqual([1, 0]);
	});

	it('notes very long ago for a date that is known roughly, where that is chosen', async () => {
		const event = {
			...watched(movieOf(films.ferry), 5),
			dateApproximate: /** @type {const} */ (true),
		};
		await imported([event], { approximateDates: 'unknown' });
		expect(plays()).toMatchObject([{ at: '1970-01-01T00:00:01Z' }]);
		expect(await imported([event], { approximateDates: 'unknown' })).toEqual(['duplicate']);
	});

	it.each([
		['was carried out', { dropAfterWrite: /** @type {const} */ (true) }],
		['never arrived', { reset: /** @type {const} */ (true) }],
		['met the lock', { status: 400, body: { error: 'RATE_LIMIT' } }],
		['was too much for the gateway', { html: 502 }],
	])('is there once although a write %s', async (_what, action) => {
		visit.simkl.faults.push({ match: { path: '/sync/history' }, action });
		const events = everything();
		expect(await imported(events)).toEqual(Array(events.length).fill('added'));
		expect(plays()).toHaveLength(events.length);
	});

	it('one play that Simkl objects to does not keep the others out', async () => {
		const at = '0001-01-01T00:00:00.000Z';
		const events = [
			...everything(),
			{ ...watched(movieOf(films.ferry), 1), at, media: episodeOf(special) },
		];
		visit.simkl.faults.push({
			match: { path: '/sync/history' },
			times: 1,
			action: { status: 400, body: { error: 'wrong_parameter' } },
		});
		const all = await imported(events.slice(0, -1));
		expect(all).toEqual(Array(events.length - 1).fill('added'));
		expect(asked('/sync/history')).toBe(3);
	});
});

describe('plays of one input that stand for one title', () => {
	const show = { title: 'Salt and Circuit', ids: { tvdb: 4_242_424 } };
	/** @param {number} tvdb @returns {import('../../../../../media').Episode} */
	const unnumbered = (tvdb) => ({ type: 'episode', season: 0, number: 0, ids: { tvdb }, show });

	it('are not found three times where they are three specials that Simkl does not have', async () => {
		const specials = [1, 2, 3].map((nth) => watched(unnumbered(4_242_000 + nth), 30));
		expect(await imported(specials)).toEqual(['notFound', 'notFound', 'notFound']);
		expect(plays()).toEqual([]);
	});

	it('are no duplicates of one that did not get through', async () => {
		const one = watched(unnumbered(4_242_001), 30);
		expect(await imported([one, { ...one, key: 'again' }])).toEqual(['notFound', 'notFound']);
	});

	it('are duplicates of one that did', async () => {
		const one = watched(movieOf(films.ferry), 30);
		const outcomes = await importWatchEvents(
			visit.clientOf(),
			[one, watched(movieOf(films.ferry), 20)],
			OPTIONS,
		);
		expect(statuses(outcomes)).toEqual(['added', 'duplicate']);
		expect(outcomes[1]?.[0]).toMatchObject({
			sync: { reason: `Simkl keeps one play per title, and has one of ${one.at}` },
		});
	});
});
