import type { IDataObject } from 'n8n-workflow';

import { isFilm, playsIn, titleIn } from '../history/entries';
import type { EntryPlay } from '../history/entries';
import { countOf, textOf } from '../reading';
import { idsIn } from '../title/subject';

/**
 * What was watched of each title, by Simkl id, one line of text each, for n8n keeps it in its database:
 * `movies|tt0133093|603||||1999|film|The Matrix`, `shows||1396|81189|||2008|1:1-7,9;2:1|Breaking Bad`. `c1:1-3` are the
 * first three of a cour of which nobody knows the place in the whole show.
 */
export type Snapshot = Record<string, string>;

/** The place of a film’s play. */
export const FILM = 'film';

/** `2x7`, `c1x7` within a cour where nothing else is known, `film` without any place. */
export const placeOf = (play: EntryPlay) => placesOf(play)[0] ?? FILM;

/** Every form in which a line may have this play: Simkl may learn TheTVDB's place of it, or forget it again. */
export function placesOf({ season, number, inCour }: EntryPlay): string[] {
	const whole = season === undefined ? [] : [`${season}x${number}`];
	return inCour ? [...whole, `c${inCour.season}x${inCour.number}`] : whole;
}

/** A play by its place in a line. */
export function playAt(place: string): EntryPlay {
	if (place === FILM) return {};
	const [season, number] = place.replace('c', '').split('x').map(Number);
	if (season === undefined || number === undefined) return {};
	return place.startsWith('c') ? { inCour: { season, number } } : { season, number };
}

/** The line of an entry; with `known`, an older line of it, what was watched by then stays. */
export function lineOf(list: string, entry: IDataObject, known = ''): string {
	const { imdb, tmdb, tvdb, mal, anidb } = idsIn(titleIn(entry));
	const { title, year } = titleIn(entry);
	const listed = playsIn(entry);
	const told = new Set(listed.flatMap(placesOf));
	const before = [...placesIn(known)].filter((place) => !told.has(place));
	const places = new Set([...listed.map(placeOf), ...before]);
	const plays = isFilm(entry) ? (places.size > 0 ? FILM : '') : written(places);
	return [list, imdb, tmdb, tvdb, mal, anidb, countOf(year), plays, textOf(title)]
		.map((part) => part ?? '')
		.join('|');
}

/** In which list the title of a line stands. */
export const listIn = (line: string) => line.split('|')[0] ?? '';

/** The places of what was watched: `film`, or `1x7` for each episode. */
export function placesIn(line: string): Set<string> {
	const plays = line.split('|')[7] ?? '';
	if (plays === FILM || plays === '') return new Set(plays === FILM ? [FILM] : []);
	return new Set(
		plays.split(';').flatMap((season) => {
			const [number = '', ranges = ''] = season.split(':');
			return ranges.split(',').flatMap((range) => {
				const [first = 0, last = first] = range.split('-').map(Number);
				const count = Math.max(0, last - first + 1);
				return Array.from({ length: count }, (_, at) => `${number}x${first + at}`);
			});
		}),
	);
}

/** The title of a line as an entry, for an event about what is gone. */
export function entryOf(simkl: string, line: string): IDataObject {
	const [, imdb, tmdb, tvdb, mal, anidb, year, , ...title] = line.split('|');
	const ids = { simkl: Number(simkl), imdb, tmdb, tvdb, mal, anidb };
	return {
		title: title.join('|'),
		year: countOf(year),
		ids: Object.fromEntries(Object.entries(ids).filter(([, id]) => id !== '' && id !== undefined)),
	};
}

/** `1:1-7,9;2:1` */
function written(places: Set<string>): string {
	const seasons = new Map<string, number[]>();
	for (const place of places) {
		const [season = '', number = ''] = place.split('x');
		seasons.set(season, [...(seasons.get(season) ?? []), Number(number)]);
	}
	return [...seasons]
		.sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }))
		.map(([season, numbers]) => `${season}:${rangesOf(numbers).join(',')}`)
		.join(';');
}

function rangesOf(numbers: number[]): string[] {
	const ranges: Array<[first: number, last: number]> = [];
	for (const number of [...numbers].sort((one, other) => one - other)) {
		const current = ranges.at(-1);
		if (current && number <= current[1] + 1) current[1] = number;
		else ranges.push([number, number]);
	}
	return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
}
