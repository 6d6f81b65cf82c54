import { anObjectWith } from '../../http/answerForms';
import type { ServiceClient } from '../../http/serviceClient';
import { dataOf, itemOf, textOf } from '../reading';
import { LISTS } from './entries';
import type { ListName } from './entries';

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
