import { describe, expect, it } from '@jest/globals';
import { UnreadableBody } from '../../../../../media';
import {
	twoEpisodeStop as twoEpisodes,
	templateMark as template,
	formStop as form,
	movieStop as stop,
	movieRating as rated,
	movieMark as mark,
} from '../../../../fixtures/jellyfin/bodies.mjs';
import { USER, MINUTE_TICKS, read } from '../../readingJellyfin';

describe('the key', () => {
	const keyOf = (body: unknown, receivedAt?: Date) => read(body, receivedAt)?.key;

	it('is the same for one delivery repeated days later', () => {
		const later = new Date('2026-11-22T08:00:00Z');
		for (const body of [stop, form, twoEpisodes, mark, rated]) {
			expect(keyOf(body, later)).toBe(keyOf(body));
		}
	});

	it('is one for the server’s stop of a lost client and the client’s own, minutes later', () => {
		const own = {
			...stop,
			UtcTimestamp: '2026-11-19T21:14:30.0000000Z',
			PlaybackPositionTicks: 98 * MINUTE_TICKS,
		};
		expect(keyOf(own)).toBe(keyOf(stop));
	});

	it('differs for watching again directly afterwards', () => {
		const again = { ...stop, UtcTimestamp: '2026-11-19T22:46:00.0000000Z' };
		expect(keyOf(again)).not.toBe(keyOf(stop));
	});

	it('is one for marks of two versions of a title', () => {
		const version = { ...mark, ItemId: '66d2c3b4a5968778695a4b3c2d1e0f66' };
		expect(keyOf(version)).toBe(keyOf(mark));
	});

	it('differs for each episode of a season marked at once, even if all carry the series’ id', () => {
		const first = { ...twoEpisodes, ...mark, ItemType: 'Episode', Provider_imdb: 'tt9400000' };
		expect(keyOf({ ...first, EpisodeNumber: 6 })).not.toBe(keyOf(first));
	});

	it('differs for each user of a shared session', () => {
		expect(keyOf({ ...stop, UserId: 'c0ffee00c0ffee00c0ffee00c0ffee02' })).not.toBe(keyOf(stop));
	});

	it('falls back to the item and the hour in a template without ids and time', () => {
		const bare = { ...template, provider_tmdb: '', provider_tvdb: '' };
		expect(keyOf(bare)).toBe(`jellyfin:-:${USER}:22d2c3b4a5968778695a4b3c2d1e0f22:2026-11-19T21h`);
	});
});

describe('unreadable, and says so:', () => {
	it.each([
		['text that is not JSON', 'n8n', 'not a JSON object'],
		['an empty body', '', 'not a JSON object'],
		['a body without NotificationType', { ItemType: 'Movie' }, 'no NotificationType'],
		[
			'a body of another plugin',
			{ Event: 'MarkPlayed', Item: {}, User: {} },
			'the plugin “Webhook”',
		],
		['a body of Emby', { Event: 'item.markplayed', Item: {}, User: {} }, 'Emby’s own webhook'],
		['a body of Plex', { event: 'media.scrobble', Metadata: {} }, 'a Plex Trigger'],
		['a play without ItemType', { ...stop, ItemType: undefined }, 'no ItemType'],
		['a save without SaveReason', { ...mark, SaveReason: '' }, 'no SaveReason'],
		['a mark that does not say which', { ...mark, Played: '' }, 'does not say Played'],
		['a name that is an object', { ...stop, Name: {} }, 'Name should be text'],
		['ticks that are a list', { ...stop, RunTimeTicks: [1] }, 'RunTimeTicks should be text'],
		['a rating of 80', { ...rated, Rating: 80 }, 'above 10'],
	])('%s', (_what, body, message) => {
		expect(() => read(body)).toThrow(UnreadableBody);
		expect(() => read(body)).toThrow(message);
	});
});
