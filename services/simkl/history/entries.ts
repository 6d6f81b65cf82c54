import type { IDataObject } from 'n8n-workflow';

import { countOf, dataOf, listOf, textOf } from '../reading';

/** The three lists that Simkl keeps apart, as `/sync/all-items` calls them. */
export const LISTS = ['shows', 'movies', 'anime'] as const;
export type ListName = (typeof LISTS)[number];

/**
 * Asks `/sync/all-items` for every episode with its date. Completed and dropped shows come without their episodes
 * otherwise (api.simkl.org, get-all-items; cenodude/CrossWatch#267, FuzzyGrim/Yamtrack#1661). `original` gives those
 * that were recorded; `yes` also makes some up, dated with the show's last play, which nobody has watched then.
 */
export const EPISODES = { episode_watched_at: 'yes', include_all_episodes: 'original' } as const;

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

/**
 * False for a show of which more was watched than the answer lists, as of one that was completed with one click: what
 * it does not list was not taken back.
 */
export function tellsEveryEpisode(entry: IDataObject): boolean {
	if (isFilm(entry)) return true;
	const { seasons, status, watched_episodes_count: count } = entry;
	const listed = listOf(seasons).flatMap(({ episodes }) => listOf(episodes)).length;
	if (listed === 0 && (status === 'completed' || status === 'dropped')) return false;
	const watched = countOf(count);
	if (watched !== undefined) return listed >= watched;
	return Array.isArray(seasons) || status === 'plantowatch';
}
