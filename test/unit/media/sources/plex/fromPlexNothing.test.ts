import { describe, expect, it } from '@jest/globals';
import { UnreadableBody } from '../../../../../media';
import {
	trailerPlay as trailer,
	libraryNew,
	sharedUserPause as pause,
	movieRate as rate,
	movieScrobble as scrobble,
	trackPlay as track,
} from '../../../../fixtures/plex/bodies.mjs';
import { SERVER, read, withMetadata } from '../../readingPlex';

describe('no event comes of', () => {
	const movie = (changed: object) => withMetadata(scrobble, changed);
	it.each([
		['a track', track],
		['a trailer', trailer],
		['an extra typed as a movie', movie({ extraType: 2 })],
		['a “coming soon” trailer in a film’s place', movie({ editionTitle: 'Trailer' })],
		['one whose edition is called otherwise', movie({ editionTitle: ' coming soon' })],
		['one that has the label alone', movie({ Label: [{ tag: 'Trailer-Placeholder' }] })],
		['one in an episode’s place', withMetadata(pause, { title: 'Trailer (Placeholder)' })],
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

	it.each([
		['of another edition', { editionTitle: 'Director’s Cut' }],
		['with labels', { Label: [{ tag: 'Trailers We Liked' }] }],
		['called so', { title: 'Trailer (Placeholder)' }],
	])('but a film %s passes', (_what, changed) => {
		expect(read(movie(changed))?.event).toBe('watched');
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
