import { describe, expect, it } from '@jest/globals';
import {
	sharedUserPause as pause,
	legacyPlay,
	finishedStop,
	movieRate as rate,
	movieScrobble as scrobble,
} from '../../../../fixtures/plex/bodies.mjs';
import { SERVER, read, withMetadata, without } from '../../readingPlex';

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

	it('of a rating without its date takes the hour, so that the same rating months later is another', () => {
		const undated = without(rate, 'lastRatedAt');
		expect(keyOf(undated)).toMatch(/:3301:rating-8@2026-11-19T20h$/);
		expect(keyOf(undated, LATER)).toMatch(/:3301:rating-8@2026-11-21T09h$/);
	});

	it('takes the guid where there is no ratingKey', () => {
		expect(keyOf(without(legacyPlay, 'ratingKey'))).toBe(
			`plex:${SERVER}:1:com.plexapp.agents.thetvdb://70411/4/7:play1`,
		);
	});
});
