import { known } from './reading';
import { isRatingEvent, type Episode, type PlayEvent, type WatchEvent } from './watchEvent';

/** More episodes than that in one file is a wrongly read number, and would mark half a series as watched. */
const MOST_EPISODES_IN_A_FILE = 20;

/**
 * One event per episode for a file that holds several, `number` to `lastNumber`; any other event as it is.
 * The first keeps the ids and the title, which are the first episode's; the others have the show, season and number.
 * None keeps the progress and the runtime, which are the whole file's. What happens in the midst of a play happens in
 * one of the episodes and nobody knows which: play, pause, resume, progress and stop stay one event, of the first.
 */
export function playsOf(event: PlayEvent): PlayEvent[];
export function playsOf(event: WatchEvent): WatchEvent[];
export function playsOf(event: WatchEvent): WatchEvent[] {
	const { media } = event;
	if (media.type !== 'episode' || media.lastNumber === undefined) return [event];
	const { lastNumber, ...first } = media;
	const { number } = first;
	const count = number === undefined ? 1 : lastNumber - number + 1;
	if (number === undefined || !(count > 1)) return [{ ...event, media: first }];

	const concernsAll = ['watched', 'unwatched', 'rated', 'unrated'].includes(event.event);
	const asRead = concernsAll && count <= MOST_EPISODES_IN_A_FILE;
	const numbers = Array.from({ length: asRead ? count : 1 }, (_, index) => number + index);
	return numbers.map((each) => ofOneEpisode(event, first, each));
}

function ofOneEpisode(event: WatchEvent, first: Episode, number: number): WatchEvent {
	const isFirst = number === first.number;
	const key = `${event.key}:e${number}`;
	const media: Episode = {
		type: 'episode',
		...known({ title: isFirst ? first.title : undefined, season: first.season }),
		number,
		ids: isFirst ? first.ids : {},
		show: first.show,
	};
	if (isRatingEvent(event)) return { ...event, key, media };
	const ofOne = { ...event, key, media };
	delete ofOne.progress;
	return ofOne;
}
