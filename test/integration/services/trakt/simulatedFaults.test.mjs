import { describe, expect, it } from '@jest/globals';
import { createTraktClient, listHistory } from '../../../../services/trakt';
import { doubleFile, films, shows, special } from '../../../../simulators/household.mjs';
import {
	clock,
	trakt,
	household,
	send,
	accounts,
	sync,
	eventOf,
	movieOf,
	episodeOf,
	ago,
	watchedAt,
	toMinute,
} from './visitTrakt.mjs';

describe('against a strict Trakt', () => {
	it.each([
		['by scrobble', 0],
		['by history', 600],
	])('a play whose answer was dropped after the write is one play, %s', async (_way, minutes) => {
		const path = minutes === 0 ? '/scrobble/stop' : '/sync/history';
		trakt.faults.push({ match: { method: 'POST', path }, action: { dropAfterWrite: true } });
		const watched = eventOf('watched', movieOf(films.tinHarbour), { at: ago(minutes) });
		expect(await sync(watched)).toMatchObject([{ sync: { status: 'added' } }]);
		expect(household.alice.history).toHaveLength(1);
	});

	it('a play during an outage and a 429 lands once', async () => {
		trakt.faults.push(
			{ match: { path: '/scrobble/stop' }, action: { status: 503 } },
			{ match: { path: '/scrobble/stop' }, action: { reset: true } },
			{
				match: { path: '/scrobble/stop' },
				action: { status: 429, headers: { 'Retry-After': '3' } },
			},
		);
		expect(await sync(eventOf('watched', movieOf(films.tinHarbour)))).toMatchObject([
			{ sync: { status: 'added', attempts: 4 } },
		]);
		expect(household.alice.history).toHaveLength(1);
	});

	it.each([
		['its own ids', episodeOf(special)],
		['its show and number', { ...episodeOf(special), ids: {} }],
		['a search', { ...episodeOf(special, {}), ids: {} }],
		['its IMDb id', { ...episodeOf(special, {}), ids: { imdb: special.ids.imdb } }],
	])('a special is found by %s', async (_how, media) => {
		expect(await sync(eventOf('watched', media))).toMatchObject([{ sync: { status: 'added' } }]);
		expect(household.alice.history).toMatchObject([{ episode: { season: 0, number: 1 } }]);
	});

	it.each([
		['known', undefined],
		['unknown', {}],
	])('a file with two episodes is two plays, its show’s ids %s', async (_known, showIds) => {
		for (const at of [ago(0), ago(600)]) {
			const outcomes = await sync(eventOf('watched', episodeOf(doubleFile, showIds), { at }));
			expect(outcomes).toMatchObject([
				{ sync: { status: 'added' } },
				{ sync: { status: 'added' } },
			]);
		}
		const numbers = household.alice.history.map((play) => play.episode?.number);
		expect(numbers).toEqual([1, 2, 1, 2]);
	});

	it('an unwatched event removes the newest play, and only that, however often it comes', async () => {
		const media = episodeOf({ ...special, season: 1, number: 2, title: 'Brine', ids: {} });
		const older = toMinute(ago(6000));
		await sync(eventOf('watched', media, { at: older }));
		await sync(eventOf('watched', media, { at: ago(600) }));
		const statuses = [];
		const events = /** @type {const} */ ([
			['first', [older]],
			['first', [older]],
			['second', []],
			['third', []],
		]);
		for (const [key, expected] of events) {
			statuses.push(...(await sync(eventOf('unwatched', media, { key }))));
			expect(watchedAt()).toEqual(expected);
		}
		expect(statuses).toMatchObject(
			['removed', 'ignored', 'removed', 'ignored'].map((status) => ({ sync: { status } })),
		);
	});

	it('a rating of an episode rates the episode alone', async () => {
		const media = { ...episodeOf(special), ids: {} };
		expect(await sync(eventOf('rated', media, { rating: 7.5 }))).toMatchObject([
			{ sync: { status: 'rated' } },
		]);
		expect(household.alice.ratings).toMatchObject([{ rating: 8, type: 'episode' }]);
	});

	it('what Trakt does not have is not found', async () => {
		const film = { ...movieOf(films.ferry), title: 'Nowhere at All', ids: { tmdb: 4242 } };
		expect(await sync(eventOf('watched', film))).toMatchObject([{ error: { kind: 'notFound' } }]);
		const gone = episodeOf({ ...special, season: 9, title: 'Nowhere at All', ids: {} });
		expect(await sync(eventOf('watched', gone))).toMatchObject([{ error: { kind: 'notFound' } }]);
		expect(shows.saltAndCircuit.episodes.some(({ season }) => season === 9)).toBe(false);
	});

	it('the whole history is read page by page', async () => {
		const client = createTraktClient({ account: `simulated-${accounts}`, send, clock });
		await sync(eventOf('watched', movieOf(films.ferry)));
		const [play] = household.alice.history;
		if (!play) throw new TypeError('No play');
		household.alice.history = Array.from({ length: 612 }, (_, id) => ({ ...play, id: id + 1 }));
		expect(await listHistory(client, { type: 'movies' })).toHaveLength(612);
		expect(await listHistory(client, { limit: 300 })).toHaveLength(300);
	});
});
