import type { ClientAnswer, ServiceClient } from '../../http/serviceClient';
import { isServiceError } from '../../http/serviceError';
import type { ServiceError } from '../../http/serviceError';
import { dataOf, isData, numberOf, textOf } from '../reading';
import { getItem } from '../title/items';
import { userState } from '../title/libraryItem';
import type { LibraryItem } from '../title/libraryItem';
import { readUserData, writeUserData } from './marking';

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

type Write = (item: LibraryItem) => Promise<ClientAnswer>;

/**
 * Writes each item, one after the other, and answers how often the most stubborn one was sent. An item that has gone
 * since it was found is left out as long as another one took it.
 */
export async function writeEach(items: LibraryItem[], write: Write): Promise<number> {
	const attempts: number[] = [];
	let gone: ServiceError | undefined;
	for (const item of items) {
		const written = await write(item).catch((thrown: unknown) => {
			if (isServiceError(thrown, 'notFound')) return thrown;
			throw thrown;
		});
		if (isServiceError(written)) gone = written;
		else attempts.push(written.attempts);
	}
	if (attempts.length === 0 && gone) throw gone;
	return Math.max(0, ...attempts);
}

/** What is written to an item; nothing where it has it already. */
type DataFor = (item: LibraryItem) => Parameters<typeof writeUserData>[2] | undefined;

/** Writes the same to the other versions of these items, always quietly: Jellyfin 12 spreads a loud mark by itself. */
export async function writeVersions(
	client: ServiceClient,
	userId: string,
	items: LibraryItem[],
	dataFor: DataFor,
): Promise<void> {
	for (const version of await otherVersions(client, userId, items)) {
		const data = dataFor(version);
		if (data) await writeUserData(client, { itemId: version.id, userId }, data);
	}
}
