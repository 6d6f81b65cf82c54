import { expect, it } from '@jest/globals';
import { watchEventFrom } from '../../media';
import type { Media } from '../../media';
import { isData } from '../../services/http/json';
import { kindOf, promisesOfEveryDestination, statusesOf } from './support/promised';
import { inNoTime } from './support/time.mjs';
import { ago, EPISODE, FILM, HOUR, MEDIA, watched } from './support/titles';

/**
 * The right title or none. What is described badly is found all the same or told, but nothing is ever marked that only has
 * the same number or the same name: hard titles, each beside the household's own that must stay untouched.
 */

const { series } = EPISODE;
const show = { title: series.title, year: series.year, ids: series.ids };
const unnamed = { title: series.title, ids: {} };

const episode = (more: Partial<Extract<Media, { type: 'episode' }>>): Media => ({
	type: 'episode',
	season: EPISODE.season,
	number: EPISODE.number,
	ids: {},
	show,
	...more,
});
const film = (more: Partial<Extract<Media, { type: 'movie' }>>): Media => ({
	type: 'movie',
	title: FILM.title,
	ids: {},
	...more,
});

/** Each looks like the household's own film or episode, and is another one. */
const ANOTHER: Array<[name: string, kind: 'film' | 'episode', media: Media]> = [
	['the title is that of another number', 'episode', episode({ title: 'Arrivals' })],
	[
		'the title is that of another number, and the show has its name alone',
		'episode',
		episode({ title: 'Arrivals', show: unnamed }),
	],
	[
		'nothing of that title is in a show that has its name alone',
		'episode',
		episode({ title: 'The Sea Wall', show: unnamed }),
	],
	[
		'the number is AniDB’s of a special',
		'episode',
		episode({ title: 'At the Beach', season: 0, show: { title: series.title, ids: { anidb: 7 } } }),
	],
	['it is a special of that number', 'episode', episode({ title: 'Looking Back', season: 0 })],
	[
		'the show is its namesake of another year',
		'episode',
		episode({ show: { ...unnamed, year: 1951 } }),
	],
	['the number is counted through all seasons', 'episode', episode(counted(1))],
	['it is a film’s remake without ids', 'film', film({ year: 1951 })],
	[
		'it is a film’s namesake whose ids are not there, without a year',
		'film',
		film({ ids: { imdb: 'tt99999990', tmdb: 99_999_990, tvdb: 99_999_990 } }),
	],
];

/** Each is the household's own, described badly. */
const OWN: Array<[name: string, kind: 'film' | 'episode', media: Media]> = [
	['with a title that says nothing', 'episode', episode({ title: 'Folge 3' })],
	['with a title in another language', 'episode', episode({ title: 'Weichenstörung' })],
	['with the number of another', 'episode', episode({ title: EPISODE.title, number: 1 })],
	['by its number through all seasons', 'episode', episode(counted(3))],
	['by name and year', 'film', film({ year: FILM.year })],
];

function counted(absoluteNumber: number): Partial<Extract<Media, { type: 'episode' }>> {
	return {
		title: `Episode ${absoluteNumber}`,
		season: undefined,
		number: undefined,
		absoluteNumber,
	};
}

promisesOfEveryDestination((destination) => {
	const { deliver, plays, kinds } = destination;
	const ofThese = (rows: typeof ANOTHER) => rows.filter(([, kind]) => kinds.includes(kind));
	const sent = async (kind: 'film' | 'episode', media: Media) =>
		await inNoTime(
			async () => await deliver(watchEventFrom({ ...watched(kind, ago(10 * HOUR)), media })),
		);
	const titles = () => plays('Alice').map(({ title }) => title);

	it.each(ofThese(ANOTHER))('is never the wrong one where %s', async (_name, kind, media) => {
		await sent(kind, MEDIA[kind]);
		const [own] = titles();
		const held = titles().filter((title) => title === own).length;
		const told = await sent(kind, media);
		expect(titles().filter((title) => title === own)).toHaveLength(held);
		expect(statusesOf(told).join()).toMatch(/^(added|notFound|ambiguous)$/);
		for (const failed of told.failed) expect(isData(failed.details)).toBe(true);
	});

	it.each(ofThese(OWN))('is the right one or none %s', async (_name, kind, media) => {
		await sent(kind, MEDIA[kind]);
		const before = titles();
		const told = await sent(kind, media);
		// It is there already: a duplicate, or nobody could tell.
		expect(titles()).toEqual(before);
		expect([...told.regular.map(() => 'duplicate'), ...told.failed.map(kindOf)].join()).toMatch(
			/^(duplicate|notFound|ambiguous)$/,
		);
	});
});
