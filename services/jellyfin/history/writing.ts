import type { ClientAnswer, ServiceClient } from '../../http/serviceClient';
import { isServiceError } from '../../http/serviceError';
import type { ServiceError } from '../../http/serviceError';
import type { LibraryItem } from '../title/libraryItem';
import { writeUserData } from './marking';
import { otherVersions } from './versions';

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
