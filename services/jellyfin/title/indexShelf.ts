import type { DisplayPreferenceApiGetDisplayPreferencesRequest } from '@jellyfin/sdk/lib/generated-client/api/display-preference-api';
import type { IDataObject } from 'n8n-workflow';

import { anObjectWith, anything } from '../../http/json';
import type { ServiceClient } from '../../http/serviceClient';
import { checkUser } from '../people';
import { queryOf } from '../query';
import { dataOf, isData, itemOf, numberOf, textOf } from '../reading';

/** Jellyfin keeps at most 32 characters. */
const CLIENT_NAME = 'n8n-nodes-scrobble';
const HEAD = 'library-index';
/** Another form of the index under the same name is built anew. */
const VERSION = 1;
/** What Jellyfin answers for the preferences of a user whom it does not have (recorded on 10.11.11), and for its own faults. */
const NO_SUCH_USER = 500;
/** The one field of ours: Jellyfin adds settings of its own to what it answers. */
const FIELD = 'index';

/** DisplayPreferencesDto. */
const PREFERENCES = anObjectWith('CustomPrefs', 'Id');

export interface IndexHead {
	/** ISO 8601, by the server's clock: when everything was listed. */
	builtAt: string;
	/** ISO 8601, by the server's clock: up to when changes have been read. */
	readAt: string;
	/** Movies and series in it. */
	titles: number;
	/** Keys in all shards when it was built. */
	keys: number;
	shards: number;
	server?: string;
}

/** Item ids by key. */
export type Shard = Record<string, string[]>;

/**
 * The library index lies in the user's display preferences on the Jellyfin server itself: it survives restarts, all
 * processes of n8n share it, it is per user as visibility is, and it weighs on none of n8n's own storage.
 */
export async function readHead(
	client: ServiceClient,
	userId: string,
): Promise<IndexHead | undefined> {
	const held = await read(client, userId, HEAD);
	const { builtAt, readAt, titles, keys, shards } = held;
	const [built, until] = [textOf(builtAt), textOf(readAt)];
	const count = numberOf(shards) ?? 0;
	if (held.version !== VERSION || !built || !until || !(count >= 1)) return undefined;
	return {
		builtAt: built,
		readAt: until,
		titles: numberOf(titles) ?? 0,
		keys: numberOf(keys) ?? 0,
		shards: count,
		server: textOf(held.server),
	};
}

export async function writeHead(
	client: ServiceClient,
	userId: string,
	head: IndexHead | undefined,
): Promise<void> {
	await write(client, userId, HEAD, head && { version: VERSION, ...head });
}

/** Nothing for a shard of another build than the head's: two processes have built at the same time. */
export async function readShard(
	client: ServiceClient,
	userId: string,
	head: IndexHead,
	shard: number,
): Promise<Shard | undefined> {
	const { builtAt, keys } = await read(client, userId, shardName(shard));
	if (builtAt !== head.builtAt) return undefined;
	const entries = Object.entries(dataOf(keys)).map(([key, ids]) => [key, idsOf(ids)] as const);
	return Object.fromEntries(entries.filter(([, ids]) => ids.length > 0));
}

export async function writeShard(
	client: ServiceClient,
	userId: string,
	head: IndexHead,
	shard: number,
	keys: Shard,
): Promise<void> {
	await write(client, userId, shardName(shard), { builtAt: head.builtAt, keys });
}

export async function clearShard(
	client: ServiceClient,
	userId: string,
	shard: number,
): Promise<void> {
	await write(client, userId, shardName(shard), undefined);
}

/** In which of `shards` a key lies: FNV-1a of 32 bits, which spreads ids that differ in one digit. */
export function shardOf(key: string, shards: number): number {
	let hash = 0x811c9dc5;
	for (const character of key) {
		hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	}
	return hash % shards;
}

function shardName(shard: number): string {
	return `${HEAD}-${shard}`;
}

async function read(client: ServiceClient, userId: string, name: string): Promise<IDataObject> {
	const request = { method: 'GET', ...placeOf(userId, name) } as const;
	let answer = await client.request(request, { answers: PREFERENCES, accept: [NO_SUCH_USER] });
	if (answer.status === NO_SUCH_USER) {
		await checkUser(client, userId);
		answer = await client.request(request, { answers: PREFERENCES });
	}
	const written = textOf(dataOf(itemOf(answer).CustomPrefs)[FIELD]);
	return written === undefined ? {} : parsed(written);
}

/** Replaces what lies there; `undefined` takes it away, for display preferences cannot be deleted. */
async function write(
	client: ServiceClient,
	userId: string,
	name: string,
	content: object | undefined,
): Promise<void> {
	const CustomPrefs = content ? { [FIELD]: JSON.stringify(content) } : {};
	await client.request(
		{ method: 'POST', ...placeOf(userId, name), body: { CustomPrefs } },
		{ answers: anything },
	);
}

function placeOf(userId: string, name: string) {
	const query: Omit<DisplayPreferenceApiGetDisplayPreferencesRequest, 'displayPreferencesId'> = {
		userId,
		client: CLIENT_NAME,
	};
	return { path: `/DisplayPreferences/${encodeURIComponent(name)}`, query: queryOf(query) };
}

/** Cut or foreign text is as good as none: the index is only a copy. */
function parsed(written: string): IDataObject {
	try {
		const content: unknown = JSON.parse(written);
		return isData(content) ? content : {};
	} catch {
		return {};
	}
}

function idsOf(value: unknown): string[] {
	return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}
