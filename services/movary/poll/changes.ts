import type { IDataObject } from 'n8n-workflow';
import { watchEventFromMovary } from '../../../media';
import type { WatchEvent } from '../../../media';
import type { ServiceClient } from '../../http/serviceClient';
import { eventOfRow } from '../../shared/import/readableRow';
import { listHistory } from '../history/history';
import { readPages, userPath } from '../paging';
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

const DAY_MS = 86_400_000;
/** Films of one request: few enough for PHP's memory, and most people's library in one piece. */
const FILMS_A_PAGE = 500;
/** Plays among which one is looked for that can be read. */
const LOOKED_INTO = 20;

export interface MovaryChanges {
	events: WatchEvent[];
	snapshot: MovarySnapshot;
}

/**
 * What changed in a user's films since `before`, oldest first. Without `before` nothing has changed, except that the
 * plays of the last `startDays` days count as new.
 */
export async function readChanges(
	client: ServiceClient,
	{ userName, startDays = 0 }: { userName: string; startDays?: number },
	before?: MovarySnapshot,
): Promise<MovaryChanges> {
	const user = { id: userName, name: userName };
	const films = await readPlayed(client, userName);
	const now = client.clock.now();
	if (!before) {
		const from = new Date(now - startDays * DAY_MS).toISOString().slice(0, 10);
		const events = startDays > 0 ? films.flatMap((film) => addedPlays(film, from, user)) : [];
		return { events: inOrder(events), snapshot: snapshotOf(films) };
	}

	const held = new Map(films.map((film) => [String(film.movaryId), film]));
	// A film that slipped to an earlier page while the pages were read is missing, yet not removed: look once more.
	if (Object.keys(before).some((movaryId) => !held.has(movaryId))) {
		for (const film of await readPlayed(client, userName)) held.set(String(film.movaryId), film);
	}
	const events: WatchEvent[] = [];
	for (const [movaryId, film] of held) {
		const line = before[movaryId];
		const earlier = line === undefined ? undefined : filmOf(movaryId, line).days;
		events.push(...newPlays(film, earlier ?? new Map(), user));
	}
	for (const [movaryId, line] of Object.entries(before)) {
		const film = filmOf(movaryId, line);
		const isGone = (held.get(movaryId)?.days.size ?? 0) === 0;
		if (isGone && film.days.size > 0) events.push(...removal(film, user, new Date(now)));
	}
	return { events: inOrder(events), snapshot: snapshotOf([...held.values()]) };
}

/** The newest play, for somebody who builds a workflow; undefined in an empty history. */
export async function newestPlay(
	client: ServiceClient,
	userName: string,
): Promise<WatchEvent | undefined> {
	const user = { id: userName, name: userName };
	for (const entry of await listHistory(client, { userName, limit: LOOKED_INTO })) {
		const event = eventOfRow(() => watchEventFromMovary(entry, user));
		if (event) return event;
	}
	return undefined;
}

async function readPlayed(client: ServiceClient, userName: string): Promise<PlayedFilm[]> {
	const path = userPath(userName, 'played');
	const query = { sortBy: 'title', sortOrder: 'asc' };
	const pages = { path, lists: ['played'], query, size: FILMS_A_PAGE };
	const entries = await readPages(client, pages);
	return entries.map(playedFilmOf).filter((film) => film !== undefined);
}

type Play = [day: string, nth: number];

/**
 * Plays that were not there before. As many of them as plays went from other days were only given another date,
 * the oldest days first; what is left is new. A play without a day has no moment to tell anybody.
 */
function newPlays(film: PlayedFilm, earlier: PlaysByDay, user: WatchEvent['user']): WatchEvent[] {
	const added = playsBeyond(film.days, earlier);
	const movedAway = playsBeyond(earlier, film.days).length;
	return eventsOf(film, added.slice(movedAway), user);
}

function addedPlays(film: PlayedFilm, from: string, user: WatchEvent['user']): WatchEvent[] {
	const plays = playsBeyond(film.days, new Map()).filter(([day]) => day >= from);
	return eventsOf(film, plays, user);
}

/** The plays in one that the other has not, oldest day first. */
function playsBeyond(these: PlaysByDay, those: PlaysByDay): Play[] {
	return [...these]
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.flatMap(([day, plays]) => {
			const known = those.get(day) ?? 0;
			const count = Math.max(0, plays - known);
			return Array.from({ length: count }, (_, index): Play => [day, known + index + 1]);
		});
}

function eventsOf({ movie }: PlayedFilm, plays: Play[], user: WatchEvent['user']): WatchEvent[] {
	return plays
		.filter(([day]) => day !== UNDATED)
		.map(([watchedAt, nth]) => {
			return eventOfRow(() => watchEventFromMovary({ movie, watchedAt }, user, { nth }));
		})
		.filter((event) => event !== undefined);
}

function removal(film: PlayedFilm, user: WatchEvent['user'], removedAt: Date): WatchEvent[] {
	const last = playsBeyond(film.days, new Map()).at(-1);
	const [day, nth] = last ?? [UNDATED, 1];
	const watchedAt = day === UNDATED ? null : day;
	const gone = { movie: film.movie, watchedAt };
	const event = eventOfRow(() => watchEventFromMovary(gone, user, { nth, removedAt }));
	return event ? [event] : [];
}

function inOrder(events: WatchEvent[]): WatchEvent[] {
	return events.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
