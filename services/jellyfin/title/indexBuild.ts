import type { IDataObject } from 'n8n-workflow';

import type { ServiceAnswer } from '../../http/exchange';
import type { ServiceClient } from '../../http/serviceClient';
import { readPages } from '../query';
import type { ItemsQuery } from '../query';
import { textOf } from '../reading';
import { clearShard, readShard, shardOf, writeHead, writeShard } from './indexShelf';
import type { IndexHead, Shard } from './indexShelf';
import { libraryItems } from './libraryItem';
import { indexKeys } from './providerIds';

const PAGE_SIZE = 1000;
/** Keys per shard: some 30 kB, which is what a lookup reads whatever the library's size. */
const KEYS_PER_SHARD = 500;
/** Changes are read again from so many milliseconds before, for what was being saved while they were read. */
const OVERLAP_MS = 120_000;

interface Listing {
	/** Item ids by key. */
	keys: Map<string, string[]>;
	titles: number;
	/** ISO 8601, by the server's clock where it says so: when the listing began. */
	at: string;
	server?: string;
}

export interface BuiltIndex extends Listing {
	head: IndexHead;
}

/** Lists every movie and series that the user sees, once, and puts the ids on the shelf. The head comes last. */
export async function buildIndex(
	client: ServiceClient,
	userId: string,
	old: IndexHead | undefined,
): Promise<BuiltIndex> {
	const listing = await list(client, userId, {});
	const shards = Math.max(1, Math.ceil(listing.keys.size / KEYS_PER_SHARD));
	const { at, titles, server } = listing;
	const head = { builtAt: at, readAt: at, titles, keys: listing.keys.size, shards, server };

	// While shards change there is no index, so that nobody reads half of one.
	if (old) await writeHead(client, userId, undefined);
	const contents = byShard(listing.keys, shards);
	for (let shard = 0; shard < shards; shard += 1) {
		await writeShard(client, userId, head, shard, contents.get(shard) ?? {});
	}
	for (let shard = shards; shard < (old?.shards ?? 0); shard += 1) {
		await clearShard(client, userId, shard);
	}
	await writeHead(client, userId, head);
	return { ...listing, head };
}

/** Reads what has been saved since the index was last read, and adds it. Builds anew where the shards got too full. */
export async function addNew(
	client: ServiceClient,
	userId: string,
	head: IndexHead,
): Promise<BuiltIndex> {
	const since = new Date(Date.parse(head.readAt) - OVERLAP_MS).toISOString();
	const changed = await list(client, userId, { minDateLastSaved: since });
	const newItems = new Set<string>();
	let keys = head.keys;
	for (const [shard, content] of byShard(changed.keys, head.shards)) {
		const held = await readShard(client, userId, head, shard);
		if (!held) return await buildIndex(client, userId, head);
		const merged = merge(held, content);
		if (merged.newIds.length === 0) continue;
		for (const id of merged.newIds) newItems.add(id);
		keys += merged.newKeys;
		await writeShard(client, userId, head, shard, merged.keys);
	}
	if (changed.titles === 0) return { ...changed, head };
	if (keys > 2 * KEYS_PER_SHARD * head.shards) return await buildIndex(client, userId, head);
	// Also where nothing of it was new, or every miss would read it again.
	const next = { ...head, readAt: changed.at, keys, titles: head.titles + newItems.size };
	await writeHead(client, userId, next);
	return { ...changed, head: next };
}

async function list(
	client: ServiceClient,
	userId: string,
	narrowed: Pick<ItemsQuery, 'minDateLastSaved'>,
): Promise<Listing> {
	const keys = new Map<string, string[]>();
	let titles = 0;
	let at: string | undefined;
	let server: string | undefined;
	const query: ItemsQuery = {
		userId,
		recursive: true,
		includeItemTypes: ['Movie', 'Series'],
		fields: ['ProviderIds'],
		enableUserData: false,
		enableImages: false,
		// Without an order the pages may overlap and leave titles out.
		sortBy: ['DateCreated', 'SortName'],
		sortOrder: ['Ascending'],
		...narrowed,
	};
	await readPages(client, query, { size: PAGE_SIZE }, (page, answer) => {
		at ??= serverTime(answer);
		server ??= textOf(page[0]?.ServerId);
		titles += page.length;
		collect(page, keys);
	});
	return { keys, titles, at: at ?? new Date(client.clock.now()).toISOString(), server };
}

function collect(page: IDataObject[], keys: Map<string, string[]>): void {
	for (const { id, type, ids } of libraryItems(page)) {
		for (const key of indexKeys(type === 'Series' ? 'series' : 'movie', ids)) {
			const held = keys.get(key);
			if (!held) keys.set(key, [id]);
			else if (!held.includes(id)) held.push(id);
		}
	}
}

function byShard(keys: Map<string, string[]>, shards: number): Map<number, Shard> {
	const contents = new Map<number, Shard>();
	for (const [key, ids] of keys) {
		const shard = shardOf(key, shards);
		const content = contents.get(shard) ?? {};
		content[key] = ids;
		contents.set(shard, content);
	}
	return contents;
}

function merge(held: Shard, added: Shard): { keys: Shard; newKeys: number; newIds: string[] } {
	const keys = { ...held };
	const newIds: string[] = [];
	let newKeys = 0;
	for (const [key, ids] of Object.entries(added)) {
		const before = keys[key] ?? [];
		const more = ids.filter((id) => !before.includes(id));
		if (more.length === 0) continue;
		newIds.push(...more);
		if (before.length === 0) newKeys += 1;
		keys[key] = [...before, ...more];
	}
	return { keys, newKeys, newIds };
}

/** The server's own clock is what its dates are compared with. */
function serverTime({ headers }: ServiceAnswer): string | undefined {
	const ms = Date.parse(headers.date ?? '');
	return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
