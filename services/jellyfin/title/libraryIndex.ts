import type { IDataObject } from 'n8n-workflow';
import type { ServiceClient } from '../../http/serviceClient';
import { inTurnAtIndex } from '../client';
import { addNew, buildIndex } from './indexBuild';
import { clearShard, readHead, readShard, shardOf, writeHead, writeShard } from './indexShelf';
import type { IndexHead } from './indexShelf';
import type { LibraryItem } from './libraryItem';
import { agreement, indexKeys } from './providerIds';
import type { ProviderIds } from './providerIds';
import { choose, itemsById, searchTitle } from './search';
import type { Choice, Wanted } from './search';

interface Sought {
	type: 'movie' | 'series';
	ids: ProviderIds;
}

/**
 * Items by provider id: Jellyfin's API has no such filter. Lists the library once, ever; afterwards one shard answers,
 * and what it does not know is looked for among what was saved since. Every hit is compared with the item's own ids.
 */
export async function lookUp(
	client: ServiceClient,
	userId: string,
	sought: Sought,
): Promise<LibraryItem[]> {
	const keys = indexKeys(sought.type, sought.ids);
	if (keys.length === 0) return [];
	return await inTurnAtIndex(client, userId, async () => {
		const head = await readHead(client, userId);
		if (!head) return await inListing(client, userId, sought, keys, undefined);

		for (const key of keys) {
			const shard = shardOf(key, head.shards);
			const held = await readShard(client, userId, head, shard);
			if (!held) return await inListing(client, userId, sought, keys, head, 'build');
			const ids = held[key] ?? [];
			const items = await confirmed(client, userId, sought, ids);
			const gone = ids.filter((id) => !items.some((item) => item.id === id));
			if (gone.length > 0) {
				const rest = ids.filter((id) => !gone.includes(id));
				await writeShard(client, userId, head, shard, { ...held, [key]: rest });
			}
			if (items.length > 0) return items;
		}
		return await inListing(client, userId, sought, keys, head);
	});
}

/** Brings the index up to date; `force` lists the whole library again, as for libraries that were shared lately. */
export async function refreshIndex(
	client: ServiceClient,
	{ userId, force = false }: { userId: string; force?: boolean },
): Promise<IDataObject> {
	return await inTurnAtIndex(client, userId, async () => {
		const held = await readHead(client, userId);
		const whole = force || !held;
		const { head, titles } = whole
			? await buildIndex(client, userId, held)
			: await addNew(client, userId, held);
		return { ...statusOf(head), listed: titles };
	});
}

export async function getIndexStatus(
	client: ServiceClient,
	{ userId }: { userId: string },
): Promise<IDataObject> {
	return statusOf(await readHead(client, userId));
}

/** Takes the index away; the next title that a search does not find builds it anew. */
export async function deleteIndex(
	client: ServiceClient,
	{ userId }: { userId: string },
): Promise<IDataObject> {
	return await inTurnAtIndex(client, userId, async () => {
		const head = await readHead(client, userId);
		if (!head) return { deleted: false };
		await writeHead(client, userId, undefined);
		for (let shard = 0; shard < head.shards; shard += 1) await clearShard(client, userId, shard);
		return { deleted: true };
	});
}

function statusOf(head: IndexHead | undefined): IDataObject {
	if (!head) return { exists: false };
	const { titles, keys, shards, builtAt, readAt, server } = head;
	return {
		exists: true,
		titles,
		ids: keys,
		parts: shards,
		builtAt,
		updatedAt: readAt,
		...(server === undefined ? {} : { serverId: server }),
	};
}

async function inListing(
	client: ServiceClient,
	userId: string,
	sought: Sought,
	keys: string[],
	head: IndexHead | undefined,
	how: 'add' | 'build' = 'add',
): Promise<LibraryItem[]> {
	const listing =
		head && how === 'add'
			? await addNew(client, userId, head)
			: await buildIndex(client, userId, head);
	const ids = keys.flatMap((key) => listing.keys.get(key) ?? []);
	return await confirmed(client, userId, sought, [...new Set(ids)]);
}

/** What is there, is of that type and carries the ids; a shard may be older than the library. */
async function confirmed(
	client: ServiceClient,
	userId: string,
	{ type, ids }: Sought,
	itemIds: string[],
): Promise<LibraryItem[]> {
	if (itemIds.length === 0) return [];
	const kind = type === 'movie' ? 'Movie' : 'Series';
	const items = await itemsById(client, userId, itemIds);
	return items.filter((item) => item.type === kind && agreement(ids, item.ids) === 'same');
}

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
