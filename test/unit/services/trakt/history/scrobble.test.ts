import { describe, expect, it } from '@jest/globals';

import { NoAnswer } from '../../../../../services/http/exchange';
import { pauseScrobble, startScrobble, stopScrobble } from '../../../../../services/trakt';
import type { TraktSubject } from '../../../../../services/trakt';
import { ago, answer, episodeFound, rejection, scrobbled, traktSaying } from '../trakt';

const film: TraktSubject = { movie: { title: 'Tidal Glass', year: 2019, ids: { tmdb: 910001 } } };
const lost = new NoAnswer('timeout', true, '');

describe('a scrobble', () => {
	it('sends start and pause with the position and gives Trakt’s answer back', async () => {
		const { client, lines, bodies } = traktSaying(
			['POST /scrobble/start', answer(201, { id: 0, action: 'start' })],
			['POST /scrobble/pause', answer(201, { id: 5, action: 'pause' })],
		);
		expect(await startScrobble(client, film, 3)).toEqual({ id: 0, action: 'start' });
		expect(await pauseScrobble(client, film, 41.5)).toEqual({ id: 5, action: 'pause' });
		expect(lines()).toEqual(['POST /scrobble/start', 'POST /scrobble/pause']);
		expect(bodies()).toEqual([
			{ movie: { title: 'Tidal Glass', year: 2019, ids: { tmdb: 910001 } }, progress: 3 },
			{ movie: { title: 'Tidal Glass', year: 2019, ids: { tmdb: 910001 } }, progress: 41.5 },
		]);
	});

	it.each([
		['scrobble', 'scrobbled'],
		['stop', 'scrobbled'],
		['pause', 'resumePointKept'],
	])('takes the action "%s" of a stop for %s', async (action, code) => {
		const { client } = traktSaying(['POST /scrobble/stop', answer(201, { id: 9, action })]);
		expect(await stopScrobble(client, film, 100)).toMatchObject({ code, attempts: 1 });
	});

	it('reports a 409 as a duplicate, with its times, and never sends it again', async () => {
		const times = { watched_at: ago(20), expires_at: ago(-40) };
		const { client, sent } = traktSaying(['POST /scrobble/stop', answer(409, times)]);
		expect(await stopScrobble(client, film, 100)).toEqual({
			code: 'justCounted',
			watchedAt: ago(20),
			answer: times,
			attempts: 1,
		});
		expect(sent).toHaveLength(1);
	});

	it('knows its own play when the first answer was lost', async () => {
		const { client } = traktSaying(
			['POST /scrobble/stop', lost],
			['POST /scrobble/stop', answer(409, { watched_at: ago(0) })],
		);
		expect(await stopScrobble(client, film, 100)).toMatchObject({ code: 'scrobbled', attempts: 2 });
	});

	it('does not take an earlier play for its own when the first answer was lost', async () => {
		const { client } = traktSaying(
			['POST /scrobble/stop', lost],
			['POST /scrobble/stop', answer(409, { watched_at: ago(30) })],
		);
		expect(await stopScrobble(client, film, 100)).toMatchObject({ code: 'justCounted' });
	});

	it('does not take a play of another app for its own because it is of just now', async () => {
		const { client } = traktSaying(
			['POST /scrobble/stop', answer(429, {}, { 'retry-after': '1' })],
			['POST /scrobble/stop', answer(409, { watched_at: ago(0) })],
		);
		expect(await stopScrobble(client, film, 100)).toMatchObject({
			code: 'justCounted',
			attempts: 2,
		});
	});

	it('looks an episode by IMDb id up, for Trakt takes trakt and tvdb ids alone there', async () => {
		const { client, bodies } = traktSaying(
			['GET /search/imdb/tt9200205?type=episode', episodeFound('Battle Harbour', 5505)],
			['POST /scrobble/stop', scrobbled],
		);
		await stopScrobble(client, { episode: { ids: { imdb: 'tt9200205' } } }, 90);
		expect(bodies()).toEqual([{ episode: { ids: { trakt: 5505 } }, progress: 90 }]);
	});
});

describe('never sent', () => {
	it.each<[string, TraktSubject, number]>([
		['a film without id and title', { movie: { ids: {} } }, 50],
		['a film by TVDB id', { movie: { ids: { tvdb: 4 } } }, 50],
		['an episode without ids', { episode: { ids: {} } }, 50],
		['a show without anything', { show: { ids: {} }, episode: { season: 1, number: 1 } }, 50],
		['a show without season', { show: { title: 'X' }, episode: { season: NaN, number: 1 } }, 50],
		['a half episode', { show: { title: 'X' }, episode: { season: 1, number: 1.5 } }, 50],
		['a progress above 100', film, 101],
		['a progress that is none', film, NaN],
		['an IMDb id without its letters', { movie: { ids: { imdb: '9100001' } } }, 50],
		['a negative id', { movie: { ids: { tmdb: -1 } } }, 50],
	])('%s', async (_name, subject, progress) => {
		const { client, sent } = traktSaying();
		expect(await rejection(stopScrobble(client, subject, progress))).toMatchObject({
			name: 'ServiceError',
			kind: 'refused',
			attempts: 0,
		});
		expect(sent).toEqual([]);
	});

	it('but season 0 is a season', async () => {
		const { client, bodies } = traktSaying([
			'POST /scrobble/start',
			answer(201, { id: 0, action: 'start' }),
		]);
		const special = { show: { ids: { tvdb: 8200 } }, episode: { season: 0, number: 3 } };
		await startScrobble(client, special, 0);
		expect(bodies()).toEqual([{ ...special, progress: 0 }]);
	});
});
