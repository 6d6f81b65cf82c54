import type { IDataObject } from 'n8n-workflow';

import { countOf, dataOf, dayOf, isData, listOf, textOf } from '../reading';

/**
 * All films of a user with the days they were watched on, by Movary id, one line of text each, for n8n keeps it in
 * its database: `2026-03-08 2026-03-01x2 -|603|tt0133093|1999|The Matrix`. `-` is a play without a day.
 */
export type MovarySnapshot = Record<string, string>;

/** How often a film was watched on each day; '-' is for plays without one. */
export type PlaysByDay = Map<string, number>;

export const UNDATED = '-';

export interface PlayedFilm {
	movaryId: number;
	/** As Movary describes a film, as far as a watch event needs it. */
	movie: IDataObject;
	days: PlaysByDay;
}

/** One entry of `GET /users/{name}/played/movies`; undefined without a film. */
export function playedFilmOf(entry: IDataObject): PlayedFilm | undefined {
	const movie = dataOf(entry.movie);
	const movaryId = countOf(dataOf(movie.ids).movary);
	if (!movaryId) return undefined;
	const days: PlaysByDay = new Map();
	// Movary's code and its documents name both the list and the day differently.
	for (const each of listOf(entry.watchDates ?? entry.watchedDates) ?? []) {
		const day = dayOf(each.date ?? each.watchedAt) ?? UNDATED;
		days.set(day, (days.get(day) ?? 0) + (countOf(each.plays) ?? 1));
	}
	return { movaryId, movie, days };
}

export function snapshotOf(films: PlayedFilm[]): MovarySnapshot {
	return Object.fromEntries(films.map((film) => [String(film.movaryId), lineOf(film)]));
}

/** The snapshot in what n8n kept; undefined for what is none, which starts anew. */
export function snapshotFrom(stored: unknown): MovarySnapshot | undefined {
	if (!isData(stored)) return undefined;
	return Object.fromEntries(Object.entries(stored).map(([id, line]) => [id, String(line)]));
}

/** The film of a snapshot's line. */
export function filmOf(movaryId: string, line: string): PlayedFilm {
	const [written = '', tmdb, imdb, year, ...title] = line.split('|');
	const days: PlaysByDay = new Map();
	for (const each of written.split(' ').filter(Boolean)) {
		const [day = UNDATED, plays] = each.split('x');
		days.set(day, countOf(plays) ?? 1);
	}
	const movie = {
		title: title.join('|'),
		releaseDate: year || null,
		ids: { movary: Number(movaryId), tmdb: countOf(tmdb) ?? null, imdb: imdb || null },
	};
	return { movaryId: Number(movaryId), movie, days };
}

function lineOf({ movie, days }: PlayedFilm): string {
	const written = [...days]
		.sort(([one], [other]) => (one < other ? 1 : -1))
		.map(([day, plays]) => (plays > 1 ? `${day}x${plays}` : day))
		.join(' ');
	const { tmdb, imdb } = dataOf(movie.ids);
	const year = textOf(movie.releaseDate)?.slice(0, 4) ?? '';
	return [written, countOf(tmdb) ?? '', textOf(imdb) ?? '', year, textOf(movie.title) ?? ''].join(
		'|',
	);
}
