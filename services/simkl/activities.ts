import type { ServiceClient } from '../http/serviceClient';
import { LISTS } from './entries';
import type { ListName } from './entries';
import { dataOf, itemOf, textOf } from './reading';

/** When something in a list last changed; '' where nothing ever did. Of two, the later text is the later time. */
export interface ListActivity {
	/** A title came into the list or changed its place there, an episode was marked or unmarked, a title was rated. */
	changed: string;
	/** A title left the library. */
	removed: string;
}

export type Activities = Record<ListName, ListActivity>;

const CATEGORY = { shows: 'tv_shows', movies: 'movies', anime: 'anime' } as const;
/** Rating a title files it, and Simkl's documents disagree whether the list's own date then moves. */
const CHANGES = ['plantowatch', 'watching', 'completed', 'hold', 'dropped', 'rated_at'];

/** The cheapest call that Simkl has: to be asked before anything is read from the library. */
export async function readActivities(client: ServiceClient): Promise<Activities> {
	const answer = itemOf(await client.request({ method: 'GET', path: '/sync/activities' }));
	const of = (list: ListName): ListActivity => {
		const dates = dataOf(answer[CATEGORY[list]]);
		const changes = CHANGES.map((name) => textOf(dates[name]) ?? '');
		return { changed: changes.sort().at(-1) ?? '', removed: textOf(dates.removed_from_list) ?? '' };
	};
	const [shows, movies, anime] = LISTS.map(of);
	const none = { changed: '', removed: '' };
	return { shows: shows ?? none, movies: movies ?? none, anime: anime ?? none };
}

/** `date_from` gives what is newer, to the second: one second earlier misses nothing. */
export function justBefore(stamp: string): string {
	return `${new Date(Date.parse(stamp) - 1000).toISOString().slice(0, 19)}Z`;
}
