import { describe, expect, it } from '@jest/globals';
import { films } from '../../../../simulators/household.mjs';
import {
	clock,
	goTo,
	household,
	pass,
	sync,
	eventOf,
	movieOf,
	ago,
	toMinute,
	watchedAt,
} from './visitTrakt.mjs';

/** @typedef {import('../../../../media').WatchEvent} WatchEvent */

describe('against a strict Trakt', () => {
	it('an evening with one film is one play', async () => {
		const film = movieOf(films.cartographer);
		const done = [];
		done.push(...(await sync(eventOf('play', film, { progress: 0 }))));
		done.push(...(await sync(eventOf('pause', film, { progress: 30 }))));
		done.push(...(await sync(eventOf('resume', film, { progress: 30 }))));
		pass(100);
		const watched = eventOf('watched', film);
		done.push(...(await sync(watched)), ...(await sync(watched)));
		done.push(...(await sync(eventOf('stop', film, { progress: 96 }))));
		expect(done).toMatchObject(
			['watching', 'paused', 'watching', 'added', 'duplicate', 'ignored'].map((status) => ({
				sync: { status },
			})),
		);
		expect(household.alice.history).toHaveLength(1);
		expect(household.alice.playback).toEqual([]);
	});

	it('a film in a language of which Trakt has no title is found by its other title', async () => {
		const film = {
			...movieOf(films.cartographer),
			title: '밤배',
			otherTitle: 'the lighthouse cartographer',
			ids: {},
		};
		const done = await sync(eventOf('watched', film, { at: ago(600) }));
		expect(done).toMatchObject([{ sync: { status: 'added' } }]);
		expect(household.alice.history).toMatchObject([{ movie: { title: films.cartographer.title } }]);
	});

	it('an old play has its own date, and is one play however often it comes', async () => {
		const watched = eventOf('watched', movieOf(films.ferry), { at: ago(600) });
		const first = await sync(watched);
		pass(60);
		expect([...first, ...(await sync(watched))]).toMatchObject([
			{ sync: { status: 'added' } },
			{ sync: { status: 'duplicate', remoteId: household.alice.history[0]?.id } },
		]);
		expect(watchedAt()).toEqual([toMinute(watched.at)]);
	});

	it('of which only the day is known goes to the history, and is the play of that day that is there', async () => {
		const film = movieOf(films.ferry);
		// The day's noon is still to come at four in the morning.
		const day = new Date(clock.now()).toISOString().slice(0, 10);
		goTo(`${day}T04:00:00.000Z`);
		const at = `${day}T12:00:00.000Z`;
		/** @type {WatchEvent} */
		const dated = eventOf('watched', film, { source: 'movary', at, dateOnly: true });
		expect(await sync(dated)).toMatchObject([{ sync: { status: 'added' } }]);
		expect(household.alice.history).toMatchObject([{ action: 'watch' }]);
		expect(Date.parse(watchedAt()[0] ?? '')).toBeLessThanOrEqual(clock.now());
		pass(20 * 60);
		expect(await sync(dated)).toMatchObject([{ sync: { status: 'duplicate' } }]);
		household.alice.history = [];
		await sync(eventOf('watched', film, { at: ago(300) }));
		expect(await sync(dated)).toMatchObject([{ sync: { status: 'duplicate' } }]);
		expect(household.alice.history).toHaveLength(1);
	});

	it('ten executions at once with one old play add it once', async () => {
		const watched = eventOf('watched', movieOf(films.ferry), { at: ago(600) });
		const done = await Promise.all(Array.from({ length: 10 }, async () => await sync(watched)));
		const statuses = done.flat().map((outcome) => 'sync' in outcome && outcome.sync.status);
		expect(statuses.filter((status) => status === 'added')).toHaveLength(1);
		expect(statuses.filter((status) => status === 'duplicate')).toHaveLength(9);
		expect(household.alice.history).toHaveLength(1);
	});

	it('a second viewing within the hour that Trakt blocks is a second play', async () => {
		const media = movieOf({ ...films.uebermut, runtimeMinutes: 40 });
		await sync(eventOf('watched', media));
		pass(45);
		expect(await sync(eventOf('watched', media))).toMatchObject([{ sync: { status: 'added' } }]);
		expect(household.alice.history).toHaveLength(2);
	});
});
