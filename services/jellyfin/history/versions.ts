import type { ServiceClient } from '../../http/serviceClient';
import { dataOf, isData, numberOf, textOf } from '../reading';
import { getItem } from '../title/items';
import { userState } from '../title/libraryItem';
import type { LibraryItem } from '../title/libraryItem';
import { readUserData } from './marking';

/**
 * The further files of items that Jellyfin shows as one ("4K", "Director's Cut"). They are in no list, have marks of
 * their own, and a quiet write does not spread to them. Asks nothing for items of one file.
 */
export async function otherVersions(
	client: ServiceClient,
	userId: string,
	items: LibraryItem[],
): Promise<LibraryItem[]> {
	const versions: LibraryItem[] = [];
	for (const item of items) {
		if (!((numberOf(item.dto.MediaSourceCount) ?? 1) > 1)) continue;
		const { MediaSources: sources } = await getItem(client, { itemId: item.id, userId });
		for (const source of Array.isArray(sources) ? sources.filter(isData) : []) {
			const id = textOf(source.Id);
			if (id === undefined || id === item.id) continue;
			const answer = await readUserData(client, { itemId: id, userId }, [404]);
			if (answer.status === 404) continue;
			versions.push({ ...item, id, state: userState(dataOf(answer.body)) });
		}
	}
	return versions;
}
