import { describe, expect, it } from '@jest/globals';
import { ADA, FILM, picked, runJellyfin } from '../../../support/runJellyfin';
import type { Answers } from '../../../support/runJellyfin';
import { DTO, item, LIST, SIMPLE } from './oneFilm';

const onFilm = (operation: string) => ({ ...item(operation), item: picked(FILM) });

describe('Item of the Jellyfin node', () => {
	it('Get returns the item as the user sees it, simplified or whole', async () => {
		const answers = { [`GET /Items/${FILM}`]: [200, DTO] } satisfies Record<
			string,
			[number, unknown]
		>;
		const simple = await runJellyfin({ ...onFilm('get'), simplify: true }, answers);
		expect(simple.json).toEqual([SIMPLE]);
		expect(simple.requests[0]?.qs).toMatchObject({ userId: ADA });
		const whole = await runJellyfin({ ...onFilm('get'), simplify: false }, answers);
		expect(whole.json).toEqual([DTO]);
	});

	it('Get takes the address that the web client shows', async () => {
		const url = `http://nas.example:8096/web/#/details?id=${FILM}&serverId=${ADA}`;
		const parameters = { ...onFilm('get'), item: picked(url, 'url') };
		const { sent } = await runJellyfin(parameters, { [`GET /Items/${FILM}`]: [200, DTO] });
		expect(sent).toEqual([`GET /Items/${FILM}`]);
	});

	it.each([
		picked('', 'list'),
		picked('601'),
		picked('http://nas/web/', 'url'),
		'',
		// A library's own page, where everything in it would be marked.
		picked(`http://nas/web/#/tv.html?topParentId=${FILM}&collectionType=tvshows`, 'url'),
		picked(`http://nas/web/#/list.html?parentId=${FILM}&serverId=${ADA}`, 'url'),
	])('refuses the item %p before anything is sent', async (wrong) => {
		const run = runJellyfin({ ...onFilm('markWatched'), item: wrong });
		await expect(run).rejects.toThrow(/No item is chosen|is not the ID of a Jellyfin item/);
	});

	it('Find by IDs looks for the title, and compares the IDs', async () => {
		const find = { ...item('findByIds'), type: 'movie', title: 'The Lighthouse at Noon' };
		const found = await runJellyfin({ ...find, ids: { tmdb: 990601 } }, LIST);
		expect(found.json).toEqual([SIMPLE]);
		expect(found.sent).toEqual(['GET /Items']);
	});

	it('Find by IDs takes season and episode for an episode of a series', async () => {
		const series = { Id: 'd'.repeat(32), Type: 'Series', Name: 'Harbour Nights' };
		const episode = { Id: 'e'.repeat(32), Type: 'Episode', Name: 'The Fog' };
		const { json, requests } = await runJellyfin(
			{
				...item('findByIds'),
				type: 'episode',
				episodeBy: 'series',
				title: 'Harbour Nights',
				ids: { tvdb: '990700' },
				season: 0,
				number: 7,
			},
			{
				'GET /Items': [200, { Items: [{ ...series, ProviderIds: { Tvdb: '990700' } }] }],
				[`GET /Shows/${series.Id}/Episodes`]: [
					200,
					{ Items: [{ ...episode, ParentIndexNumber: 0, IndexNumber: 7 }] },
				],
			},
		);
		expect(requests.at(-1)?.qs).toMatchObject({ season: 0 });
		expect(json).toEqual([expect.objectContaining({ id: episode.Id, season: 0, number: 7 })]);
	});

	it.each([
		[{ type: 'movie', ids: {} }, 'No ID is given'],
		[{ type: 'movie', ids: { imdb: '0133093' } }, '"0133093" is not an IMDb ID'],
		[{ type: 'series', ids: { tvdb: 'x' } }, '"x" is not a TheTVDB ID'],
		[{ type: 'movie', ids: { tmdb: '0' } }, '"0" is not a TMDB ID'],
		[{ type: 'song', ids: { tmdb: '1' } }, '"song" is not one of the choices for "type"'],
	])('Find by IDs refuses %p', async (parameters, message) => {
		const run = runJellyfin({ ...item('findByIds'), ...parameters });
		await expect(run).rejects.toThrow(message);
	});

	it('Mark Watched writes quietly, with its date', async () => {
		const { json, requests, sent } = await runJellyfin(
			{
				...onFilm('markWatched'),
				watchedAt: '2026-03-01T21:15:00+01:00',
				tellOtherPrograms: false,
			},
			{
				[`GET /Items/${FILM}`]: [200, DTO],
				[`POST /UserItems/${FILM}/UserData`]: [200, { Played: true, PlayCount: 2 }],
			},
		);
		expect(sent.join()).not.toContain('UserPlayedItems');
		expect(requests.at(-1)).toMatchObject({
			qs: { userId: ADA },
			body: { Played: true, LastPlayedDate: '2026-03-01T20:15:00.000Z' },
		});
		expect(json).toEqual([{ Played: true, PlayCount: 2, ItemId: FILM }]);
	});

	it('Mark Watched and Mark Unwatched tell other programs when that is switched on', async () => {
		const path = `/UserPlayedItems/${FILM}`;
		const loud = { tellOtherPrograms: true };
		const title: Answers = { [`GET /Items/${FILM}`]: [200, DTO] };
		const watched = await runJellyfin(
			{ ...onFilm('markWatched'), watchedAt: '', ...loud },
			{ ...title, [`POST ${path}`]: [200, { Played: true }] },
		);
		expect(watched.sent).toEqual([`GET /Items/${FILM}`, `POST ${path}`]);
		const unwatched = await runJellyfin(
			{ ...onFilm('markUnwatched'), ...loud },
			{ ...title, [`DELETE ${path}`]: [200, { Played: false }] },
		);
		expect(unwatched.json).toEqual([{ Played: false, ItemId: FILM }]);
	});

	it('Mark Unwatched writes quietly otherwise', async () => {
		const { requests } = await runJellyfin(onFilm('markUnwatched'), {
			[`GET /Items/${FILM}`]: [200, DTO],
			[`POST /UserItems/${FILM}/UserData`]: [200, { Played: false }],
		});
		expect(requests.at(-1)?.body).toMatchObject({ Played: false, PlayCount: 0 });
	});

	it.each([
		['setProgress', { positionSeconds: 90.5 }, { PlaybackPositionTicks: 905_000_000 }],
		['setProgress', { positionSeconds: 0 }, { PlaybackPositionTicks: 0 }],
		['rate', { rating: 7.5 }, { Rating: 7.5 }],
	])('%s writes %p as the user’s data', async (operation, parameters, body) => {
		const { requests } = await runJellyfin(
			{ ...onFilm(operation), ...parameters },
			{ [`POST /UserItems/${FILM}/UserData`]: [200, { Played: true }] },
		);
		expect(requests).toMatchObject([{ body, qs: { userId: ADA } }]);
	});

	it.each([
		['setProgress', { positionSeconds: -1 }, 'not a number of seconds'],
		['setProgress', { positionSeconds: '' }, 'not a number of seconds'],
		['rate', { rating: 11 }, 'not between 0 and 10'],
		['rate', { rating: '' }, 'not between 0 and 10'],
	])('%s refuses %p', async (operation, parameters, message) => {
		await expect(runJellyfin({ ...onFilm(operation), ...parameters })).rejects.toThrow(message);
	});

	it.each([
		[true, 'POST'],
		[false, 'DELETE'],
	])('Set Favorite %p', async (favorite, method) => {
		const sent = `${method} /UserFavoriteItems/${FILM}`;
		const run = await runJellyfin(
			{ ...onFilm('setFavorite'), favorite },
			{ [sent]: [200, { Key: '1', IsFavorite: favorite }] },
		);
		expect(run.sent).toEqual([sent]);
		expect(run.json).toEqual([{ Key: '1', IsFavorite: favorite, ItemId: FILM }]);
	});
});
