import type { ServiceClient } from '../../http/serviceClient';
import { lookUp } from './libraryIndex';
import { choose, searchTitle } from './search';
import type { Choice, Wanted } from './search';

/** Movies or series that are this title: by a search for its name, else in the library index; none where nothing fits. */
export async function findTitles(
	client: ServiceClient,
	userId: string,
	type: 'movie' | 'series',
	wanted: Wanted,
): Promise<Choice> {
	const kind = type === 'movie' ? 'Movie' : 'Series';
	const hasTitle = wanted.title.trim() !== '';
	const found = hasTitle ? await searchTitle(client, userId, kind, wanted.title) : [];
	const choice = choose(wanted, found);
	if (choice.items.length > 0) return choice;
	const items = await lookUp(client, userId, { type, ids: wanted.ids });
	return { items, isAmbiguous: false };
}
