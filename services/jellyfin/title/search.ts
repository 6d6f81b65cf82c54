import { isSameTitle, withoutYear, yearInTitle } from '../../../media/titles';
import type { ServiceClient } from '../../http/serviceClient';
import { queryItems } from '../query';
import type { ItemsQuery } from '../query';
import { libraryItems } from './libraryItem';
import type { LibraryItem } from './libraryItem';
import { agreement, hasProviderId } from './providerIds';
import type { ProviderIds } from './providerIds';

/** Jellyfin searches inside titles: "Up" brings many. What lies beyond is found by the library index. */
const CANDIDATES = 50;

export interface Wanted {
	title: string;
	year?: number;
	ids: ProviderIds;
}

/** What the title search of one type brings, best first as Jellyfin sees it. */
export async function searchTitle(
	client: ServiceClient,
	userId: string,
	type: 'Movie' | 'Series',
	title: string,
): Promise<LibraryItem[]> {
	// The year behind a title is no part of it in Jellyfin, which would find nothing.
	return await candidates(client, {
		userId,
		recursive: true,
		includeItemTypes: [type],
		searchTerm: withoutYear(title),
		limit: CANDIDATES,
	});
}

/** Items by their own ids, with what the user has done with them; an id that is gone is left out. */
export async function itemsById(
	client: ServiceClient,
	userId: string,
	ids: string[],
): Promise<LibraryItem[]> {
	return await candidates(client, { userId, ids });
}

async function candidates(client: ServiceClient, query: ItemsQuery): Promise<LibraryItem[]> {
	const dtos = await queryItems(client, {
		...query,
		fields: ['ProviderIds', 'MediaSourceCount'],
		enableUserData: true,
		enableImages: false,
		enableTotalRecordCount: false,
	});
	return libraryItems(dtos);
}

export interface Choice {
	items: LibraryItem[];
	/** True where the items are several titles of one name, and nothing tells which is meant. */
	isAmbiguous: boolean;
}

/**
 * Every item that is the wanted title: by ids where both sides have some, else by title and year. Several of one title
 * are its versions and libraries; namesakes are reported as such, for a wrong mark is worse than none.
 */
export function choose(wanted: Wanted, found: LibraryItem[]): Choice {
	const judged = found.map((item) => ({ item, verdict: agreement(wanted.ids, item.ids) }));
	const same = judged.filter(({ verdict }) => verdict === 'same').map(({ item }) => item);
	if (same.length > 0) return { items: same, isAmbiguous: false };

	const year = wanted.year ?? yearInTitle(wanted.title);
	const namesakes = judged
		.filter(({ verdict, item }) => verdict === 'unknown' && isSameTitle(item.title, wanted.title))
		.map(({ item }) => item);
	// With ids on one side only, the title needs its year to prove anything.
	const fitting = hasProviderId(wanted.ids)
		? namesakes.filter((item) => year !== undefined && item.year === year)
		: closest(namesakes, year);
	const [first, ...others] = fitting;
	const isAmbiguous = first !== undefined && others.some((item) => isOther(first, item));
	return { items: fitting, isAmbiguous };
}

/** Those of the exact year, else those a year off, for premieres differ by country; all where no year is known. */
function closest(items: LibraryItem[], year: number | undefined): LibraryItem[] {
	if (year === undefined) return items;
	const exact = items.filter((item) => item.year === year);
	return exact.length > 0
		? exact
		: items.filter((item) => item.year === undefined || Math.abs(item.year - year) === 1);
}

/** True where two items of the same name are clearly two titles. */
function isOther(one: LibraryItem, another: LibraryItem): boolean {
	const verdict = agreement(one.ids, another.ids);
	return verdict === 'other' || (verdict === 'unknown' && one.year !== another.year);
}
