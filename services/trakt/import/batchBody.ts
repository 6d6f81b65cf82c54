import type { IDataObject } from 'n8n-workflow';

import { dataOf, isData, listOf, wholeOf } from '../reading';
import { dateOf } from '../title/bodies';
import { isMovie, isNumbered } from '../title/subject';
import type { TraktIds, TraktSubject } from '../title/subject';

/** One play as the body of POST /sync/history names it. */
export interface BatchEntry {
	subject: TraktSubject;
	/** ISO 8601 UTC, or Trakt's word for no date. */
	watchedAt: string;
}

/** Movies and episodes by their ids, the other episodes under their show and season: never a show without episodes. */
export function batchBody(entries: BatchEntry[]): IDataObject {
	const movies: IDataObject[] = [];
	const episodes: IDataObject[] = [];
	const shows = new Map<string, { ids: TraktIds; seasons: Map<number, IDataObject[]> }>();
	for (const { subject, watchedAt } of entries) {
		const watched_at = watchedAt === 'unknown' ? watchedAt : dateOf(watchedAt);
		if (isMovie(subject)) movies.push({ ids: subject.movie.ids, watched_at });
		else if (!isNumbered(subject)) episodes.push({ ids: subject.episode.ids, watched_at });
		else {
			const { season, number } = subject.episode;
			const ids = subject.show.ids ?? {};
			const key = JSON.stringify(ids);
			const show = shows.get(key) ?? { ids, seasons: new Map<number, IDataObject[]>() };
			shows.set(key, show);
			show.seasons.set(season, [...(show.seasons.get(season) ?? []), { number, watched_at }]);
		}
	}
	const nested = [...shows.values()].map(({ ids, seasons }) => ({
		ids,
		seasons: [...seasons].map(([number, held]) => ({ number, episodes: held })),
	}));
	return {
		...(movies.length > 0 ? { movies } : {}),
		...(episodes.length > 0 ? { episodes } : {}),
		...(nested.length > 0 ? { shows: nested } : {}),
	};
}

/** What Trakt says of a batch. */
export interface BatchAnswer {
	/** How many plays were added, and of how many the one of its title was only moved, or was there already. */
	added: number;
	updated: number;
	/** True for an entry that Trakt named as not found. */
	isNotFound: (entry: BatchEntry) => boolean;
	/** How many of the things that were not found were none of ours, in whatever form Trakt named them. */
	unclear: number;
}

/** Reads `added` and `not_found`, which echoes what was sent and does so with 2xx. */
export function batchAnswer(body: IDataObject, entries: BatchEntry[]): BatchAnswer {
	const notFound = new Set<BatchEntry>();
	let unclear = 0;
	for (const [list, echoes] of Object.entries(dataOf(body.not_found))) {
		for (const echo of listOf(echoes)) {
			const meant = entries.filter((entry) => isMeant(list, echo, entry));
			meant.forEach((entry) => notFound.add(entry));
			if (meant.length === 0) unclear += 1;
		}
	}
	return {
		added: sumOf(body.added),
		updated: sumOf(body.updated),
		isNotFound: (entry) => notFound.has(entry),
		unclear,
	};
}

function sumOf(counts: unknown): number {
	const all = Object.values(dataOf(counts)).map((count) => wholeOf(count) ?? 0);
	return all.reduce((sum, count) => sum + count, 0);
}

function isMeant(list: string, echo: IDataObject, { subject }: BatchEntry): boolean {
	if (isMovie(subject)) return list === 'movies' && shareAnId(echo.ids, subject.movie.ids);
	if (!isNumbered(subject)) return list === 'episodes' && shareAnId(echo.ids, subject.episode.ids);
	if (list !== 'shows' || !shareAnId(echo.ids, subject.show.ids)) return false;
	const seasons = listOf(echo.seasons);
	if (seasons.length === 0) return true;
	return seasons.some((season) => {
		if (season.number !== subject.episode.season) return false;
		const episodes = listOf(season.episodes);
		return (
			episodes.length === 0 || episodes.some(({ number }) => number === subject.episode.number)
		);
	});
}

function shareAnId(echoed: unknown, sent: TraktIds | undefined): boolean {
	if (!isData(echoed)) return false;
	return Object.entries(sent ?? {}).some(([kind, id]) => id !== undefined && echoed[kind] === id);
}
