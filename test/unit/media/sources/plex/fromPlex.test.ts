import { describe, expect, it } from '@jest/globals';
import {
	sharedUserPause as pause,
	legacyPlay,
	relayedScrobble as relayed,
	finishedStop,
	movieRate as rate,
	movieScrobble as scrobble,
} from '../../../../fixtures/plex/bodies.mjs';
import { RECEIVED, SERVER, read, withMetadata, without } from '../../readingPlex';

describe('a Plex payload becomes a watch event', () => {
	it('of a watched movie, with all its ids and the moment Plex viewed it', () => {
		expect(read(scrobble)).toStrictEqual({
			event: 'watched',
			source: 'plex',
			key: `plex:${SERVER}:1:3301:2026-11-19T20:00:00Z`,
			at: '2026-11-19T20:00:00.000Z',
			server: { id: SERVER, name: 'Attic' },
			player: { id: 'player-4f2a', name: 'Bedroom TV' },
			library: { id: '3', name: 'Films' },
			user: { id: '1', name: 'marta' },
			media: {
				type: 'movie',
				title: 'The Lighthouse Tax',
				year: 2021,
				runtimeSeconds: 6300,
				ids: {
					plex: 'plex://movie/64a1f0c2d3e4b5a6978877aa',
					imdb: 'tt9100001',
					tmdb: 910001,
					tvdb: 91001,
				},
			},
		});
	});

	it('of a shared user’s paused episode, whose listed ids are the episode’s and never the show’s', () => {
		expect(read(pause)).toMatchObject({
			event: 'pause',
			at: RECEIVED.toISOString(),
			progress: 25,
			user: { id: '48213377', name: 'jonas' },
			media: {
				title: 'Salt & Tin',
				season: 4,
				number: 7,
				ids: { imdb: 'tt9200047', tmdb: 920047, tvdb: 92047 },
				show: { title: 'Harbour Nine', ids: { plex: 'plex://show/64b2f0c2d3e4b5a6978877b0' } },
			},
		});
	});

	it('whose show has no year, because Plex’s year is the episode’s', () => {
		const media = read(pause)?.media;
		expect(media?.type === 'episode' && 'year' in media.show).toBe(false);
	});

	it('of a legacy agent’s episode without duration: no progress, no runtime', () => {
		const event = read(legacyPlay);
		expect(event).not.toHaveProperty('progress');
		expect(event?.media).toStrictEqual({
			type: 'episode',
			title: 'Salt & Tin',
			season: 4,
			number: 7,
			ids: {},
			show: { title: 'Harbour Nine', ids: { tvdb: 70411 } },
		});
	});

	it('from numbers typed as text, season 0, and a relay’s show ids', () => {
		expect(read(relayed)).toMatchObject({
			event: 'watched',
			progress: 98.26,
			user: { id: 'jonas', name: 'jonas' },
			media: {
				season: 0,
				number: 2,
				runtimeSeconds: 2646,
				show: { ids: { imdb: 'tt9200000', tvdb: 70411, tmdb: 920000 } },
			},
		});
		expect(read(relayed)?.media.ids).toStrictEqual({});
	});

	it('of a server without a title', () => {
		const event = read({ ...scrobble, Server: { title: '', uuid: SERVER } });
		expect(event?.server).toStrictEqual({ id: SERVER, name: '' });
	});

	it('from JSON text and from the multipart field that holds it', () => {
		const expected = read(scrobble);
		const json = JSON.stringify(scrobble);
		expect(read(json)).toStrictEqual(expected);
		expect(read(`\uFEFF${json}`)).toStrictEqual(expected);
		expect(read({ payload: json })).toStrictEqual(expected);
	});
});

describe('progress', () => {
	it('is absent when Plex leaves viewOffset out, whatever the event', () => {
		expect(read(scrobble)).not.toHaveProperty('progress');
		expect(read(finishedStop)).not.toHaveProperty('progress');
		expect(read(without(pause, 'viewOffset'))).not.toHaveProperty('progress');
	});

	it('ends at 100 for a position behind the end', () => {
		expect(read(withMetadata(pause, { viewOffset: 9_999_999 }))?.progress).toBe(100);
	});

	it('is 0 for a reported 0', () => {
		expect(read(withMetadata(pause, { viewOffset: 0 }))?.progress).toBe(0);
	});
});

describe('a rating', () => {
	it('is read from text, dated when it was given', () => {
		expect(read(rate, new Date('2026-11-19T20:01:05Z'))).toMatchObject({
			event: 'rated',
			rating: 8,
			at: '2026-11-19T20:01:00.000Z',
			key: `plex:${SERVER}:1:3301:rating-8@2026-11-19T20:01:00Z`,
		});
	});

	it.each([
		[7.5, 7.5],
		['10', 10],
		['7,5', 7.5],
	])('of %p is %p', (given, rating) => {
		expect(read({ ...rate, rating: given })?.rating).toBe(rating);
	});

	it('falls back to the item’s userRating and never to the critics’ rating', () => {
		const body = withMetadata({ ...rate, rating: undefined }, { rating: 3.3, userRating: 9 });
		expect(read(body)?.rating).toBe(9);
		expect(read(withMetadata(body, { userRating: undefined }))).toBeUndefined();
	});

	it.each([-1, 0, '0', '-1.0'])('taken away (%p) is unrated, and has no number', (rating) => {
		const event = read({ ...rate, rating });
		expect(event).toMatchObject({ event: 'unrated', media: { title: expect.any(String) } });
		expect(event).not.toHaveProperty('rating');
		expect(event?.key).not.toBe(read(rate)?.key);
	});
});

describe('the time', () => {
	it('is when the webhook came in, if Plex claims a day that has not been', () => {
		const event = read(withMetadata(scrobble, { lastViewedAt: 1_895_118_400 }));
		expect(event?.at).toBe(RECEIVED.toISOString());
	});

	it('of anything but watched and rated is when the webhook came in', () => {
		expect(read(finishedStop)?.at).toBe(RECEIVED.toISOString());
	});
});
