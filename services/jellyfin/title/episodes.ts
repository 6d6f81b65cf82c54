import type { ShowApiGetEpisodesRequest } from '@jellyfin/sdk/lib/generated-client/api/show-api';

import type { Episode } from '../../../media';
import { isSameTitle } from '../../../media/titles';
import type { ServiceClient } from '../../http/serviceClient';
import { clearlyDiffer } from '../../shared/title/chooseEpisode';
import { inPath, ITEMS, queryOf } from '../query';
import { itemsOf } from '../reading';
import { libraryItems } from './libraryItem';
import type { LibraryItem } from './libraryItem';
import { agreement, providerIds } from './providerIds';

/** The episodes of a series that have a file, with what the user has done with them; nothing for a series that is gone. */
export async function episodesOf(
	client: ServiceClient,
	userId: string,
	seriesId: string,
	season: number | undefined,
): Promise<LibraryItem[]> {
	const query: Omit<ShowApiGetEpisodesRequest, 'seriesId'> = {
		userId,
		season,
		fields: ['ProviderIds'],
		enableUserData: true,
		enableImages: false,
	};
	const path = `/Shows/${inPath(seriesId)}/Episodes`;
	const answer = await client.request(
		{ method: 'GET', path, query: queryOf(query) },
		{ answers: ITEMS, accept: [404] },
	);
	if (answer.status === 404) return [];
	return libraryItems(itemsOf(answer)).filter(({ isVirtual }) => !isVirtual);
}

/** The wanted episode among those of its series: by its own ids, else by its place, with the title as a guard. */
export function chooseEpisodes(wanted: Episode, found: LibraryItem[]): LibraryItem[] {
	const ids = providerIds(wanted.ids);
	const judged = found.map((item) => ({ item, verdict: agreement(ids, item.ids) }));
	const same = judged.filter(({ verdict }) => verdict === 'same').map(({ item }) => item);
	if (same.length > 0) return same;
	return judged
		.filter(({ item, verdict }) => {
			if (!isAtPlace(item, wanted)) return false;
			if (wanted.number !== item.number) return mayHoldLater(item, wanted);
			// Some libraries carry wrong episode ids; then only the same title proves that it is meant.
			if (verdict === 'other') {
				return wanted.title !== undefined && isSameTitle(item.title, wanted.title);
			}
			return !clearlyDiffer(wanted.title, item.title, wanted.show.title);
		})
		.map(({ item }) => item);
}

/**
 * A file of several episodes carries the ids of its first one, which prove nothing about a later one. Nor does its title,
 * unless it has those of all: "Low Water / The Cold Pier".
 */
function mayHoldLater(file: LibraryItem, { title }: Episode): boolean {
	return !file.title.includes(' / ') || !clearlyDiffer(title, file.title);
}

/** A season's list may hold specials that aired within it, so the season counts as well. */
function isAtPlace(item: LibraryItem, { season, number }: Episode): boolean {
	if (season === undefined || number === undefined || item.number === undefined) return false;
	if (item.season !== undefined && item.season !== season) return false;
	return number >= item.number && number <= (item.lastNumber ?? item.number);
}
