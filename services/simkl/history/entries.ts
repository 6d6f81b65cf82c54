import type { IDataObject } from 'n8n-workflow';
import { anObjectWith } from '../../http/json';
import type { ServiceClient } from '../../http/serviceClient';
import { countOf, dataOf, itemOf, listOf, textOf } from '../reading';
import { idsIn } from '../title/subject';

/** The three lists that Simkl keeps apart, as `/sync/all-items` calls them. */
export const LISTS = ['shows', 'movies', 'anime'] as const;
export type ListName = (typeof LISTS)[number];

/**
 * Asks `/sync/all-items` for every episode with its date. Completed and dropped shows come without their episodes
 * otherwise (api.simkl.org, get-all-items; cenodude/CrossWatch#267, FuzzyGrim/Yamtrack#1661). `original` gives those
 * that were recorded; `yes` also makes some up, dated with the show's last play, which nobody has watched then.
 */
export const EPISODES = { episode_watched_at: 'yes', include_all_episodes: 'original' } as const;

export interface Place {
	season: number;
	number: number;
}

/** One play of an entry: without any place that of a film. */
export interface EntryPlay {
	/** In a catalogue that keeps the show as one: TheTVDB's for an anime, which Simkl does not know of each episode. */
	season?: number;
	number?: number;
	/** Of an anime: the place within its cour, which is a title of its own at Simkl. */
	inCour?: Place;
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

/** True for one cour of an anime: the ids of the whole show stand beside its own. */
export function isCourEntry(entry: IDataObject): boolean {
	const { mal, anidb } = idsIn(titleIn(entry));
	return !isFilm(entry) && (entry.anime_type !== undefined || (mal ?? anidb) !== undefined);
}

/** Every play of an entry of `/sync/all-items`. */
export function playsIn(entry: IDataObject): EntryPlay[] {
	if (isFilm(entry)) {
		const isSeen = entry.status === 'completed' || entry.is_rewatch === true;
		return isSeen ? [{ watchedAt: textOf(entry.last_watched_at) }] : [];
	}
	const isCour = isCourEntry(entry);
	return listOf(entry.seasons).flatMap((season) =>
		listOf(season.episodes).flatMap((episode) => {
			const watchedAt = textOf(episode.watched_at);
			const place = placeIn(season.number, episode.number);
			if (!isCour) return place ? [{ ...place, watchedAt }] : [];
			const { season: tvdbSeason, episode: tvdbNumber } = dataOf(episode.tvdb);
			const whole = placeIn(tvdbSeason, tvdbNumber);
			return (place ?? whole) ? [{ ...whole, ...(place && { inCour: place }), watchedAt }] : [];
		}),
	);
}

function placeIn(season: unknown, number: unknown): Place | undefined {
	const place = { season: countOf(season), number: countOf(number) };
	if (place.season === undefined || place.number === undefined) return undefined;
	return { season: place.season, number: place.number };
}

/**
 * A play as `watchEventFromSimkl` reads it.
 */
export function rowOf(
	title: IDataObject,
	{ season, number, inCour, watchedAt }: EntryPlay,
	{ isFilm: film, isCour }: { isFilm: boolean; isCour: boolean },
): IDataObject {
	const row = { watched_at: watchedAt };
	if (film) return { movie: title, ...row };
	if (!isCour) return { show: title, episode: { season, number }, ...row };
	const tvdb = season === undefined ? {} : { tvdb: { season, episode: number } };
	return { anime: title, episode: { ...inCour, ...tvdb }, ...row };
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

/** When something in a list last changed; '' where nothing ever did. Of two, the later text is the later time. */
export interface ListActivity {
	/** A title came into the list or changed its place there, an episode was marked or unmarked, a title was rated. */
	changed: string;
	/** The same but for ratings: something later than an earlier `changed` has to show among what is newer than that. */
	filed?: string;
	/** A title left the library. */
	removed: string;
	/** The removal after which nothing at all was found in the list, once: before that is believed it is looked at again. */
	emptied?: string;
}

export type Activities = Record<ListName, ListActivity>;

const CATEGORY = { shows: 'tv_shows', movies: 'movies', anime: 'anime' } as const;
/** Rating a title files it, and Simkl's documents disagree whether the list's own date then moves. */
const FILED = ['plantowatch', 'watching', 'completed', 'hold', 'dropped'];
const CHANGES = [...FILED, 'rated_at'];

/** The cheapest call that Simkl has: to be asked before anything is read from the library. */
export async function readActivities(client: ServiceClient): Promise<Activities> {
	const answer = itemOf(
		await client.request(
			{ method: 'GET', path: '/sync/activities' },
			{ answers: anObjectWith(...Object.values(CATEGORY)) },
		),
	);
	const of = (list: ListName): ListActivity => {
		const dates = dataOf(answer[CATEGORY[list]]);
		const latest = (names: string[]) =>
			names
				.map((name) => textOf(dates[name]) ?? '')
				.sort()
				.at(-1) ?? '';
		const removed = textOf(dates.removed_from_list) ?? '';
		return { changed: latest(CHANGES), filed: latest(FILED), removed };
	};
	const [shows, movies, anime] = LISTS.map(of);
	const none = { changed: '', removed: '' };
	return { shows: shows ?? none, movies: movies ?? none, anime: anime ?? none };
}

/**
 * Whether a list, read from the `changed` of an earlier look on, may be empty. It may not where a title was filed since
 * and none was removed later: Simkl's null then says nothing of the list.
 */
export function mayBeEmpty({ filed = '', removed }: ListActivity, was?: ListActivity): boolean {
	return !(filed > (was?.changed ?? '') && filed > removed);
}

/** `date_from` gives what is newer, to the second: one second earlier misses nothing. */
export function justBefore(stamp: string): string {
	return `${new Date(Date.parse(stamp) - 1000).toISOString().slice(0, 19)}Z`;
}
