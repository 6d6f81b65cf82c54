import type { IDataObject } from 'n8n-workflow';

import { countOf, dataOf, listOf, textOf } from './reading';

/** The three lists that Simkl keeps apart, as `/sync/all-items` calls them. */
export const LISTS = ['shows', 'movies', 'anime'] as const;
export type ListName = (typeof LISTS)[number];

/** One play of an entry: without season and number that of a film. */
export interface EntryPlay {
	season?: number;
	number?: number;
	watchedAt?: string;
}

/** The film or show of an entry. */
export function titleIn(entry: IDataObject): IDataObject {
	return dataOf(entry.movie ?? entry.show);
}

/** True for a film, also for one that stands among the anime. */
export function isFilm(entry: IDataObject): boolean {
	return entry.movie !== undefined || entry.anime_type === 'movie';
}

/** Every play of an entry of `/sync/all-items`; an anime's in TheTVDB's numbers, where the entry has those. */
export function playsIn(entry: IDataObject): EntryPlay[] {
	if (isFilm(entry)) {
		const isSeen = entry.status === 'completed' || entry.is_rewatch === true;
		return isSeen ? [{ watchedAt: textOf(entry.last_watched_at) }] : [];
	}
	return listOf(entry.seasons).flatMap((season) =>
		listOf(season.episodes).flatMap((episode) => {
			const { season: tvdbSeason, episode: tvdbNumber } = dataOf(episode.tvdb);
			const place = {
				season: countOf(tvdbSeason) ?? countOf(season.number),
				number: countOf(tvdbNumber) ?? countOf(episode.number),
			};
			if (place.season === undefined || place.number === undefined) return [];
			return [{ ...place, watchedAt: textOf(episode.watched_at) }];
		}),
	);
}

/** False for a show whose episodes the answer does not tell: a completed one may come without. */
export function tellsEpisodes(entry: IDataObject): boolean {
	return isFilm(entry) || Array.isArray(entry.seasons) || entry.status === 'plantowatch';
}
