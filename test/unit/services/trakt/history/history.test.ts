import { describe, expect, it } from '@jest/globals';

import { NoAnswer } from '../../../../../services/http/exchange';
import { addToHistory, listHistory, removeFromHistory } from '../../../../../services/trakt';
import { added, ago, answer, none, rejection, traktSaying } from '../trakt';

const film = { movie: { ids: { trakt: 12 } } };
const readBack = 'GET /sync/history/movies/12?…';
const play = (id: number, watched_at: string, action = 'watch') => ({ id, watched_at, action });

describe('adding a play', () => {
	it('looks first, then adds it with its own date, and looks half an hour around it again', async () => {
		const { client, lines, bodies } = traktSaying(
			[readBack, none],
			['POST /sync/history', added],
			[readBack, answer(200, [play(70, '2026-01-05T20:10:00.000Z')])],
		);
		expect(await addToHistory(client, film, '2026-01-05T21:10:00+01:00')).toMatchObject({
			code: 'addedToHistory',
			remoteId: 70,
			attempts: 1,
		});
		expect(lines()[0]).toBe('GET /sync/history/movies/12?page=1&limit=250');
		expect(lines()[2]).toBe(
			'GET /sync/history/movies/12?start_at=2026-01-05T19:39:00.000Z&end_at=2026-01-05T20:41:00.000Z&page=1&limit=250',
		);
		expect(bodies()).toEqual([
			{ movies: [{ ids: { trakt: 12 }, watched_at: '2026-01-05T20:10:00.000Z' }] },
		]);
	});

	it('adds nothing where the play is there already', async () => {
		const { client, sent } = traktSaying([readBack, answer(200, [play(71, ago(59))])]);
		expect(await addToHistory(client, film, ago(60))).toMatchObject({
			code: 'alreadyThere',
			remoteId: 71,
			attempts: 0,
		});
		expect(sent).toHaveLength(1);
	});

	it('is not sent twice when its answer was lost but it arrived', async () => {
		const { client, lines } = traktSaying(
			[readBack, none],
			['POST /sync/history', new NoAnswer('connectionLost', true, '')],
			[readBack, answer(200, [play(72, ago(60))])],
		);
		expect(await addToHistory(client, film, ago(60))).toMatchObject({
			code: 'addedToHistory',
			remoteId: 72,
			attempts: 1,
		});
		expect(lines().filter((line) => line.startsWith('POST'))).toHaveLength(1);
	});

	it('is not sent again while it may still arrive', async () => {
		const { client, lines } = traktSaying(
			[readBack, none],
			['POST /sync/history', new NoAnswer('timeout', true, '')],
			[readBack, none],
		);
		expect(await rejection(addToHistory(client, film, ago(60)))).toMatchObject({
			kind: 'retry',
			retryAfterMs: 300_000,
		});
		expect(lines().filter((line) => line.startsWith('POST'))).toHaveLength(1);
	});

	it('is sent again when it did not arrive', async () => {
		const { client } = traktSaying(
			[readBack, none],
			['POST /sync/history', answer(502)],
			[readBack, none],
			['POST /sync/history', added],
			[readBack, none],
		);
		expect(await addToHistory(client, film, ago(60))).toMatchObject({
			code: 'addedToHistory',
			attempts: 2,
		});
	});

	it('takes out again what another process added at the same moment, but for the first', async () => {
		const both = [play(75, ago(60)), play(74, ago(60))];
		const { client, bodies } = traktSaying(
			[readBack, none],
			['POST /sync/history', added],
			[readBack, answer(200, both)],
			['POST /sync/history/remove', answer(200, { deleted: { movies: 1 } })],
		);
		expect(await addToHistory(client, film, ago(60))).toMatchObject({
			code: 'alreadyThere',
			remoteId: 74,
		});
		expect(bodies()[1]).toEqual({ ids: [75] });
	});

	it('is added also where the history cannot be looked at afterwards', async () => {
		const { client } = traktSaying(
			[readBack, none],
			['POST /sync/history', added],
			[readBack, answer(423)],
		);
		expect(await addToHistory(client, film, ago(60))).toMatchObject({ code: 'addedToHistory' });
	});

	it('does not add when the history cannot be read', async () => {
		const { client, lines } = traktSaying([readBack, answer(401)]);
		expect(await rejection(addToHistory(client, film, ago(60)))).toMatchObject({
			kind: 'reconnect',
		});
		expect(lines()).toHaveLength(1);
	});

	it('adds once when two executions come together', async () => {
		const held: unknown[] = [];
		const { client, lines } = traktSaying(
			[readBack, () => answer(200, [...held])],
			[
				'POST /sync/history',
				() => {
					held.push(play(73, ago(60)));
					return added;
				},
			],
			[readBack, () => answer(200, [...held])],
			[readBack, () => answer(200, [...held])],
		);
		const both = [addToHistory(client, film, ago(60)), addToHistory(client, film, ago(60))];
		expect((await Promise.all(both)).map(({ code }) => code)).toEqual([
			'addedToHistory',
			'alreadyThere',
		]);
		expect(lines().filter((line) => line.startsWith('POST'))).toHaveLength(1);
	});

	it('is not found when Trakt says 201 but names it under not_found', async () => {
		const unknown = { added: { movies: 0 }, not_found: { movies: [{ ids: { trakt: 12 } }] } };
		const { client } = traktSaying([readBack, none], ['POST /sync/history', answer(201, unknown)]);
		expect(await rejection(addToHistory(client, film, ago(60)))).toMatchObject({
			kind: 'notFound',
		});
	});

	it.each(['', 'yesterday'])('refuses the date "%s" before anything is sent', async (date) => {
		const { client, sent } = traktSaying();
		expect(await rejection(addToHistory(client, film, date))).toMatchObject({ kind: 'refused' });
		expect(sent).toEqual([]);
	});

	it('adds an episode by its own id, never its show', async () => {
		const { client, bodies } = traktSaying(
			['GET /search/tvdb/8200?type=show', answer(200, [{ show: { ids: { trakt: 77 } } }])],
			['GET /shows/77/seasons/0/episodes/3', answer(200, { ids: { trakt: 5003 } })],
			['GET /sync/history/episodes/5003?…', none],
			['POST /sync/history', answer(201, { added: { episodes: 1 } })],
			['GET /sync/history/episodes/5003?…', none],
		);
		const special = { show: { ids: { tvdb: 8200 } }, episode: { season: 0, number: 3 } };
		await addToHistory(client, special, ago(60));
		expect(bodies()).toEqual([{ episodes: [{ ids: { trakt: 5003 }, watched_at: ago(60) }] }]);
	});
});

describe('removing plays', () => {
	it('removes exactly the plays named', async () => {
		const { client, bodies } = traktSaying([
			'POST /sync/history/remove',
			answer(200, { deleted: 2 }),
		]);
		expect(await removeFromHistory(client, { historyIds: [7, 8] })).toEqual({ deleted: 2 });
		expect(bodies()).toEqual([{ ids: [7, 8] }]);
	});

	it('removes every play of one title', async () => {
		const { client, bodies } = traktSaying([
			'POST /sync/history/remove',
			answer(200, { deleted: { movies: 1 } }),
		]);
		await removeFromHistory(client, { subject: film });
		expect(bodies()).toEqual([{ movies: [{ ids: { trakt: 12 } }] }]);
	});

	it.each([
		{ historyIds: [] },
		{ historyIds: [0] },
		{ subject: { episode: { ids: {} } } },
		{ subject: { show: { title: 'X' }, episode: { season: NaN, number: 1 } } },
	])('refuses what names nothing (%#)', async (target) => {
		const { client, sent } = traktSaying();
		expect(await rejection(removeFromHistory(client, target))).toMatchObject({ kind: 'refused' });
		expect(sent).toEqual([]);
	});
});

describe('listing the history', () => {
	const page = (from: number, count: number) =>
		Array.from({ length: count }, (_, index) => ({ id: from + index }));
	const pages = { 'x-pagination-page-count': '3' };

	it('follows the pages to the last', async () => {
		const { client, lines } = traktSaying(
			['GET /sync/history/movies?page=1&limit=250', answer(200, page(0, 250), pages)],
			['GET /sync/history/movies?page=2&limit=250', answer(200, page(250, 250), pages)],
			['GET /sync/history/movies?page=3&limit=250', answer(200, page(500, 7), pages)],
		);
		expect(await listHistory(client, { type: 'movies' })).toHaveLength(507);
		expect(lines()).toHaveLength(3);
	});

	it('stops at the limit', async () => {
		const { client, lines } = traktSaying(
			['GET /sync/history?page=1&limit=250', answer(200, page(0, 250), pages)],
			['GET /sync/history?page=2&limit=250', answer(200, page(250, 250), pages)],
		);
		const plays = await listHistory(client, { limit: 300 });
		expect([plays.length, plays.at(-1)]).toEqual([300, { id: 299 }]);
		expect(lines()).toHaveLength(2);
	});

	it('asks for no more than a small limit, within the dates', async () => {
		const { client } = traktSaying([
			'GET /sync/history?start_at=2026-01-01T00:00:00.000Z&page=1&limit=5',
			answer(200, page(0, 5), pages),
		]);
		expect(await listHistory(client, { startAt: '2026-01-01', limit: 5 })).toHaveLength(5);
	});
});
