import type { IDataObject } from 'n8n-workflow';
import type { ServiceAnswer } from '../../http/exchange';
import { anything } from '../../http/json';
import type { ServiceClient } from '../../http/serviceClient';
import { Memory } from '../../shared/memory';
import { notPlex } from '../answers';
import { accountOf } from '../client';
import { CONTAINER, containerOf, idOf, listIn, numberOf } from '../reading';

/** What Plex's own apps name as the place where the item stands. */
const LIBRARY = 'com.plexapp.plugins.library';

/** One title with everything that Plex says of it, and what the token's account has seen of it. */
export async function getItem(client: ServiceClient, ratingKey: string): Promise<IDataObject> {
	const answer = await client.request(requestOf(ratingKey), { answers: CONTAINER });
	const [item] = listIn(containerOf(answer), 'Metadata');
	if (!item) throw notPlex();
	return item;
}

/** Movies, shows and episodes whose title has this text. */
export async function searchItems(
	client: ServiceClient,
	{ search, limit }: { search: string; limit: number },
): Promise<IDataObject[]> {
	const query = { query: search, limit };
	const answer = await client.request(
		{ method: 'GET', path: '/hubs/search', query },
		{ answers: CONTAINER },
	);
	return listIn(containerOf(answer), 'Hub')
		.filter(({ type }) => type === 'movie' || type === 'show' || type === 'episode')
		.flatMap((hub) => listIn(hub, 'Metadata'));
}

/** The item after it, and whether anything had to be done: a second mark would count one play more. */
export interface Marked {
	item: IDataObject;
	changed: boolean;
}

/** Marks for the token's account, with the time of now: Plex takes no other. Of a show, every episode. */
export async function markWatched(client: ServiceClient, ratingKey: string): Promise<Marked> {
	return await mark(client, ratingKey, '/:/scrobble', isWatched);
}

/** Takes the mark and the number of plays away, and the point to resume at. */
export async function markUnwatched(client: ServiceClient, ratingKey: string): Promise<Marked> {
	return await mark(client, ratingKey, '/:/unscrobble', isUnwatched);
}

async function mark(
	client: ServiceClient,
	ratingKey: string,
	path: string,
	isDone: (item: IDataObject) => boolean,
): Promise<Marked> {
	const before = await getItem(client, ratingKey);
	if (isDone(before)) return { item: before, changed: false };
	const query = { key: ratingKey, identifier: LIBRARY };
	await client.request(
		{ method: 'PUT', path, query },
		{ answers: anything, readBack: async () => await answerOnce(client, ratingKey, isDone) },
	);
	return { item: await getItem(client, ratingKey), changed: true };
}

/** The item's answer if the mark is there already: then it must not be sent a second time. */
async function answerOnce(
	client: ServiceClient,
	ratingKey: string,
	isDone: (item: IDataObject) => boolean,
): Promise<ServiceAnswer | undefined> {
	const answer = await client.request(requestOf(ratingKey), { answers: CONTAINER });
	const [item] = listIn(containerOf(answer), 'Metadata');
	return item && isDone(item) ? answer : undefined;
}

const requestOf = (ratingKey: string) => ({
	method: 'GET' as const,
	path: `/library/metadata/${encodeURIComponent(ratingKey)}`,
	query: { includeGuids: 1 },
});

function isWatched(item: IDataObject): boolean {
	const episodes = numberOf(item.leafCount);
	if (episodes !== undefined) return (numberOf(item.viewedLeafCount) ?? 0) >= episodes;
	return (numberOf(item.viewCount) ?? 0) > 0;
}

function isUnwatched(item: IDataObject): boolean {
	const seen = numberOf(item.leafCount) === undefined ? item.viewCount : item.viewedLeafCount;
	return (numberOf(seen) ?? 0) === 0 && (numberOf(item.viewOffset) ?? 0) === 0;
}

/** An address with so many keys stays below what any proxy takes. */
const KEYS_IN_A_REQUEST = 100;

const remembered = new Memory<IDataObject>(5000);

/**
 * The metadata of these titles by their keys, with the ids that services know them by: many in one request, and each
 * title once in the life of this process. What is no longer in the library is left out.
 */
export async function titlesOf(
	client: ServiceClient,
	keys: Iterable<string>,
): Promise<Map<string, IDataObject>> {
	const account = accountOf(client);
	const found = new Map<string, IDataObject>();
	const unknown: string[] = [];
	for (const key of new Set(keys)) {
		const known = remembered.get(`${account}|${key}`);
		if (known) found.set(key, known);
		else unknown.push(key);
	}
	for (let start = 0; start < unknown.length; start += KEYS_IN_A_REQUEST) {
		for (const title of await ask(client, unknown.slice(start, start + KEYS_IN_A_REQUEST))) {
			const key = idOf(title.ratingKey);
			if (key === undefined) continue;
			found.set(key, title);
			// One without ids may be matched by its owner any day.
			if (listIn(title, 'Guid').length > 0) remembered.set(`${account}|${key}`, title);
		}
	}
	return found;
}

/** Whether a server refuses a whole list for one key that is gone is not known: then the halves are asked. */
async function ask(client: ServiceClient, keys: string[]): Promise<IDataObject[]> {
	const path = `/library/metadata/${keys.map(encodeURIComponent).join(',')}`;
	const query = { includeGuids: 1 };
	const answer = await client.request(
		{ method: 'GET', path, query },
		{ answers: CONTAINER, accept: [404] },
	);
	if (answer.status !== 404) return listIn(containerOf(answer), 'Metadata');
	if (keys.length === 1) return [];
	const half = Math.ceil(keys.length / 2);
	return [...(await ask(client, keys.slice(0, half))), ...(await ask(client, keys.slice(half)))];
}
