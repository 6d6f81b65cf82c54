import { describe, expect, it } from '@jest/globals';
import { playsOf, watchEventFromJellyfin, type WatchEvent, watchEventFrom } from '../../../media';
import {
	twoEpisodeStop as twoEpisodes,
	movieStop as movie,
} from '../../fixtures/jellyfin/bodies.mjs';

function eventOf(body: object): WatchEvent {
	const event = watchEventFromJellyfin(body);
	if (!event) throw new Error('The fixture gives no event');
	return event;
}

const finished = eventOf({ ...twoEpisodes, PlayedToCompletion: true });

describe('the plays of a file with several episodes', () => {
	it('are one per episode: the ids stay with the first, the show with all', () => {
		const [first, second, ...more] = playsOf(finished);
		expect(more).toEqual([]);
		const show = finished.media.type === 'episode' ? finished.media.show : undefined;
		expect(first?.media).toStrictEqual({
			type: 'episode',
			title: 'The Weir',
			season: 2,
			number: 5,
			ids: finished.media.ids,
			show,
		});
		expect(second?.media).toStrictEqual({ type: 'episode', season: 2, number: 6, ids: {}, show });
	});

	it('have a key each, the same person and time, and no progress of the whole file', () => {
		const plays = playsOf(finished);
		expect(plays.map(({ key }) => key)).toEqual([`${finished.key}:e5`, `${finished.key}:e6`]);
		for (const play of plays) {
			expect(play).toMatchObject({ event: 'watched', at: finished.at, user: finished.user });
			expect(play).not.toHaveProperty('progress');
		}
	});

	it('are the first alone in the midst of a play, when nobody knows which episode is on', () => {
		const plays = playsOf(eventOf(twoEpisodes));
		expect(plays).toHaveLength(1);
		expect(plays[0]?.media).toMatchObject({ number: 5, ids: { imdb: 'tt9400005' } });
		expect(plays[0]?.media).not.toHaveProperty('lastNumber');
	});

	it.each([
		[20, 20],
		[21, 1],
	])('are, for a file that says it holds %d, %d', (said, plays) => {
		const last = { EpisodeNumberEnd: 5 + said - 1 };
		const file = eventOf({ ...twoEpisodes, PlayedToCompletion: true, ...last });
		expect(playsOf(file)).toHaveLength(plays);
	});

	it('are the first alone for a range no file holds', () => {
		const plays = playsOf(
			eventOf({ ...twoEpisodes, PlayedToCompletion: true, EpisodeNumberEnd: 2016 }),
		);
		expect(plays.map(({ key }) => key.split(':e')[1])).toEqual(['5']);
	});
});

describe('the plays of anything else', () => {
	it('are the event itself', () => {
		const single = eventOf({ ...twoEpisodes, EpisodeNumberEnd: null });
		expect(playsOf(single)).toEqual([single]);
		expect(playsOf(eventOf(movie))).toEqual([eventOf(movie)]);
	});

	it('lose a last number that is not behind the first', () => {
		const { media } = finished;
		const plays = playsOf(watchEventFrom({ ...finished, media: { ...media, lastNumber: 5 } }));
		expect(plays).toHaveLength(1);
		expect(plays[0]?.key).toBe(finished.key);
		expect(plays[0]?.media).not.toHaveProperty('lastNumber');
	});
});
