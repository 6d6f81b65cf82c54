import { describe, expect, it } from '@jest/globals';
import type { WatchEvent } from '../../../media';
import {
	isWatchEvent,
	NotAWatchEvent,
	watchEventFrom,
	watchEventFromJellyfin,
	watchEventFromPlex,
} from '../../../media';
import { twoEpisodeStop as twoEpisodes } from '../../fixtures/jellyfin/bodies.mjs';
import { movieScrobble as scrobble } from '../../fixtures/plex/bodies.mjs';

const movie = eventOf(watchEventFromPlex(scrobble));
const episode = eventOf(watchEventFromJellyfin(twoEpisodes));

function eventOf(event: WatchEvent | undefined): WatchEvent {
	if (event === undefined) throw new TypeError('no event');
	return event;
}

describe('an item is taken as a watch event', () => {
	it('without the keys other nodes added', () => {
		expect(watchEventFrom({ ...movie, sync: { status: 'added' }, raw: scrobble })).toStrictEqual(
			movie,
		);
		expect(watchEventFrom(episode)).toStrictEqual(episode);
	});

	it.each(['dateOnly', 'dateApproximate'])('with the %s of its date', (precision) => {
		const dated = { ...movie, [precision]: true };
		expect(watchEventFrom({ ...dated, sync: {} })).toStrictEqual(dated);
	});

	it('after a journey as JSON', () => {
		expect(isWatchEvent(JSON.parse(JSON.stringify(episode)))).toBe(true);
	});
});

describe('an item is refused by its first wrong field', () => {
	const ofMovie = (changed: object) => ({ ...movie, media: { ...movie.media, ...changed } });
	const ofEpisode = (changed: object) => ({ ...episode, media: { ...episode.media, ...changed } });
	it.each([
		[undefined, 'The item is not an object'],
		[[], 'The item is not an object'],
		[{}, 'event is missing'],
		[{ ...movie, event: 'seen' }, 'event is not one of play, pause'],
		[{ ...movie, source: 'kodi' }, 'source is not one of'],
		[{ ...movie, key: '' }, 'key is empty'],
		[{ ...movie, at: 'yesterday' }, 'at is not a date'],
		[{ ...movie, dateOnly: 'yes' }, 'dateOnly is not true'],
		[{ ...movie, dateApproximate: false }, 'dateApproximate is not true'],
		[{ ...movie, user: 'marta' }, 'user is not an object'],
		[{ ...movie, user: { name: 'marta' } }, 'user.id is missing'],
		[{ ...movie, progress: 101 }, 'progress is not a number from 0 to 100'],
		[{ ...movie, progress: '50' }, 'progress is not a number'],
		[{ ...movie, rating: 0 }, 'rating is not a number from 1 to 10'],
		[{ ...movie, player: {} }, 'player.name is missing'],
		[{ ...movie, media: undefined }, 'media is missing'],
		[ofMovie({ type: 'track' }), 'media.type is not movie or episode'],
		[ofMovie({ title: undefined }), 'media.title is missing'],
		[ofMovie({ ids: { tmdb: '603' } }), 'media.ids.tmdb is not a whole number'],
		[ofEpisode({ show: undefined }), 'media.show is missing'],
		[ofEpisode({ show: { title: 'Upriver' } }), 'media.show.ids is missing'],
		[ofEpisode({ season: -1 }), 'media.season is not a whole number'],
	])('%#: %p', (value, message) => {
		expect(isWatchEvent(value)).toBe(false);
		expect(() => watchEventFrom(value)).toThrow(NotAWatchEvent);
		expect(() => watchEventFrom(value)).toThrow(new RegExp(`^${message}`));
	});
});
