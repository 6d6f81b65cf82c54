import { describe, expect, it } from '@jest/globals';
import { UnreadableBody, watchEventFromPlex } from '../../../media';
import {
	trailerPlay as trailer,
	libraryNew,
	sharedUserPause as pause,
	legacyPlay,
	relayedScrobble as relayed,
	finishedStop,
	movieRate as rate,
	movieScrobble as scrobble,
	trackPlay as track,
} from '../../fixtures/plex/bodies.mjs';

interface Payload {
	Metadata: object;
	[name: string]: unknown;
}

const RECEIVED = new Date('2026-11-19T20:00:05Z');
const SERVER = '7c1f0a52b86e4d3f9a0e5d61c4b2a7f0e8d93b14';

const read = (body: unknown, receivedAt = RECEIVED) => watchEventFromPlex(body, receivedAt);
const withMetadata = (body: Payload, changed: object) => ({
	...body,
	Metadata: { ...body.Metadata, ...changed },
});
const without = (body: Payload, ...names: string[]) =>
	withMetadata(body, Object.fromEntries(names.map((name) => [name, undefined])));

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
		expect(read(rate)).toMatchObject({
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

	it.each([-1, 0, '0', '-1.0'])('taken away (%p) is no event', (rating) => {
		expect(read({ ...rate, rating })).toBeUndefined();
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

describe('the key', () => {
	const keyOf = (body: unknown, receivedAt?: Date) => read(body, receivedAt)?.key;
	const LATER = new Date('2026-11-21T09:00:00Z');

	it('is the same for one webhook delivered twice, days apart', () => {
		for (const body of [scrobble, pause, legacyPlay, finishedStop, rate]) {
			expect(keyOf(body, LATER)).toBe(keyOf(body));
		}
	});

	it('is one for play, pause, resume and stop of one play', () => {
		const keys = ['media.play', 'media.pause', 'media.resume', 'media.stop'].map((event, index) =>
			keyOf(withMetadata({ ...pause, event }, { viewOffset: 1000 * (index + 1) })),
		);
		expect(new Set(keys)).toEqual(new Set([`plex:${SERVER}:48213377:8807:play1`]));
	});

	it('of a rewatch left half way is not that of the earlier time', () => {
		const left = { ...pause, event: 'media.stop' };
		expect(keyOf(withMetadata(left, { viewCount: 1 }))).toMatch(/:8807:play2$/);
	});

	it('is one for watched and the stop that follows it', () => {
		expect(keyOf(finishedStop)).toBe(keyOf({ ...finishedStop, event: 'media.scrobble' }));
	});

	it('differs for the next time the same is watched, for another person and for another server', () => {
		const keys = [
			keyOf(scrobble),
			keyOf(withMetadata(scrobble, { viewCount: 2, lastViewedAt: 1795125600 })),
			keyOf({ ...scrobble, Account: { id: 2, title: 'marta' } }),
			keyOf({ ...scrobble, Server: { title: 'Attic', uuid: 'another' } }),
		];
		expect(new Set(keys).size).toBe(4);
	});

	it('takes the number of the play, and then the hour, where Plex gives no date', () => {
		const undated = without(scrobble, 'lastViewedAt');
		expect(keyOf(undated)).toMatch(/:3301:play1$/);
		expect(keyOf(without(undated, 'viewCount'))).toMatch(/:3301:2026-11-19T20h$/);
	});

	it('takes the guid where there is no ratingKey', () => {
		expect(keyOf(without(legacyPlay, 'ratingKey'))).toBe(
			`plex:${SERVER}:1:com.plexapp.agents.thetvdb://70411/4/7:play1`,
		);
	});
});

describe('no event comes of', () => {
	const movie = (changed: object) => withMetadata(scrobble, changed);
	it.each([
		['a track', track],
		['a trailer', trailer],
		['an extra typed as a movie', movie({ extraType: 2 })],
		['a photo', movie({ type: 'photo' })],
		['a whole season', movie({ type: 'season' })],
		['a new item in a library', libraryNew],
		['a database backup', { event: 'admin.database.backup', Server: { uuid: SERVER } }],
		['a new device', { event: 'device.new' }],
		['the owner’s copy of another user’s start', { ...pause, event: 'playback.started' }],
		['nobody', { ...scrobble, Account: undefined }],
		['an account without id and name', { ...scrobble, Account: { title: ' ' } }],
		['a movie without title and ids', movie({ title: '', guid: 'local://1', Guid: [] })],
		[
			'an episode of no show',
			{ ...scrobble, Metadata: { type: 'episode', title: 'Pilot', ratingKey: '1' } },
		],
		['a live broadcast without ids', movie({ live: '1', guid: 'plex://movie/1', Guid: undefined })],
	])('%s', (_what, body) => {
		expect(read(body)).toBeUndefined();
	});

	it('but a live broadcast with ids passes, and so does what is not live', () => {
		expect(read(movie({ live: '1' }))?.event).toBe('watched');
		expect(read(movie({ live: '0', Guid: undefined }))?.event).toBe('watched');
	});
});

describe('unreadable, and says so:', () => {
	it.each([
		['nothing', undefined, 'not a JSON object'],
		['a list', [], 'not a JSON object'],
		['a number', 4, 'not a JSON object'],
		['broken JSON', '{"event":', 'not a JSON object'],
		['broken JSON in the multipart field', { payload: '{' }, 'not a JSON object'],
		['a body without event', { Metadata: {} }, 'no event'],
		['an event that is an object', { event: {} }, 'event should be text'],
		['a play without Metadata', { event: 'media.play', Account: { id: 1 } }, 'no Metadata'],
		['Metadata that is text', { ...scrobble, Metadata: 'x' }, 'Metadata should be an object'],
		['a title that is a list', withMetadata(scrobble, { title: ['x'] }), 'Metadata.title'],
		['a duration that is an object', withMetadata(scrobble, { duration: {} }), 'Metadata.duration'],
		['an account that is text', { ...scrobble, Account: 'marta' }, 'Account should be an object'],
		['a rating of 80', { ...rate, rating: 80 }, 'above 10'],
	])('%s', (_what, body, message) => {
		expect(() => read(body)).toThrow(UnreadableBody);
		expect(() => read(body)).toThrow(message);
	});
});
